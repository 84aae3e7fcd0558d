import type { WorkingCalendar } from '../../time/calendar.ts';
import { openingHours } from '../../time/working-day.ts';
import { dayOf, instantOf } from '../../time/zone.ts';

/** What is opened late in the day stays open long enough to be worked on. */
const LEAST_HOURS = 4;

/** Until when a case that is not one's own stays open: to the end of the working day, and four hours at least. */
export function openUntil(calendar: WorkingCalendar, now: Temporal.Instant): Temporal.Instant {
  const least = now.add({ hours: LEAST_HOURS });
  const closing = openingHours(calendar, dayOf(now)).at(-1)?.to;
  if (closing === undefined) return least;
  const end = instantOf(dayOf(now), closing);
  return Temporal.Instant.compare(end, least) > 0 ? end : least;
}
