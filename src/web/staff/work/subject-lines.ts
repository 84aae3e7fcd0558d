import type { Tx } from '../../../database/database.ts';
import { meetingLines } from '../../../desk/meetings/index.ts';
import type { OtherSubject, OwedSubject, ReadSubjectLines, SubjectLine } from '../../../desk/work/index.ts';
import { appointmentWorkLines } from '../appointments/work-line.ts';
import { readRequestLines } from '../requests/request-lines.ts';
import { visitWorkLines } from '../counter/work-line.ts';
import { promiseWorkLines } from '../promises/work-line.ts';
import { ratingWorkLines } from '../surveys/work-line.ts';

/** Who reads the lines of each kind. A kind that is not here yet is not shown. */
const READERS: { readonly [Kind in OtherSubject]?: ReadSubjectLines } = {
  request: readRequestLines,
  meeting: meetingLines,
  promise: promiseWorkLines,
  appointment: appointmentWorkLines,
  // What is owed of a visit is its service, or a look at what its client said of it afterwards.
  visit: async (tx, ids, now) =>
    new Map([...(await visitWorkLines(tx, ids, now)), ...(await ratingWorkLines(tx, ids, now))]),
};

/** The lines of all that is owed, one statement for each kind that occurs. */
export async function linesOf(
  tx: Tx,
  owed: readonly OwedSubject[],
  now: Temporal.Instant,
): Promise<ReadonlyMap<string, SubjectLine>> {
  const byKind = Map.groupBy(owed, ({ kind }) => kind);
  const lines = await Promise.all(
    [...byKind].map(([kind, of]) => {
      const read = READERS[kind];
      const ids = of.map(({ id }) => id);
      return read === undefined ? new Map<string, SubjectLine>() : read(tx, ids, now);
    }),
  );
  return new Map(lines.flatMap((some) => [...some]));
}
