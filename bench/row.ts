/** One figure of the bench beside what limits it on this machine and what it should reach. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The physical limit measured in the same run, in the same unit; `null` where there is none. */
  readonly limit: number | null;
  readonly goal: Goal | null;
}

/** `ofLimit`: the bound is this share of the limit. */
export interface Goal {
  readonly is: 'at-least' | 'at-most';
  readonly bound: number;
  readonly ofLimit?: true;
}

export function atLeast(bound: number): Goal {
  return { is: 'at-least', bound };
}

export function atMost(bound: number): Goal {
  return { is: 'at-most', bound };
}

export function atLeastOfLimit(share: number): Goal {
  return { is: 'at-least', bound: share, ofLimit: true };
}

/** Whether the goal is met; `null` where there is none. */
export function isMet({ value, limit, goal }: Row): boolean | null {
  if (goal === null) return null;
  const bound = goal.ofLimit ? goal.bound * (limit ?? Number.NaN) : goal.bound;
  return goal.is === 'at-least' ? value >= bound : value <= bound;
}

export function sayGoal(goal: Goal | null): string {
  if (goal === null) return '';
  return `${goal.is === 'at-least' ? '≥' : '≤'} ${goal.bound}${goal.ofLimit ? ' of limit' : ''}`;
}
