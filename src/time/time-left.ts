import type { WorkingCalendar } from './calendar.ts';
import { workingDaysBetween } from './working-day.ts';
import { workingMinutesBetween } from './working-minutes.ts';
import { dayOf } from './zone.ts';

/** What is left of a term, or by how much it has passed: whole opening minutes, or working days where it is longer. */
export type TimeLeft =
  | { readonly overdue: boolean; readonly minutes: number }
  | { readonly overdue: boolean; readonly workingDays: number };

/**
 * How much is left at `now` until `due`. Less than two working days away: minutes of opening time, a started minute not
 * counted. Further: working days, today not counted. Counted by the calendar in force now, for display only.
 */
export function timeLeft(calendar: WorkingCalendar, now: Temporal.Instant, due: Temporal.Instant): TimeLeft {
  const overdue = Temporal.Instant.compare(now, due) > 0;
  const [from, to] = overdue ? [due, now] : [now, due];
  const workingDays = workingDaysBetween(calendar, dayOf(from), dayOf(to));
  if (workingDays >= (overdue ? 1 : 2)) return { overdue, workingDays };
  return { overdue, minutes: Math.floor(workingMinutesBetween(calendar, from, to)) };
}
