import type { Tx } from '../../database/database.ts';
import { record } from '../../journal/index.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { MeetingId } from '../../vocabulary/ids.ts';
import { type Desk, newId } from '../context.ts';
import { employeeById, knownDirectory, standInFor } from '../directory/index.ts';
import { saveBusy } from './busy.store.ts';
import { lockInvitationsOf, saveInvitation } from './invitations.store.ts';
import { unitOf } from './invitees.ts';
import type { Invitation, Meeting, MeetingGuest } from './meeting.ts';

/**
 * Brings the invitations of colleagues in line with a meeting of ours: who is new is asked, who is asked already is asked
 * again where the time moved, who is no longer on the list is free.
 */
export async function inviteColleagues(
  desk: Desk,
  tx: Tx,
  meeting: Meeting,
  guests: readonly MeetingGuest[],
): Promise<void> {
  const known = await lockInvitationsOf(tx, meeting.id);
  const colleagues = guests.filter(({ employee }) => employee !== null);
  for (const guest of colleagues) {
    const before = known.find(({ employee }) => employee === guest.employee);
    if (before === undefined || before.state === 'cancelled')
      await ask(desk, tx, meeting, guest, guests, before ?? null);
    else await renew(desk, tx, meeting, guests, before);
  }
  for (const one of known)
    if (one.state !== 'cancelled' && !colleagues.some(({ employee }) => employee === one.employee))
      await cancel(desk, tx, meeting, one);
}

/** Everybody among colleagues learns that the meeting is called off. */
export async function releaseColleagues(desk: Desk, tx: Tx, meeting: Meeting): Promise<void> {
  for (const one of await lockInvitationsOf(tx, meeting.id))
    if (one.state !== 'cancelled') await cancel(desk, tx, meeting, one);
}

async function ask(
  desk: Desk,
  tx: Tx,
  meeting: Meeting,
  guest: MeetingGuest,
  guests: readonly MeetingGuest[],
  before: Invitation | null,
): Promise<void> {
  const { employee } = guest;
  if (employee === null) return;
  const at = desk.clock();
  const directory = await knownDirectory(desk.database, tx);
  const day = at.toZonedDateTimeISO('Europe/Riga').toPlainDate();
  const organiser = await employeeById(tx, meeting.organiser);
  const unit = unitOf(directory, employee, day) ?? meeting.unit;
  const holder = standInFor(directory, employee, day).employee ?? employee;
  const invitation: Invitation = {
    ...said(meeting, guests),
    id: before?.id ?? newId<MeetingId>(),
    employee,
    holder,
    unit,
    uid: meeting.uid,
    occurrence: null,
    organiser: {
      address: meeting.address,
      name: organiser === null ? '' : `${organiser.givenName} ${organiser.surname}`,
    },
    distrust: '',
    sender: meeting.address,
    attendee: { written: guest.address, name: guest.name },
    allDay: false,
    repeats: false,
    timesIncomplete: false,
    mail: null,
    messageId: '',
    meeting: meeting.id,
    state: 'open',
    reason: '',
    answeredAt: null,
    toldOtherwise: false,
    receivedAt: before?.receivedAt ?? at,
  };
  await saveInvitation(tx, invitation, at, null);
  await saveBusy(tx, invitation.id, employee, [meeting.span], true);
  await tell(desk, tx, invitation, {
    kind: 'invitation.received',
    at,
    facts: { unit, holder, startsAt: meeting.span.start.toString() },
  });
}

async function renew(
  desk: Desk,
  tx: Tx,
  meeting: Meeting,
  guests: readonly MeetingGuest[],
  before: Invitation,
): Promise<void> {
  const at = desk.clock();
  const moved = !before.span.start.equals(meeting.span.start) || !before.span.end.equals(meeting.span.end);
  const asked: Partial<Invitation> = moved ? { state: 'open', reason: '', answeredAt: null } : {};
  const after: Invitation = { ...before, ...said(meeting, guests), ...asked };
  await saveInvitation(tx, after, at, null);
  if (after.state !== 'declined')
    await saveBusy(tx, after.id, after.employee, [meeting.span], after.state !== 'accepted');
  await tell(desk, tx, after, {
    kind: 'invitation.updated',
    at,
    facts: { startsAt: meeting.span.start.toString(), answerAgain: moved },
  });
}

async function cancel(desk: Desk, tx: Tx, meeting: Meeting, one: Invitation): Promise<void> {
  const at = desk.clock();
  await saveInvitation(tx, { ...one, sequence: meeting.sequence, state: 'cancelled' }, at, null);
  await saveBusy(tx, one.id, one.employee, [], false);
  await tell(desk, tx, one, { kind: 'invitation.cancelled', at, facts: {} });
}

function said(meeting: Meeting, guests: readonly MeetingGuest[]) {
  return {
    sequence: meeting.sequence,
    stamp: meeting.madeAt,
    title: meeting.title,
    description: meeting.agenda,
    place: meeting.place,
    span: meeting.span,
    attendees: guests.map(({ address, name, answer }) => ({ address, name, status: answer ?? 'needs-action' })),
    attendeeCount: guests.length,
  };
}

async function tell(desk: Desk, tx: Tx, one: Invitation, fact: Fact): Promise<void> {
  await record(tx, desk.rules.current(), {
    subject: { kind: 'meeting', id: one.id },
    expected: 'current',
    facts: [fact],
    actor: tx.identity.employee,
  });
  tx.afterCommit(() => desk.notify([`employee:${one.holder}`, `employee:${one.employee}`]));
}
