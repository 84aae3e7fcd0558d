import type { Desk } from '../context.ts';
import { feedCalendar, meetingCalendar } from '../meetings/index.ts';
import type { NoticeCalendar } from '../notices/index.ts';
import type { Appointment } from './appointment.ts';
import type { LetterFacts } from './letter-facts.ts';

/** The calendar part of a letter about an appointment; absent where no unit's address could stand as who called it. */
export function calendarPart(
  desk: Desk,
  one: Appointment,
  facts: LetterFacts,
  method: NoticeCalendar['method'],
): NoticeCalendar | undefined {
  if (facts.email === '' || one.booker.email === '') return undefined;
  return {
    method,
    content: meetingCalendar(method, {
      uid: uidOf(desk, one),
      sequence: one.sequence,
      stamp: desk.clock(),
      span: one.span,
      title: titleOf(facts),
      agenda: '',
      place: placeOf(facts),
      organiser: { address: facts.email, name: facts.unit },
      // The client answers on their own page; nothing is to come back to a mailbox.
      attendees: [{ address: one.booker.email, name: one.booker.name, optional: false, answer: 'accepted' }],
      asks: false,
    }),
  };
}

/** The file to be saved from the client's page. */
export function calendarFile(desk: Desk, one: Appointment, facts: LetterFacts): string {
  const entry = {
    uid: uidOf(desk, one),
    span: one.span,
    title: titleOf(facts),
    place: placeOf(facts),
    tentative: false,
    sequence: one.sequence,
  };
  return feedCalendar(titleOf(facts), [entry], desk.clock());
}

function uidOf(desk: Desk, { id }: Appointment): string {
  return `konsultacija-${id}@${desk.settings.origin}`;
}

function titleOf({ language, service, municipality }: LetterFacts): string {
  return `${language === 'lv' ? 'Konsultācija' : 'Appointment'}: ${service} (${municipality})`;
}

function placeOf({ place, address }: LetterFacts): string {
  return address === '' ? place : `${place}, ${address}`;
}
