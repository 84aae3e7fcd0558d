import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { Change, ChangeKind, Plan } from './plan.ts';
import type { ServerRefusal } from './server-refusal.ts';
import type { Fault, Wanted } from './wanted.ts';

/** An import as it is kept between looking and applying; a reload finds it as it was. */
export type KeptPlan =
  /** The directory server is being asked; how many entries have come. */
  | { readonly state: 'fetching'; readonly entries: number }
  | { readonly state: 'faults'; readonly faults: readonly Fault[] }
  | { readonly state: 'server'; readonly refusal: ServerRefusal }
  | {
      readonly state: 'ready';
      readonly wanted: Wanted;
      readonly plan: Plan;
      /** Of the directory that the plan was made upon. */
      readonly fingerprint: string;
    };

/** What stays of an import when its plan is gone: figures, no names. */
export interface ImportSummary {
  readonly file?: string;
  readonly encoding?: string;
  readonly rows?: number;
  readonly changes?: number;
  readonly counts?: Readonly<Partial<Record<ChangeKind, number>>>;
  readonly notes?: number;
  readonly brake?: Plan['brake'];
  readonly dropped?: boolean;
}

export type ImportState = KeptPlan['state'] | 'applied' | 'dropped';

/** An import without its rows, for pages. */
export interface ImportRow {
  readonly id: string;
  readonly source: Wanted['source'];
  readonly made_at: Temporal.Instant;
  readonly made_by: EmployeeId | null;
  readonly made_by_name: string | null;
  readonly applied_at: Temporal.Instant | null;
  readonly summary: ImportSummary;
  readonly state: KeptPlan['state'] | null;
  readonly entries: number | null;
  readonly faults: readonly Fault[] | null;
  readonly refusal: ServerRefusal | null;
}

/** A fetch whose process has ended is not waited for longer than this. */
const LONGEST_FETCH = Temporal.Duration.from({ minutes: 10 });

export function stateOf(row: ImportRow, now: Temporal.Instant): ImportState | 'interrupted' {
  if (row.applied_at !== null) return 'applied';
  if (row.state === null) return 'dropped';
  const interrupted = row.state === 'fetching' && Temporal.Instant.compare(row.made_at.add(LONGEST_FETCH), now) < 0;
  return interrupted ? 'interrupted' : row.state;
}

/** How many of each kind, for headings and for what is kept. */
export function countKinds(changes: readonly Change[]): Partial<Record<ChangeKind, number>> {
  const counts: Partial<Record<ChangeKind, number>> = {};
  for (const { what } of changes) counts[what] = (counts[what] ?? 0) + 1;
  return counts;
}

/** Rows that came back from the database, with days again; the plan's own rows go back as they are. */
export function reviveWanted(wanted: Wanted): Wanted {
  const day = (text: unknown) => (text === null ? null : Temporal.PlainDate.from(String(text)));
  return { ...wanted, rows: wanted.rows.map((row) => ({ ...row, from: day(row.from), to: day(row.to) })) };
}
