import type { WorkingCalendar } from '../../time/calendar.ts';
import { isWorkingDay, openingHours } from '../../time/working-day.ts';

/** What kind of a day it is, for the picture of a year. */
export const DAY_KINDS = [
  'working',
  'weekend',
  'holiday',
  'moved-off',
  'moved-on',
  'closed',
  'special-hours',
  'short',
] as const;
export type DayKind = (typeof DAY_KINDS)[number];

export interface YearDay {
  readonly day: Temporal.PlainDate;
  readonly kind: DayKind;
  readonly names: { readonly lv: string; readonly en: string } | null;
  readonly hours: readonly { readonly from: Temporal.PlainTime; readonly to: Temporal.PlainTime }[];
}

/** Every day of a year as the calendar has it. */
export function yearOf(calendar: WorkingCalendar, year: number): readonly YearDay[] {
  const first = new Temporal.PlainDate(year, 1, 1);
  return Array.from({ length: first.daysInYear }, (_, index) => dayOf(calendar, first.add({ days: index })));
}

function dayOf(calendar: WorkingCalendar, day: Temporal.PlainDate): YearDay {
  const { reason, names } = isWorkingDay(calendar, day);
  const hours = openingHours(calendar, day);
  return { day, hours, names, kind: reason ?? (isShort(calendar, day, hours) ? 'short' : 'working') };
}

/** An ordinary working day that closes before its week's hours: the day before a holiday. */
function isShort(calendar: WorkingCalendar, day: Temporal.PlainDate, hours: YearDay['hours']): boolean {
  const weekday = (['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const)[
    day.dayOfWeek - 1
  ];
  const usual = weekday === undefined ? undefined : calendar.weekly[weekday].at(-1)?.to;
  const last = hours.at(-1)?.to;
  return usual !== undefined && last !== undefined && !last.equals(Temporal.PlainTime.from(usual));
}
