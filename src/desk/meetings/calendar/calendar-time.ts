import ICAL from 'ical.js';
import type { CalendarRefusal } from './calendar-event.ts';
import { zoneOf } from './zones.ts';

type Component = InstanceType<typeof ICAL.Component>;
type Property = NonNullable<ReturnType<Component['getFirstProperty']>>;

/** Times without a zone are meant by the clock on the wall: here, Riga's. */
const HERE = 'Europe/Riga';
const EARLIEST = Temporal.Instant.from('1990-01-01T00:00Z');
const LATEST = Temporal.Instant.from('2100-01-01T00:00Z');

/** A time of a calendar: its instant, and the civil time and zone by which a series repeats. */
export interface CalendarTime {
  readonly at: Temporal.Instant;
  readonly civil: Temporal.PlainDateTime;
  readonly allDay: boolean;
  /** The instant of another civil time in the same zone. */
  instantOf(civil: Temporal.PlainDateTime): Temporal.Instant;
}

/** Reads DTSTART, DTEND, RECURRENCE-ID or one EXDATE; the zone by its name, else by the definition the calendar brings. */
export function calendarTime(property: Property, value: unknown): CalendarTime | { readonly refused: CalendarRefusal } {
  if (!(value instanceof ICAL.Time)) return { refused: 'no-start' };
  const civil = civilOf(value);
  if (civil === null) return { refused: 'absurd-time' };
  const allDay = value.isDate;
  const inZone = (zone: string) => (one: Temporal.PlainDateTime) => one.toZonedDateTime(zone).toInstant();
  const tzid = String(property.getFirstParameter('tzid') ?? '');
  const utc = value.zone?.tzid === 'UTC' && tzid === '';
  const zone = utc ? 'UTC' : tzid === '' || allDay ? HERE : zoneOf(tzid);
  const instantOf = zone === null ? byDefinition(property, tzid) : inZone(zone);
  if (instantOf === null) return { refused: 'unknown-zone' };
  const at = instantOf(civil);
  if (Temporal.Instant.compare(at, EARLIEST) < 0 || Temporal.Instant.compare(at, LATEST) > 0)
    return { refused: 'absurd-time' };
  return { at, civil, allDay, instantOf };
}

function civilOf(time: InstanceType<typeof ICAL.Time>): Temporal.PlainDateTime | null {
  try {
    const { year, month, day, hour, minute, second } = time;
    return Temporal.PlainDateTime.from(
      time.isDate ? { year, month, day } : { year, month, day, hour, minute, second: Math.min(second, 59) },
      { overflow: 'reject' },
    );
  } catch {
    return null;
  }
}

/** By the VTIMEZONE of the calendar itself: zones that somebody drew up („Customized Time Zone”). */
function byDefinition(property: Property, tzid: string): ((civil: Temporal.PlainDateTime) => Temporal.Instant) | null {
  const calendar = rootOf(property);
  const definition = calendar
    ?.getAllSubcomponents('vtimezone')
    .find((one) => String(one.getFirstPropertyValue('tzid') ?? '') === tzid);
  if (definition === undefined) return null;
  const zone = new ICAL.Timezone(definition);
  return (civil) => {
    const { year, month, day, hour, minute, second } = civil;
    const time = new ICAL.Time({ year, month, day, hour, minute, second, isDate: false }, zone);
    return Temporal.Instant.fromEpochMilliseconds(
      civil.toZonedDateTime('UTC').epochMilliseconds - zone.utcOffset(time) * 1000,
    );
  };
}

function rootOf(property: Property): Component | null {
  let at = property.parent ?? null;
  while (at?.parent) at = at.parent;
  return at;
}

/** How an occurrence is told from the others: the instant, or the day where the series has no hours. */
export function occurrenceKey({ at, civil, allDay }: CalendarTime): string {
  return allDay ? civil.toPlainDate().toString() : at.toString();
}
