import type { Tx } from '../../database/database.ts';
import type { Job } from '../../journal/index.ts';
import { type Desk, newId } from '../context.ts';
import { employeeById, knownDirectory, lookup } from '../directory/index.ts';
import { meetingCalendar } from './calendar/write-calendar.ts';
import { meetingLetter } from './letter-words.ts';
import { insertLetter } from './letters.store.ts';
import type { Meeting, MeetingGuest } from './meeting.ts';

export interface Sending {
  readonly what: 'called' | 'changed' | 'called-off';
  readonly method: 'REQUEST' | 'CANCEL';
  readonly to: readonly MeetingGuest[];
  /** Everybody on the list, as the calendar names them. */
  readonly all: readonly MeetingGuest[];
}

/**
 * Puts one letter to all of these on its way; the job that sends it goes with the transaction. Who reads their mail here gets
 * none: they are asked in the desk.
 */
export async function sendToGuests(desk: Desk, tx: Tx, meeting: Meeting, sending: Sending): Promise<Job[]> {
  const own = desk.addresses();
  const recipients = sending.to.filter(({ address }) => !own.has(address));
  if (recipients.length === 0) return [];
  const organiser = await employeeById(tx, meeting.organiser);
  if (organiser === null) throw new Error(`Meeting ${meeting.id}: whoever calls it is missing`);
  const unit = lookup(await knownDirectory(desk.database, tx)).units.get(meeting.unit);
  const name = `${organiser.givenName} ${organiser.surname}`;
  const words = meetingLetter({
    what: sending.what,
    title: meeting.title,
    span: meeting.span,
    place: meeting.place,
    agenda: meeting.agenda,
    reason: meeting.callOffReason,
    organiser: name,
    unit: unit?.nameLv ?? '',
  });
  const id = newId<string>();
  const calendar = meetingCalendar(sending.method, {
    uid: meeting.uid,
    sequence: meeting.sequence,
    stamp: desk.clock(),
    span: meeting.span,
    title: meeting.title,
    agenda: meeting.agenda,
    place: meeting.place,
    organiser: { address: meeting.address, name },
    attendees: sending.method === 'CANCEL' ? sending.to : sending.all,
  });
  await insertLetter(
    tx,
    {
      id,
      subjectId: meeting.id,
      method: sending.method,
      sender: { name, address: meeting.address },
      recipients: recipients.map(({ name: called, address }) => ({ name: called, address })),
      subject: words.subject,
      text: words.text,
      calendar,
      inReplyTo: '',
      attachments: sending.method === 'CANCEL' ? [] : meeting.attachments,
    },
    desk.clock(),
  );
  return [{ task: 'send-meeting-letter', payload: { letter: id } }];
}
