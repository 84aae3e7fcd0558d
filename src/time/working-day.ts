import type { WorkingCalendar } from './calendar.ts';
import { type DayPlan, planOf, workingDayFrom } from './day-plan.ts';
import type { DayReason } from './due.ts';
import { dayFromNumber, dayNumber, dayOf } from './zone.ts';

/** Whether a civil day (Europe/Riga) is worked; `reason` says why not, or why though (a moved Saturday). */
export function isWorkingDay(
  calendar: WorkingCalendar,
  day: Temporal.PlainDate,
): { readonly working: boolean; readonly reason: DayReason | null; readonly names: DayPlan['names'] } {
  const { openings, reason, names } = planOf(calendar, dayNumber(day));
  return { working: openings.length > 0, reason, names };
}

/** The opening hours of a civil day after every exception, in order; empty where it is not worked. */
export function openingHours(
  calendar: WorkingCalendar,
  day: Temporal.PlainDate,
): readonly { readonly from: Temporal.PlainTime; readonly to: Temporal.PlainTime }[] {
  return planOf(calendar, dayNumber(day)).openings.map(({ from, to }) => ({ from, to }));
}

/** The day itself where it is worked, otherwise the first working day after it. */
export function workingDayOnOrAfter(calendar: WorkingCalendar, day: Temporal.PlainDate): Temporal.PlainDate {
  return dayFromNumber(workingDayFrom(calendar, dayNumber(day)));
}

/** Working days after `from` up to and including `to`; negative where `to` is earlier. The first day never counts. */
export function workingDaysBetween(
  calendar: WorkingCalendar,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): number {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  if (last < first) return -workingDaysBetween(calendar, to, from);
  let count = 0;
  for (let day = first + 1; day <= last; day++) if (planOf(calendar, day).openings.length > 0) count++;
  return count;
}

/**
 * Years from one instant to another whose moved working days are not entered: a due time there may still change. Empty
 * where the calendar does not follow the Cabinet.
 */
export function yearsNotCovered(
  calendar: WorkingCalendar,
  from: Temporal.Instant,
  to: Temporal.Instant,
): readonly number[] {
  if (!calendar.followsCabinet) return [];
  const years: number[] = [];
  for (let year = dayOf(from).year; year <= dayOf(to).year; year++) {
    if (!calendar.yearsCovered.includes(year)) years.push(year);
  }
  return years;
}
