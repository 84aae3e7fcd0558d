import type { Tx } from '../../database/database.ts';
import type { AbsenceId, EmployeeId } from '../../vocabulary/ids.ts';
import { type Desk, newId } from '../context.ts';
import { may } from '../powers/index.ts';
import { endAbsence, insertAbsence } from './absences.store.ts';
import type { Absence, Directory } from './directory.ts';
import { directoryAt } from './load-directory.store.ts';
import { lookup, postsOf, serves } from './lookup.ts';
import { publishDirectory } from './publish.ts';
import { standInFor } from './stand-in.ts';
import { lockDirectory } from './write-directory.store.ts';

export type AbsenceToWrite = Omit<Absence, 'id'>;

export type AbsenceRefusal =
  | { readonly refused: 'not-allowed' | 'unknown-person' | 'unknown-stand-in' | 'stands-in-for-oneself' | 'not-there' }
  | { readonly refused: 'ends-before-it-starts'; readonly from: Temporal.PlainDate }
  | { readonly refused: 'away-already'; readonly absence: Absence }
  /** The two would stand in for each other, or a longer ring would: nobody would be left. */
  | { readonly refused: 'nobody-left'; readonly day: Temporal.PlainDate };

/**
 * What is wrong with an absence, or `null`. A stand-in who is away on some of the days is allowed where theirs acts then;
 * a ring in which nobody is left is refused with the first such day. Pure.
 */
export function absenceRefusal(directory: Directory, absence: AbsenceToWrite): AbsenceRefusal | null {
  const { employee, firstDay, lastDay, standIn } = absence;
  if (Temporal.PlainDate.compare(lastDay, firstDay) < 0) return { refused: 'ends-before-it-starts', from: firstDay };
  if (!lookup(directory).people.has(employee)) return { refused: 'unknown-person' };
  if (standIn === employee) return { refused: 'stands-in-for-oneself' };
  if (standIn !== null && !serves(directory, standIn, firstDay)) return { refused: 'unknown-stand-in' };
  const before = (lookup(directory).absencesOf.get(employee) ?? []).find(
    (one) =>
      Temporal.PlainDate.compare(one.firstDay, lastDay) <= 0 && Temporal.PlainDate.compare(firstDay, one.lastDay) <= 0,
  );
  if (before !== undefined) return { refused: 'away-already', absence: before };
  const day = firstDayWithNobody(directory, absence);
  return day === null ? null : { refused: 'nobody-left', day };
}

/** Who acts can change only where an absence begins, so that these days are enough to look at. */
function firstDayWithNobody(directory: Directory, absence: AbsenceToWrite): Temporal.PlainDate | null {
  if (absence.standIn === null) return null;
  const after = { ...directory, absences: [...directory.absences, { ...absence, id: '' as AbsenceId }] };
  const days = [absence.firstDay, ...directory.absences.map(({ firstDay }) => firstDay)]
    .filter(
      (day) =>
        Temporal.PlainDate.compare(absence.firstDay, day) <= 0 && Temporal.PlainDate.compare(day, absence.lastDay) <= 0,
    )
    .sort((a, b) => Temporal.PlainDate.compare(a, b));
  return days.find((day) => standInFor(after, absence.employee, day).why === 'all-away') ?? null;
}

/**
 * Writes an absence: one's own, one of a unit that one heads, any by an administrator (`absence.write`). Published in the
 * journal, since who stands in may see what the absent one may.
 */
export async function writeAbsence(
  desk: Desk,
  tx: Tx,
  actor: EmployeeId,
  absence: AbsenceToWrite,
): Promise<{ readonly id: AbsenceId } | AbsenceRefusal> {
  await lockDirectory(tx);
  const directory = await directoryAt(tx);
  if (!mayWriteAbsence(tx, directory, absence.employee, absence.firstDay)) return { refused: 'not-allowed' };
  const refusal = absenceRefusal(directory, absence);
  if (refusal !== null) return refusal;
  const id = newId<AbsenceId>();
  await insertAbsence(tx, { ...absence, id }, actor, desk.clock());
  await publishDirectory(desk, tx, { source: 'by-hand', changes: 1, actor });
  return { id };
}

/** Takes an absence back: its person is there again from now on. The row stays, for what was judged by it. */
export async function takeBackAbsence(
  desk: Desk,
  tx: Tx,
  actor: EmployeeId,
  id: AbsenceId,
): Promise<{ readonly employee: EmployeeId } | AbsenceRefusal> {
  await lockDirectory(tx);
  const directory = await directoryAt(tx);
  const absence = directory.absences.find((one) => one.id === id);
  if (absence === undefined) return { refused: 'not-there' };
  if (!mayWriteAbsence(tx, directory, absence.employee, absence.firstDay)) return { refused: 'not-allowed' };
  await endAbsence(tx, id, desk.clock());
  await publishDirectory(desk, tx, { source: 'by-hand', changes: 1, actor });
  return { employee: absence.employee };
}

/** Whether the reader may write when this person is away. */
export function mayWriteAbsence(
  { identity }: Pick<Tx, 'identity'>,
  directory: Directory,
  employee: EmployeeId,
  day: Temporal.PlainDate,
): boolean {
  const units = postsOf(directory, employee, day).map(({ unit }) => unit);
  return [null, ...units].some((unit) => may(identity, 'absence.write', { holder: employee, unit }));
}
