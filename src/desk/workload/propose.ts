import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { Plate } from './plates.store.ts';

/** Somebody of the unit, as a proposal looks at them. */
export interface Candidate {
  readonly employee: EmployeeId;
  readonly name: string;
  /** Leads the unit: comes after its people. */
  readonly head: boolean;
  readonly away: boolean;
  readonly walled: boolean;
  readonly plate: Omit<Plate, 'employee'>;
  /** Words of theirs that stand in the case. */
  readonly knows: readonly string[];
}

/** Who is proposed and why, for the line that explains it. */
export interface Proposal {
  readonly employee: EmployeeId;
  readonly name: string;
  readonly open: number;
  readonly knows: readonly string[];
  /** Left out: who is away. Walls are not told. */
  readonly away: readonly string[];
}

/** What is late or soon due takes more of a day than what has time. */
const WEIGHT = { late: 3, soon: 2, rest: 1 } as const;

/** Open work in weight: late counts three times, soon due twice. */
export function weigh({ open, late, soon }: Omit<Plate, 'employee'>): number {
  return late * WEIGHT.late + soon * WEIGHT.soon + (open - late - soon) * WEIGHT.rest;
}

/**
 * Whom a case that nobody has taken is proposed to: of those present and not walled off, whoever knows most of its words;
 * of equals whoever has the least open work in weight, then by name; the head only where nobody else is left. `null` where nobody is left.
 */
export function proposeHolder(candidates: readonly Candidate[]): Proposal | null {
  const able = candidates.filter(({ away, walled }) => !away && !walled);
  const [best] = able.toSorted(
    (a, b) =>
      Number(a.head) - Number(b.head) ||
      b.knows.length - a.knows.length ||
      weigh(a.plate) - weigh(b.plate) ||
      a.name.localeCompare(b.name, 'lv'),
  );
  if (best === undefined) return null;
  const away = candidates.filter((one) => one.away).map(({ name }) => name);
  return { employee: best.employee, name: best.name, open: best.plate.open, knows: best.knows, away };
}
