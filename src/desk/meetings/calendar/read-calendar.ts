import ICAL from 'ical.js';
import { parseEmailAddress } from '../../../vocabulary/ids.ts';
import type {
  Attendee,
  CalendarEvent,
  CalendarMessage,
  CalendarMethod,
  CalendarRefusal,
  Organiser,
  Span,
} from './calendar-event.ts';
import { type CalendarTime, calendarTime, occurrenceKey } from './calendar-time.ts';
import { daysOf } from './recurrence.ts';
import { repetitionOf } from './repetition.ts';

type Component = InstanceType<typeof ICAL.Component>;
type Refused = { readonly refused: CalendarRefusal };

const MAX_CHARACTERS = 256 * 1024;
const MAX_EVENTS = 60;
const MAX_ATTENDEES = 500;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const METHODS: Readonly<Record<string, CalendarMethod>> = {
  REQUEST: 'request',
  CANCEL: 'cancel',
  REPLY: 'reply',
  COUNTER: 'counter',
};
const MAX_TIMES = 200;
const HORIZON = { days: 400 };

/**
 * Reads a calendar message (RFC 5545, 5546) as it came by mail: which meeting it is about, when (every time of a series up
 * to 400 days from `now`, at most 200), who calls it and who is asked. Pure; whatever the calendar says, the work is bounded.
 * A refusal says why the letter is no invitation that could be answered.
 */
export function readCalendar(text: string, now: Temporal.Instant): CalendarMessage | Refused {
  if (text.length > MAX_CHARACTERS) return { refused: 'too-large' };
  try {
    const root = new ICAL.Component(ICAL.parse(text.replaceAll(CONTROL, '')));
    const method = METHODS[String(root.getFirstPropertyValue('method') ?? '').toUpperCase()];
    const components = root.getAllSubcomponents('vevent').slice(0, MAX_EVENTS);
    if (method === undefined || components.length === 0) return { refused: 'asks-nothing' };
    const events: CalendarEvent[] = [];
    for (const component of components) {
      const event = readEvent(component, method, now);
      if ('refused' in event) return event;
      events.push(event);
    }
    return { method, events: events.sort((a, b) => Number(a.occurrence !== null) - Number(b.occurrence !== null)) };
  } catch {
    return { refused: 'unreadable' };
  }
}

function readEvent(event: Component, method: CalendarMethod, now: Temporal.Instant): CalendarEvent | Refused {
  const uid = words(event, 'uid').trim().slice(0, 500);
  if (uid === '') return { refused: 'no-uid' };
  const organiser = organiserOf(event);
  if (organiser === null) return { refused: 'no-organiser' };
  const occurrence = timeOf(event, 'recurrence-id');
  if (occurrence !== null && 'refused' in occurrence) return occurrence;
  const start = timeOf(event, 'dtstart') ?? occurrence;
  // An answer or a calling off may leave the time out: it names the meeting by its UID.
  const begins = start ?? (method === 'request' ? null : fallback(now));
  if (begins === null) return { refused: 'no-start' };
  if ('refused' in begins) return begins;
  const span = spanOf(event, begins);
  const attendees = event.getAllProperties('attendee');
  const times = timesOf(event, begins, span, now);
  return {
    uid,
    sequence: Math.max(0, Math.min(Number.parseInt(words(event, 'sequence'), 10) || 0, 2_000_000_000)),
    stamp: stampOf(event),
    occurrence: occurrence === null ? null : occurrenceKey(occurrence),
    summary: line(words(event, 'summary'), 300),
    description: block(words(event, 'description'), 20_000),
    location: line(words(event, 'location'), 300),
    span,
    allDay: begins.allDay,
    times: occurrence === null ? times.spans : [span],
    repeats: occurrence === null && event.getFirstProperty('rrule') !== null,
    timesIncomplete: times.incomplete,
    organiser,
    attendees: attendees.slice(0, MAX_ATTENDEES).flatMap(attendeeOf),
    attendeeCount: attendees.length,
    comment: block(words(event, 'comment'), 4_000),
    cancelled: method === 'cancel' || words(event, 'status').toUpperCase() === 'CANCELLED',
  };
}

function timeOf(event: Component, name: string): CalendarTime | Refused | null {
  const property = event.getFirstProperty(name);
  return property === null ? null : calendarTime(property, property.getFirstValue());
}

function fallback(now: Temporal.Instant): CalendarTime {
  const civil = now.toZonedDateTimeISO('UTC').toPlainDateTime();
  return { at: now, civil, allDay: false, instantOf: (one) => one.toZonedDateTime('UTC').toInstant() };
}

