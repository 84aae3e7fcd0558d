import type { CaseId, EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import type { CaseState, SubmissionKind } from '../../vocabulary/words.ts';

/** Whose cases: held by me, of my units, or all that I may see. */
export const SCOPES = ['mine', 'unit', 'all'] as const;
export type Scope = (typeof SCOPES)[number];

/** A single state, the three that are not finished, the two of them in which nothing is to be done (`resting`), or any. Merged cases stand in the one they went into. */
export const STATE_CHOICES = [
  'unfinished',
  'open',
  'resting',
  'waiting-for-client',
  'answered',
  'closed',
  'any',
] as const;
export type StateChoice = (typeof STATE_CHOICES)[number];

export interface CaseFilter {
  readonly scope: Scope;
  readonly state: StateChoice;
  readonly unit: UnitId | null;
  readonly holder: EmployeeId | 'nobody' | null;
  readonly submission: SubmissionKind | null;
  /** Only those with a due time that has passed. */
  readonly late: boolean;
  /** Received from this instant on, and before that one. */
  readonly from: Temporal.Instant | null;
  readonly before: Temporal.Instant | null;
}

export const EVERY_CASE: CaseFilter = {
  scope: 'all',
  state: 'unfinished',
  unit: null,
  holder: null,
  submission: null,
  late: false,
  from: null,
  before: null,
};

export const SORTS = ['due', 'received', 'changed'] as const;
export type SortKey = (typeof SORTS)[number];

export interface CaseOrder {
  readonly by: SortKey;
  readonly descending: boolean;
}

/**
 * The order a list can have: what is finished owes nothing by a time, so it is never ordered by due time. Due times begin
 * with the earliest, the others with the newest, unless asked otherwise.
 */
export function orderFor(filter: CaseFilter, wanted: Partial<CaseOrder>): CaseOrder {
  const by = wanted.by ?? (isUnfinished(filter.state) ? 'due' : 'changed');
  if (by === 'due' && !isUnfinished(filter.state)) return { by: 'changed', descending: true };
  return { by, descending: wanted.descending ?? by !== 'due' };
}

export function isUnfinished(state: StateChoice): boolean {
  return state !== 'closed' && state !== 'any';
}

/** Where a page of a list ended; the next begins after it, whatever has come meanwhile. */
export interface Place {
  /** The value the list is ordered by; `null` for a case without a due time, which stands last. */
  readonly at: Temporal.Instant | null;
  readonly id: CaseId;
}

/** A case as lists show it. */
export interface CaseLine {
  readonly id: CaseId;
  readonly number: string;
  readonly title: string;
  readonly state: CaseState;
  readonly channel: string;
  readonly submission: SubmissionKind;
  readonly client: string;
  readonly unit: UnitId;
  readonly unitName: { readonly lv: string; readonly en: string };
  readonly holder: EmployeeId | null;
  readonly holderName: string | null;
  readonly openedAt: Temporal.Instant;
  readonly changedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant | null;
}

/** What the order goes by in a line. */
export function placeOf(line: CaseLine, order: CaseOrder): Place {
  switch (order.by) {
    case 'due':
      return { at: line.dueAt, id: line.id };
    case 'received':
      return { at: line.openedAt, id: line.id };
    case 'changed':
      return { at: line.changedAt, id: line.id };
  }
}
