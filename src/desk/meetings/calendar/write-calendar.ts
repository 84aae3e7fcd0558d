import ICAL from 'ical.js';
import type { MeetingAnswer } from '../../../vocabulary/words.ts';
import type { Span } from './calendar-event.ts';

type Component = InstanceType<typeof ICAL.Component>;

const PRODUCT = '-//Laipa//LV';
const PARTSTAT: Readonly<Record<MeetingAnswer, string>> = {
  accepted: 'ACCEPTED',
  tentative: 'TENTATIVE',
  declined: 'DECLINED',
};

export interface CalendarPerson {
  readonly address: string;
  readonly name: string;
}

/** A meeting of ours as it goes to those invited. */
export interface MeetingToSend {
  readonly uid: string;
  readonly sequence: number;
  readonly stamp: Temporal.Instant;
  readonly span: Span;
  readonly title: string;
  readonly agenda: string;
  readonly place: string;
  readonly organiser: CalendarPerson;
  readonly attendees: readonly (CalendarPerson & {
    readonly optional: boolean;
    readonly answer: MeetingAnswer | null;
  })[];
  /** `false`: nobody is to answer by their calendar; a client does so on their page. */
  readonly asks?: boolean;
}

/** `REQUEST` asks or moves, `CANCEL` calls off (RFC 5546, 3.2.2, 3.2.5). Times are written in universal time. */
export function meetingCalendar(method: 'REQUEST' | 'CANCEL', meeting: MeetingToSend): string {
  const event = eventOf(meeting.uid, meeting.sequence, meeting.stamp);
  times(event, meeting.span);
  event.addPropertyWithValue('summary', meeting.title);
  if (meeting.agenda !== '') event.addPropertyWithValue('description', meeting.agenda);
  if (meeting.place !== '') event.addPropertyWithValue('location', meeting.place);
  event.addPropertyWithValue('status', method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED');
  person(event, 'organizer', meeting.organiser, {});
  for (const attendee of meeting.attendees)
    person(event, 'attendee', attendee, {
      role: attendee.optional ? 'OPT-PARTICIPANT' : 'REQ-PARTICIPANT',
      partstat: attendee.answer === null ? 'NEEDS-ACTION' : PARTSTAT[attendee.answer],
      rsvp: meeting.asks === false ? 'FALSE' : 'TRUE',
    });
  return calendarOf(method, [event]);
}

export interface AnswerToSend {
  readonly uid: string;
  readonly sequence: number;
  readonly stamp: Temporal.Instant;
  /** As `CalendarEvent.occurrence`: an instant or a day; `null` for the whole. */
  readonly occurrence: string | null;
  readonly span: Span;
  readonly allDay: boolean;
  readonly title: string;
  readonly organiser: CalendarPerson;
  /** `written`: the address letter for letter as the invitation had it, by which the organiser's program finds the row. */
  readonly attendee: { readonly written: string; readonly name: string };
  readonly answer: MeetingAnswer;
  readonly comment: string;
}

/** The answer to an invitation (RFC 5546, 3.2.3): same UID, same SEQUENCE, one attendee. */
export function replyCalendar(answer: AnswerToSend): string {
  const event = eventOf(answer.uid, answer.sequence, answer.stamp);
  if (answer.occurrence !== null) event.updatePropertyWithValue('recurrence-id', occurrenceTime(answer.occurrence));
  if (!answer.allDay) times(event, answer.span);
  event.addPropertyWithValue('summary', answer.title);
  person(event, 'organizer', answer.organiser, {});
  person(
    event,
    'attendee',
    { address: answer.attendee.written, name: answer.attendee.name },
    { partstat: PARTSTAT[answer.answer] },
  );
  if (answer.comment !== '') event.addPropertyWithValue('comment', answer.comment);
  return calendarOf('REPLY', [event]);
}

export interface FeedEntry {
  readonly uid: string;
  readonly span: Span;
  readonly title: string;
  readonly place: string;
  /** Not answered yet, or perhaps. */
  readonly tentative: boolean;
  /** Grows with each change, so that the newer one is taken; 0 where it never changes. */
  readonly sequence?: number;
}

/** A calendar to subscribe to: nothing in it asks for an answer. */
export function feedCalendar(name: string, entries: readonly FeedEntry[], stamp: Temporal.Instant): string {
  const events = entries.map(({ uid, span, title, place, tentative, sequence = 0 }) => {
    const event = eventOf(uid, sequence, stamp);
    times(event, span);
    event.addPropertyWithValue('summary', title);
    if (place !== '') event.addPropertyWithValue('location', place);
    event.addPropertyWithValue('status', tentative ? 'TENTATIVE' : 'CONFIRMED');
    return event;
  });
  return calendarOf('PUBLISH', events, name);
}

/** When somebody is taken, without what with (VFREEBUSY). */
export function freeBusyCalendar(
  whose: CalendarPerson,
  range: Span,
  busy: readonly (Span & { readonly tentative: boolean })[],
  stamp: Temporal.Instant,
): string {
  const part = new ICAL.Component('vfreebusy');
  part.addPropertyWithValue('uid', `aiznemts-${range.start.epochMilliseconds}`);
  part.addPropertyWithValue('dtstamp', utc(stamp));
  times(part, range);
  person(part, 'organizer', whose, {});
  for (const { start, end, tentative } of busy) {
    const period = new ICAL.Period({ start: utc(start), end: utc(end) });
    const property = part.addPropertyWithValue('freebusy', period);
    property.setParameter('fbtype', tentative ? 'BUSY-TENTATIVE' : 'BUSY');
  }
  return calendarOf('PUBLISH', [part]);
}

function calendarOf(method: string, parts: readonly Component[], name: string | null = null): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', PRODUCT);
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  calendar.addPropertyWithValue('method', method);
  if (name !== null) calendar.addPropertyWithValue('x-wr-calname', name);
  for (const part of parts) calendar.addSubcomponent(part);
  return `${calendar.toString().replaceAll(/\r?\n/g, '\r\n')}\r\n`;
}

function eventOf(uid: string, sequence: number, stamp: Temporal.Instant): Component {
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', uid);
  event.addPropertyWithValue('sequence', sequence);
  event.addPropertyWithValue('dtstamp', utc(stamp));
  return event;
}

function times(part: Component, { start, end }: Span): void {
  part.addPropertyWithValue('dtstart', utc(start));
  part.addPropertyWithValue('dtend', utc(end));
}

/** A name in a parameter may hold neither quotes nor line ends. */
function person(
  part: Component,
  name: 'organizer' | 'attendee',
  { address, name: called }: CalendarPerson,
  parameters: Readonly<Record<string, string>>,
): void {
  const property = new ICAL.Property(name);
  const safe = called.replaceAll(/["\r\n\t]/g, ' ').trim();
  if (safe !== '') property.setParameter('cn', safe);
  for (const [key, value] of Object.entries(parameters)) property.setParameter(key, value);
  property.setValue(`mailto:${address.replaceAll(/[\r\n\s]/g, '')}`);
  part.addProperty(property);
}

function utc(at: Temporal.Instant): InstanceType<typeof ICAL.Time> {
  return ICAL.Time.fromJSDate(new Date(at.epochMilliseconds), true);
}

function occurrenceTime(key: string): InstanceType<typeof ICAL.Time> {
  return key.includes('T') ? utc(Temporal.Instant.from(key)) : ICAL.Time.fromDateString(key);
}
