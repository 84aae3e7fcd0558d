/** The one zone of the desk. Every civil day and time in Laipa is meant in it. */
export const ZONE = 'Europe/Riga';

const EPOCH = new Temporal.PlainDate(1970, 1, 1);
const DAY_MS = 86_400_000;

/** The civil day of an instant, Europe/Riga. */
export function dayOf(at: Temporal.Instant): Temporal.PlainDate {
  return at.toZonedDateTimeISO(ZONE).toPlainDate();
}

/** The civil time of day of an instant, Europe/Riga. */
export function timeOf(at: Temporal.Instant): Temporal.PlainTime {
  return at.toZonedDateTimeISO(ZONE).toPlainTime();
}

/** The instant of a civil day and time, Europe/Riga; a time that the spring change skips is taken an hour later. */
export function instantOf(day: Temporal.PlainDate, time: Temporal.PlainTime): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: ZONE, plainTime: time }).toInstant();
}

/** Days since 1970-01-01: a whole number that plans are kept under and that counts fast. */
export function dayNumber(day: Temporal.PlainDate): number {
  return Date.UTC(day.year, day.month - 1, day.day) / DAY_MS;
}

/** The civil day of a day number. */
export function dayFromNumber(number: number): Temporal.PlainDate {
  return EPOCH.add({ days: number });
}
