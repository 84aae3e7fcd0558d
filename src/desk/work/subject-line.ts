import type { Tx } from '../../database/database.ts';
import type { SubjectKind } from '../../vocabulary/events.ts';
import type { EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import type { Language } from '../../vocabulary/words.ts';

/** What other than a case can be owed: each kind has its own table, page and line in the work list. */
export const OTHER_SUBJECTS = [
  'request',
  'task',
  'meeting',
  'promise',
  'visit',
  'appointment',
] as const satisfies readonly SubjectKind[];
export type OtherSubject = (typeof OTHER_SUBJECTS)[number];

/** One line of the work list: what it is, where it opens, whom it comes from. */
export interface SubjectLine {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  /** What stands under the title, in this order: the kind in a word, who asked, when. */
  readonly small: Readonly<Record<Language, readonly string[]>>;
  readonly unit: UnitId;
  readonly holder: EmployeeId | null;
  readonly holderName: string | null;
}

/**
 * Reads the lines of one kind in one statement; what the reader may not see is left out, and with it the row. `now` for
 * the words of time, civil time in Riga.
 */
export type ReadSubjectLines = (
  tx: Tx,
  ids: readonly string[],
  now: Temporal.Instant,
) => Promise<ReadonlyMap<string, SubjectLine>>;
