import type { WorkingCalendar } from '../../time/calendar.ts';
import { openingHours } from '../../time/working-day.ts';
import { instantOf } from '../../time/zone.ts';

/** When a named day ends for whoever answers: the close of its unit (time of Riga); `null` where it is closed that day. */
export function closeOf(calendar: WorkingCalendar, day: Temporal.PlainDate): Temporal.Instant | null {
  const last = openingHours(calendar, day).at(-1);
  return last === undefined ? null : instantOf(day, last.to);
}
