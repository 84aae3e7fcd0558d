import type { EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import { isWorkingDay } from '../../time/working-day.ts';
import type { WorkingCalendar } from '../../time/calendar.ts';
import { awayOn, type Directory, standInFor } from '../directory/index.ts';
import { nameOf, peopleOf } from './proposals.ts';

/** One person on one day: there, away with somebody who acts, or away with nobody. */
export interface DayOfPerson {
  readonly day: Temporal.PlainDate;
  readonly away: boolean;
  readonly standIn: string | null;
}

export interface PersonRow {
  readonly employee: EmployeeId;
  readonly name: string;
  readonly days: readonly DayOfPerson[];
}

export interface UnitPresence {
  readonly unit: UnitId;
  readonly people: readonly PersonRow[];
  /** Working days on which nobody of the unit is there. */
  readonly gaps: readonly Temporal.PlainDate[];
  /** Absences in these days with nobody who acts: the person and the first such day. */
  readonly uncovered: readonly { readonly name: string; readonly day: Temporal.PlainDate }[];
}

/** Who of a unit is there on which of these days (civil, Riga), and where nobody is. Pure. */
export function presenceOf(
  directory: Directory,
  unit: UnitId,
  days: readonly Temporal.PlainDate[],
  calendar: WorkingCalendar,
): UnitPresence {
  const first = days[0];
  const people = first === undefined ? [] : peopleOf(directory, unit, first);
  const rows = people.map((employee) => ({
    employee,
    name: nameOf(directory, employee),
    days: days.map((day) => dayOf(directory, employee, day)),
  }));
  const working = days.map((day) => isWorkingDay(calendar, day).working);
  const isGap = (nth: number) => working[nth] === true && rows.every((row) => row.days[nth]?.away === true);
  return {
    unit,
    people: rows,
    gaps: rows.length === 0 ? [] : days.filter((_day, nth) => isGap(nth)),
    uncovered: rows.flatMap(({ name, days: of }) => {
      const bare = of.find(({ away, standIn }, nth) => working[nth] === true && away && standIn === null);
      return bare === undefined ? [] : [{ name, day: bare.day }];
    }),
  };
}

function dayOf(directory: Directory, employee: EmployeeId, day: Temporal.PlainDate): DayOfPerson {
  if (awayOn(directory, employee, day).length === 0) return { day, away: false, standIn: null };
  const stand = standInFor(directory, employee, day);
  return { day, away: true, standIn: stand.employee === null ? null : nameOf(directory, stand.employee) };
}
