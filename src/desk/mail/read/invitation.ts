import ICAL from 'ical.js';
import { parseEmailAddress } from '../../../vocabulary/ids.ts';
import { safeLine } from './header-words.ts';
import type { Invitation, InvitationMethod } from './mail.ts';

const MAX_CALENDAR = 256 * 1024;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const METHODS: Readonly<Record<string, InvitationMethod>> = {
  REQUEST: 'request',
  CANCEL: 'cancel',
  REPLY: 'reply',
  COUNTER: 'counter',
};

/**
 * The meeting that a calendar part asks for, moves or calls off (RFC 5546).
 * `none`: a calendar that asks nothing (PUBLISH); `unreadable`: no calendar that can be read.
 */
export function readInvitation(written: string): Invitation | 'none' | 'unreadable' {
  if (written.length > MAX_CALENDAR) return 'unreadable';
  const calendar = written.replaceAll(CONTROL, '').toWellFormed();
  try {
    const root = new ICAL.Component(ICAL.parse(calendar));
    const method = METHODS[String(root.getFirstPropertyValue('method') ?? '').toUpperCase()];
    const event = root.getFirstSubcomponent('vevent');
    if (method === undefined || event === null) return 'none';
    return describe(event, method, calendar);
  } catch {
    return 'unreadable';
  }
}

type Component = InstanceType<typeof ICAL.Component>;

function describe(event: Component, method: InvitationMethod, calendar: string): Invitation {
  const start = event.getFirstProperty('dtstart');
  return {
    method,
    uid: words(event, 'uid').slice(0, 500),
    sequence: Number.parseInt(words(event, 'sequence'), 10) || 0,
    summary: safeLine(words(event, 'summary'), 500),
    location: safeLine(words(event, 'location'), 500),
    start: moment(event, 'dtstart'),
    end: moment(event, 'dtend'),
    zone: start === null ? null : safeLine(String(start.getFirstParameter('tzid') ?? ''), 100) || null,
    organiser: calendarAddress(event.getFirstPropertyValue('organizer')),
    attendees: event
      .getAllProperties('attendee')
      .slice(0, 500)
      .flatMap((attendee) => {
        const address = calendarAddress(attendee.getFirstValue());
        return address === null
          ? []
          : [{ address, status: String(attendee.getFirstParameter('partstat') ?? 'NEEDS-ACTION').toLowerCase() }];
      }),
    calendar,
  };
}

function words(event: Component, name: string): string {
  return String(event.getFirstPropertyValue(name) ?? '');
}

function moment(event: Component, name: string): string | null {
  const value = event.getFirstPropertyValue(name);
  return value === null || value === undefined ? null : String(value).slice(0, 40);
}

function calendarAddress(value: unknown) {
  return parseEmailAddress(String(value ?? '').replace(/^mailto:/i, ''));
}
