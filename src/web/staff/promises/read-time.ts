import type { WorkingCalendar } from '../../../time/calendar.ts';
import { openingHours } from '../../../time/working-day.ts';
import { instantOf } from '../../../time/zone.ts';

/** „16.50”, `16:50` or `9`; `null` where it is no time of day. */
export function readTime(typed: string): Temporal.PlainTime | null {
  const [, hour, minute = '00'] = /^\s*(\d{1,2})(?:[.:](\d{2}))?\s*$/.exec(typed) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  return Temporal.PlainTime.from({ hour: Number(hour), minute: Number(minute) });
}

/** When a promise for a day is due where no time was said: as the doors close; at the day's end where they never open. */
export function endOf(calendar: WorkingCalendar, day: Temporal.PlainDate): Temporal.Instant {
  const closing = openingHours(calendar, day).at(-1)?.to ?? Temporal.PlainTime.from('23:59');
  return instantOf(day, closing);
}
