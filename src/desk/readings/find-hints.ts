import type { Identity, Tx } from '../../database/database.ts';
import type { WorkingCalendar } from '../../time/calendar.ts';
import { isWorkingDay } from '../../time/working-day.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { sameFamilyName } from './family-name.ts';
import { type Hint, type HintKind, hintKey, USUAL_WATCH, type Watch } from './hint.ts';
import {
  brokenGlass,
  type Days,
  type FoundHint,
  HINTS,
  insertSeen,
  manyClients,
  nearClients,
  oddHours,
  readWithoutDeed,
  seenHints,
  watchRow,
} from './hints.store.ts';

/**
 * 5.2: what is unusual in the readings of a period, each kind with the newest or largest first and bounded; `tx` is the
 * desk's own (the log is read whole). The calendar says which days are worked.
 */
export async function findHints(tx: Tx, period: Days, calendar: WorkingCalendar): Promise<readonly Hint[]> {
  const watch = await watchOf(tx);
  const [glass, near, many, odd, idle] = await Promise.all([
    brokenGlass(tx, period),
    nearClients(tx, period),
    manyClients(tx, period, watch.manyClients),
    oddHours(tx, period, freeWeekdays(calendar, period)),
    readWithoutDeed(tx, period, watch.repeated),
  ]);
  const found = [
    ...glass.map((row) => hintOf('break-glass', row)),
    ...near
      .filter((row) => row.same_home !== true && bearsTheName(row))
      .map((row) => hintOf('same-name', row))
      .slice(0, HINTS),
    ...near
      .filter((row) => row.same_home === true)
      .map((row) => hintOf('same-home', row))
      .slice(0, HINTS),
    ...many.map((row) => hintOf('many-clients', row)),
    ...odd
      .filter((row) => isOdd(row, calendar))
      .map((row) => hintOf('odd-hours', row))
      .slice(0, HINTS),
    ...idle.map((row) => hintOf('no-deed', row)),
  ];
  const seen = await seenHints(tx, [...new Set(found.map(({ reader }) => reader))]);
  return found.map((hint) => ({ ...hint, seen: seen.get(hintKey(hint)) ?? null }));
}

export async function watchOf(tx: Tx): Promise<Watch> {
  return (await watchRow(tx)) ?? USUAL_WATCH;
}

/** Somebody has looked at a hint. Nobody looks at those about themselves. */
export async function markSeen(
  desk: Desk,
  tx: Tx,
  who: Identity & { readonly employee: EmployeeId },
  hint: Pick<Hint, 'kind' | 'reader' | 'about'>,
  note: string,
): Promise<{ readonly refused: 'about-oneself' } | { readonly seen: true }> {
  if (hint.reader === who.employee) return { refused: 'about-oneself' };
  await insertSeen(tx, hint, who.employee, note.trim(), desk.clock());
  return { seen: true };
}

function bearsTheName({ surname = '', client = '' }: FoundHint): boolean {
  return sameFamilyName(surname, client);
}

/** A Saturday to which a working day was moved is worked; its night is not. */
function isOdd({ day = '', hour }: FoundHint, calendar: WorkingCalendar): boolean {
  return hour != null || !isWorkingDay(calendar, Temporal.PlainDate.from(day)).working;
}

/** Weekdays of the period that are not worked. */
function freeWeekdays(calendar: WorkingCalendar, { from, to }: Days): readonly string[] {
  const free: string[] = [];
  for (let day = from; Temporal.PlainDate.compare(day, to) <= 0; day = day.add({ days: 1 })) {
    if (day.dayOfWeek <= 5 && !isWorkingDay(calendar, day).working) free.push(day.toString());
  }
  return free;
}

function hintOf(kind: HintKind, row: FoundHint): Hint {
  const { reader_id: reader, reader_name: readerName, count, last, client_id, client, case_id, number, day } = row;
  return {
    kind,
    reader,
    readerName,
    about: case_id ?? client_id ?? day ?? '',
    client: client_id === undefined || client === undefined ? null : { id: client_id, name: client },
    case: case_id === undefined || number === undefined ? null : { id: case_id, number },
    day: day === undefined ? null : Temporal.PlainDate.from(day),
    count: Number(count),
    last,
    seen: null,
  };
}
