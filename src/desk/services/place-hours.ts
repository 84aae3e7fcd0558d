import type { Closing, Hours, SpecialHours, Weekday, WorkingCalendar } from '../../time/calendar.ts';
import { type DayPlan, planOf } from '../../time/day-plan.ts';
import { dayNumber } from '../../time/zone.ts';

/** When a place is open, as far as it differs from the house: its own week, closings and special days. */
export interface PlaceHours {
  readonly weekly: Readonly<Record<Weekday, readonly Hours[]>>;
  readonly closings: readonly Closing[];
  readonly special: readonly SpecialHours[];
}

/**
 * The calendar of a place: its own week upon the holidays, moved days and closings of the house. The same value for the
 * same two, so that its days are planned once. `null`: the place is open while the house works. Pure.
 */
export function calendarOfPlace(house: WorkingCalendar, hours: PlaceHours | null): WorkingCalendar {
  if (hours === null) return house;
  const known = (calendars.get(house) ?? new Map<string, WorkingCalendar>()) as Map<string, WorkingCalendar>;
  calendars.set(house, known);
  const key = JSON.stringify(hours);
  const before = known.get(key);
  if (before !== undefined) return before;
  const calendar: WorkingCalendar = {
    ...house,
    weekly: hours.weekly,
    closings: [...house.closings, ...hours.closings],
    // The place's own special day stands before the house's.
    specialHours: [
      ...house.specialHours.filter(({ day }) => !hours.special.some((one) => one.day === day)),
      ...hours.special,
    ],
  };
  known.set(key, calendar);
  return calendar;
}

const calendars = new WeakMap<WorkingCalendar, Map<string, WorkingCalendar>>();

/** The openings of a place on a civil day in Riga; none: it is closed, and `reason` says why. */
export function openingsOn(calendar: WorkingCalendar, day: Temporal.PlainDate): DayPlan {
  return planOf(calendar, dayNumber(day));
}

/** Whether a place is open at an instant. */
export function isOpenAt(calendar: WorkingCalendar, at: Temporal.Instant): boolean {
  const day = at.toZonedDateTimeISO('Europe/Riga').toPlainDate();
  const ms = at.epochMilliseconds;
  return openingsOn(calendar, day).openings.some(({ opens, closes }) => opens <= ms && ms < closes);
}

/** Whether a place is open now and until when, else when it opens; `null`: not within the days looked at. Instants. */
export type OpeningState =
  | { readonly open: true; readonly until: Temporal.Instant }
  | { readonly open: false; readonly opens: Temporal.Instant | null };

/** Longer than the longest row of days off; a place closed for longer says so itself. */
const DAYS_AHEAD = 42;

/** Pure: what to say at the door at an instant; the next opening within six weeks. */
export function openingState(calendar: WorkingCalendar, at: Temporal.Instant): OpeningState {
  const ms = at.epochMilliseconds;
  const today = at.toZonedDateTimeISO('Europe/Riga').toPlainDate();
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
    for (const { opens, closes } of openingsOn(calendar, today.add({ days: ahead })).openings) {
      if (opens <= ms && ms < closes) {
        return { open: true, until: Temporal.Instant.fromEpochMilliseconds(closes) };
      }
      if (ms < opens) return { open: false, opens: Temporal.Instant.fromEpochMilliseconds(opens) };
    }
  }
  return { open: false, opens: null };
}
