import type { WorkingCalendar } from './calendar.ts';
import { type Opening, planOf, workingDayFrom } from './day-plan.ts';
import { dayNumber, dayOf } from './zone.ts';

const MINUTE = 60_000;

/** Whether the institution is open at an instant; at the minute of closing it is closed. */
export function isOpenAt(calendar: WorkingCalendar, at: Temporal.Instant): boolean {
  const ms = at.epochMilliseconds;
  return planOf(calendar, dayNumber(dayOf(at))).openings.some((o) => o.opens <= ms && ms < o.closes);
}

/** The instant itself while open, otherwise the next opening. */
export function nextOpening(calendar: WorkingCalendar, at: Temporal.Instant): Temporal.Instant {
  for (const { opening } of openingsFrom(calendar, at)) {
    return opening.opens <= at.epochMilliseconds ? at : Temporal.Instant.fromEpochMilliseconds(opening.opens);
  }
  throw new Error('openingsFrom ended');
}

/**
 * Minutes of opening time from one instant to another, to the millisecond (so with a fraction); negative where `to` is
 * earlier. On the days of the clock change real time counts, not the clock's face.
 */
export function workingMinutesBetween(calendar: WorkingCalendar, from: Temporal.Instant, to: Temporal.Instant): number {
  const [first, last] = [from.epochMilliseconds, to.epochMilliseconds];
  if (last < first) return -workingMinutesBetween(calendar, to, from);
  let open = 0;
  const end = dayNumber(dayOf(to));
  for (let day = dayNumber(dayOf(from)); day <= end; day++) {
    for (const { opens, closes } of planOf(calendar, day).openings) {
      open += Math.max(0, Math.min(closes, last) - Math.max(opens, first));
    }
  }
  return open / MINUTE;
}

/**
 * The instant after so many minutes of opening time. It falls within opening hours or at a close, never before `from`;
 * zero minutes give `from` itself. Throws RangeError for a negative or unbounded number.
 */
export function addWorkingMinutes(
  calendar: WorkingCalendar,
  from: Temporal.Instant,
  minutes: number,
): Temporal.Instant {
  if (!(minutes >= 0 && minutes <= LONGEST)) throw new RangeError(`Working minutes out of range: ${minutes}`);
  if (minutes === 0) return from;
  let left = minutes * MINUTE;
  for (const { opening } of openingsFrom(calendar, from)) {
    const start = Math.max(opening.opens, from.epochMilliseconds);
    if (start + left <= opening.closes) return Temporal.Instant.fromEpochMilliseconds(Math.round(start + left));
    left -= opening.closes - start;
  }
  throw new Error('openingsFrom ended');
}

/** Ten million minutes: some eighty years of eight-hour days. More is a mistake, and is said, never cut off. */
const LONGEST = 10_000_000;

/**
 * When the holder is warned: the instant at which `share` (0.75 = three quarters) of the opening time between `from`
 * and `due` has gone. `due` itself where no opening time lies between.
 */
export function nearAt(
  calendar: WorkingCalendar,
  from: Temporal.Instant,
  due: Temporal.Instant,
  share: number,
): Temporal.Instant {
  if (!(share > 0 && share < 1)) throw new RangeError(`Share must lie between 0 and 1: ${share}`);
  const minutes = workingMinutesBetween(calendar, from, due);
  return minutes <= 0 ? due : addWorkingMinutes(calendar, from, minutes * share);
}

/** Openings that end after an instant, in order, without end; `day` is the day's number. Takes only working days. */
export function* openingsFrom(
  calendar: WorkingCalendar,
  from: Temporal.Instant,
): Generator<{ readonly day: number; readonly opening: Opening }> {
  const ms = from.epochMilliseconds;
  for (let day = dayNumber(dayOf(from)); ; day++) {
    day = workingDayFrom(calendar, day);
    for (const opening of planOf(calendar, day).openings) if (opening.closes > ms) yield { day, opening };
  }
}