/** Ends at DTEND, or after DURATION, or (a day) with the day; never before it begins. */
function spanOf(event: Component, begins: CalendarTime): Span {
  const end = timeOf(event, 'dtend');
  if (end !== null && !('refused' in end) && Temporal.Instant.compare(end.at, begins.at) > 0)
    return { start: begins.at, end: end.at };
  const duration = event.getFirstPropertyValue('duration');
  if (duration instanceof ICAL.Duration) {
    const seconds = Math.min(duration.toSeconds(), 366 * 86_400);
    if (seconds > 0) return { start: begins.at, end: begins.at.add({ seconds }) };
  }
  const end0 = begins.allDay ? begins.instantOf(begins.civil.add({ days: 1 })) : begins.at;
  return { start: begins.at, end: end0 };
}

function timesOf(
  event: Component,
  begins: CalendarTime,
  span: Span,
  now: Temporal.Instant,
): { readonly spans: readonly Span[]; readonly incomplete: boolean } {
  const rule = event.getFirstPropertyValue('rrule');
  if (!(rule instanceof ICAL.Recur)) return { spans: [span], incomplete: false };
  const repetition = repetitionOf(rule);
  if (repetition === null) return { spans: [span], incomplete: true };
  const last = now
    .add({ hours: 24 * HORIZON.days })
    .toZonedDateTimeISO('UTC')
    .toPlainDate();
  const first = begins.civil.toPlainDate();
  const left = exceptionsOf(event);
  const length = span.start.until(span.end);
  const all = daysOf(repetition, first, { last, most: 5_000 })
    .map((day) => begins.instantOf(day.toPlainDateTime(begins.civil.toPlainTime())))
    .filter((at) => !left.has(at.epochMilliseconds))
    .map((start) => ({ start, end: start.add(length) }));
  const ahead = all.filter(({ end }) => Temporal.Instant.compare(end, now) >= 0).slice(0, MAX_TIMES);
  return { spans: ahead.length === 0 ? [span] : ahead, incomplete: event.getFirstProperty('rdate') !== null };
}

/** The beginnings that EXDATE takes out of a series. */
function exceptionsOf(event: Component): ReadonlySet<number> {
  const left = new Set<number>();
  for (const property of event.getAllProperties('exdate').slice(0, 500)) {
    for (const value of property.getValues().slice(0, 500)) {
      const time = calendarTime(property, value);
      if (!('refused' in time)) left.add(time.at.epochMilliseconds);
    }
  }
  return left;
}

function organiserOf(event: Component): Organiser | null {
  const property = event.getFirstProperty('organizer');
  const address = addressOf(property?.getFirstValue());
  if (property === null || address === null) return null;
  return {
    address,
    name: line(parameter(property.getFirstParameter('cn')), 200),
    sentBy: addressOf(property.getFirstParameter('sent-by')),
  };
}

function attendeeOf(property: NonNullable<ReturnType<Component['getFirstProperty']>>): Attendee[] {
  const written = String(property.getFirstValue() ?? '')
    .replace(/^mailto:/i, '')
    .trim();
  const address = parseEmailAddress(written);
  if (address === null) return [];
  return [
    {
      address,
      written,
      name: line(parameter(property.getFirstParameter('cn')), 200),
      status: (parameter(property.getFirstParameter('partstat')) || 'NEEDS-ACTION').toLowerCase(),
      optional: parameter(property.getFirstParameter('role')).toUpperCase() === 'OPT-PARTICIPANT',
    },
  ];
}

function stampOf(event: Component): Temporal.Instant | null {
  const stamp = timeOf(event, 'dtstamp');
  return stamp === null || 'refused' in stamp ? null : stamp.at;
}

function words(event: Component, name: string): string {
  return String(event.getFirstPropertyValue(name) ?? '');
}

function parameter(value: unknown): string {
  return String((Array.isArray(value) ? value[0] : value) ?? '');
}

function addressOf(value: unknown) {
  return parseEmailAddress(
    parameter(value)
      .replace(/^mailto:/i, '')
      .trim(),
  );
}

const DIRECTION = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

function line(text: string, most: number): string {
  return text.replaceAll(DIRECTION, '').replaceAll(/\s+/g, ' ').trim().slice(0, most);
}

function block(text: string, most: number): string {
  return text.replaceAll(DIRECTION, '').replaceAll('\r\n', '\n').trim().slice(0, most);
}
