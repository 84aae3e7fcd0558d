import type { WorkingCalendar } from './calendar.ts';
import { type DayPlan, planOf, workingDayFrom } from './day-plan.ts';
import type { Due, DueLength, DueStep } from './due.ts';
import { isOpenAt, nextOpening, openingsFrom } from './working-minutes.ts';
import { yearsNotCovered } from './working-day.ts';
import { dayFromNumber, dayNumber, dayOf, timeOf, ZONE } from './zone.ts';

/**
 * When something received at `from` is due, with every step of the counting (decision 0002).
 *
 * - Working days: the day of receipt is not counted, whatever its hour; the n-th working day after it ends the term at
 *   its close.
 * - Working hours and minutes: from the minute of receipt, or from the next opening; only opening time counts.
 * - Calendar days and months: the day of receipt is not counted; a term that ends on a day that is not worked ends on
 *   the next working day, at its close. A month ends on the day of the same number, or on its last day.
 *
 * Throws RangeError for a length that is not a whole number from 1 to the bound of its kind.
 */
export function dueAfter(calendar: WorkingCalendar, from: Temporal.Instant, length: DueLength): Due {
  const steps: DueStep[] = [{ step: 'received', at: from }];
  const at = countInto(steps, calendar, from, length);
  for (const year of yearsNotCovered(calendar, from, at)) steps.push({ step: 'year-not-covered', year });
  steps.push({ step: 'due', at });
  return { at, steps, calendarVersion: calendar.version };
}

function countInto(
  steps: DueStep[],
  calendar: WorkingCalendar,
  from: Temporal.Instant,
  length: DueLength,
): Temporal.Instant {
  if ('workingDays' in length) return countDays(steps, calendar, from, whole(length.workingDays, 5_000));
  if ('workingHours' in length) return countMinutes(steps, calendar, from, whole(length.workingHours, 20_000) * 60);
  if ('workingMinutes' in length) return countMinutes(steps, calendar, from, whole(length.workingMinutes, 1_200_000));
  if ('calendarDays' in length) {
    return endOn(steps, calendar, from, dayOf(from).add({ days: whole(length.calendarDays, 20_000) }));
  }
  return endOn(steps, calendar, from, dayOf(from).add({ months: whole(length.months, 600) }));
}

/** A length that is cut off in silence is worse than one that is refused, so there is a bound and it throws. */
function whole(value: number, most: number): number {
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new RangeError(`The length of a term is a whole number from 1 to ${most}, not \`${value}\``);
}

function countDays(
  steps: DueStep[],
  calendar: WorkingCalendar,
  from: Temporal.Instant,
  days: number,
): Temporal.Instant {
  let number = dayNumber(dayOf(from));
  for (let nth = 1; ; nth++) {
    const next = workingDayFrom(calendar, number + 1);
    for (let day = number + 1; day < next; day++) steps.push(skipped(planOf(calendar, day)));
    number = next;
    const plan = planOf(calendar, number);
    if (nth === 1) steps.push({ step: 'counted-from', at: opensAt(plan), why: 'next-day' });
    steps.push({ step: 'day-counted', day: plan.day, nth, note: plan.reason });
    if (nth === days) return closesAt(plan);
  }
}

function countMinutes(
  steps: DueStep[],
  calendar: WorkingCalendar,
  from: Temporal.Instant,
  minutes: number,
): Temporal.Instant {
  // The started minute is the employee's: whole minutes can be shown and add up.
  const received = from.round({ smallestUnit: 'minute', roundingMode: 'ceil' });
  const start = nextOpening(calendar, received);
  let before = dayNumber(dayOf(received));
  for (; before < dayNumber(dayOf(start)); before++) {
    const plan = planOf(calendar, before);
    if (plan.openings.length === 0) steps.push(skipped(plan));
  }
  steps.push({ step: 'counted-from', at: start, why: isOpenAt(calendar, received) ? 'within-hours' : 'outside-hours' });
  let left = minutes;
  for (const { day, opening } of openingsFrom(calendar, start)) {
    for (let skip = before + 1; skip < day; skip++) steps.push(skipped(planOf(calendar, skip)));
    before = day;
    const opens = Math.max(opening.opens, start.epochMilliseconds);
    const counted = Math.min(left, (opening.closes - opens) / MINUTE);
    const at = Temporal.Instant.fromEpochMilliseconds(opens + counted * MINUTE);
    const fromTime = opens === opening.opens ? opening.from : timeOf(start);
    steps.push({ step: 'time-counted', day: dayFromNumber(day), from: fromTime, to: timeOf(at), minutes: counted });
    left -= counted;
    if (left <= 0) return at;
  }
  throw new Error('openingsFrom ended');
}

const MINUTE = 60_000;

function endOn(
  steps: DueStep[],
  calendar: WorkingCalendar,
  from: Temporal.Instant,
  last: Temporal.PlainDate,
): Temporal.Instant {
  const nextDay = dayOf(from).add({ days: 1 }).toZonedDateTime({ timeZone: ZONE }).toInstant();
  steps.push({ step: 'counted-from', at: nextDay, why: 'next-day' });
  const number = dayNumber(last);
  const worked = workingDayFrom(calendar, number);
  for (let day = number; day < worked; day++) steps.push(skipped(planOf(calendar, day)));
  const plan = planOf(calendar, worked);
  if (worked !== number) steps.push({ step: 'moved-to-working-day', from: last, to: plan.day });
  return closesAt(plan);
}

function skipped({ day, reason, names }: DayPlan): DueStep {
  const why = reason ?? 'closed';
  if (names === null) return { step: 'day-skipped', day, why, name: null };
  return { step: 'day-skipped', day, why, name: names.lv, nameEn: names.en };
}

function opensAt(plan: DayPlan): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(plan.openings[0]?.opens ?? Number.NaN);
}

function closesAt(plan: DayPlan): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(plan.openings.at(-1)?.closes ?? Number.NaN);
}
