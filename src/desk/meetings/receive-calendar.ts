import type { Tx } from '../../database/database.ts';
import { record } from '../../journal/index.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { EmailAddress, MailId, MeetingId } from '../../vocabulary/ids.ts';
import { type Desk, newId } from '../context.ts';
import { knownDirectory } from '../directory/index.ts';
import { freeTime, saveBusy } from './busy.store.ts';
import type { CalendarEvent, CalendarMessage } from './calendar/calendar-event.ts';
import { readCalendar } from './calendar/read-calendar.ts';
import { type ArrivalRefusal, decideArrival, distrustOf } from './decide-arrival.ts';
import { lockInvitationsByUid, lockUid, saveInvitation } from './invitations.store.ts';
import { type Invitee, inviteesOf } from './invitees.ts';
import type { Invitation } from './meeting.ts';
import { lockMeetingByUid } from './meetings.store.ts';
import { receiveAnswer } from './receive-answer.ts';

const NAMED_GUESTS = 60;

/** A calendar part as it came, with what is known of its letter. */
export interface CalendarArrival {
  readonly mail: MailId;
  readonly at: Temporal.Instant;
  readonly calendar: string;
  /** What the letter says beside the calendar, without what it quotes. */
  readonly words: string;
  readonly messageId: string;
  readonly sender: EmailAddress | null;
  /** The mailbox it was delivered to. */
  readonly mailbox: EmailAddress;
  readonly authentication: 'pass' | 'fail' | 'none';
}

/**
 * Takes in a calendar message: an invitation asks those of ours whom it names (10.2), a change asks again where the time
 * moved, a calling off ends what is owed, an answer goes to whoever called. A refusal leaves the letter a letter: nothing
 * was done then, and the reason says what people should look at.
 */
export async function receiveCalendar(
  desk: Desk,
  tx: Tx,
  arrival: CalendarArrival,
): Promise<{ readonly taken: true } | { readonly refused: ArrivalRefusal }> {
  const message = readCalendar(arrival.calendar, arrival.at);
  if ('refused' in message) return message;
  const [first] = message.events;
  if (first === undefined) return { refused: 'asks-nothing' };
  await lockUid(tx, first.uid);
  const own = await lockMeetingByUid(tx, first.uid);
  if (message.method === 'reply' || message.method === 'counter')
    return own === null ? { refused: 'unknown-meeting' } : receiveAnswer(desk, tx, own, message.method, first, arrival);
  // Our own meeting as somebody forwards it back: what it is, we know better.
  if (own !== null) return { refused: 'not-from-organiser' };
  return takeAll(desk, tx, message, arrival);
}

async function takeAll(
  desk: Desk,
  tx: Tx,
  message: CalendarMessage,
  arrival: CalendarArrival,
): Promise<{ readonly taken: true } | { readonly refused: ArrivalRefusal }> {
  let taken = false;
  let refused: ArrivalRefusal = 'unknown-meeting';
  for (const uid of new Set(message.events.map((event) => event.uid))) {
    for (const event of message.events.filter((one) => one.uid === uid)) {
      const known = await lockInvitationsByUid(tx, uid);
      const outcome = await takeOne(desk, tx, event, known, arrival);
      if (outcome === null) taken = true;
      else refused = outcome;
    }
  }
  return taken ? { taken } : { refused };
}

/** `null`: done. */
async function takeOne(
  desk: Desk,
  tx: Tx,
  event: CalendarEvent,
  known: readonly Invitation[],
  arrival: CalendarArrival,
): Promise<ArrivalRefusal | null> {
  const distrust = distrustOf(event, arrival.sender, arrival.authentication);
  const rows = known.filter(
    ({ occurrence }) => occurrence === event.occurrence || (event.cancelled && event.occurrence === null),
  );
  let refused: ArrivalRefusal | null = null;
  for (const row of rows) {
    const answer = decideArrival(row, event, distrust);
    if ('refused' in answer) refused = answer.refused;
    else await change(desk, tx, row, event, answer.do, { ...arrival, distrust });
  }
  if (refused !== null) return refused;
  const series = known.filter(({ occurrence }) => occurrence === null);
  if (event.cancelled)
    return rows.length > 0 || (await leaveOut(tx, event, series, distrust)) ? null : 'unknown-meeting';
  await askMissing(desk, tx, event, rows, series, { ...arrival, distrust });
  return null;
}

type Believed = CalendarArrival & { readonly distrust: Invitation['distrust'] };

/** One time of a series falls away for those who are asked to the series. */
async function leaveOut(
  tx: Tx,
  event: CalendarEvent,
  series: readonly Invitation[],
  distrust: Invitation['distrust'],
): Promise<boolean> {
  const believed = series.filter((one) => !('refused' in decideArrival({ ...one, sequence: 0 }, event, distrust)));
  for (const one of believed) if (event.occurrence !== null) await freeTime(tx, one.id, startOf(event.occurrence));
  return believed.length > 0;
}

async function askMissing(
  desk: Desk,
  tx: Tx,
  event: CalendarEvent,
  rows: readonly Invitation[],
  series: readonly Invitation[],
  arrival: Believed,
): Promise<void> {
  const directory = await knownDirectory(desk.database, tx);
  const own = desk.addresses();
  const unit = own.get(arrival.mailbox)?.unit;
  if (unit === undefined) throw new Error('A calendar message came to an address that is none of ours');
  const day = arrival.at.toZonedDateTimeISO('Europe/Riga').toPlainDate();
  const invitees = inviteesOf(directory, event, { address: arrival.mailbox, unit, own }, day);
  for (const invitee of invitees) {
    if (rows.some(({ employee }) => employee === invitee.employee)) continue;
    await ask(desk, tx, event, invitee, arrival);
    const whole = series.find(({ employee }) => employee === invitee.employee);
    if (event.occurrence !== null && whole !== undefined) await freeTime(tx, whole.id, startOf(event.occurrence));
  }
}

async function ask(desk: Desk, tx: Tx, event: CalendarEvent, invitee: Invitee, arrival: Believed): Promise<void> {
  const invitation: Invitation = {
    ...fresh(event, arrival),
    id: newId<MeetingId>(),
    employee: invitee.employee,
    holder: invitee.holder,
    unit: invitee.unit,
    attendee: invitee.attendee,
    meeting: null,
    state: 'open',
    reason: '',
    answeredAt: null,
    toldOtherwise: false,
    receivedAt: arrival.at,
  };
  await saveInvitation(tx, invitation, arrival.at, null);
  await saveBusy(tx, invitation.id, invitation.employee, event.times, true);
  // What is over already asks for no answer.
  if (!isAhead(event, arrival.at)) return;
  const { unit, holder } = invitation;
  await tell(desk, tx, invitation, [
    { kind: 'invitation.received', at: arrival.at, facts: { unit, holder, startsAt: event.span.start.toString() } },
  ]);
}

async function change(
  desk: Desk,
  tx: Tx,
  known: Invitation,
  event: CalendarEvent,
  what: 'nothing' | 'renew' | 'ask-again' | 'cancel',
  arrival: Believed,
): Promise<void> {
  if (what === 'nothing') return;
  const { at } = arrival;
  if (what === 'cancel') {
    await saveInvitation(tx, { ...known, sequence: event.sequence, stamp: event.stamp, state: 'cancelled' }, at, null);
    await saveBusy(tx, known.id, known.employee, [], false);
    return tell(desk, tx, known, [{ kind: 'invitation.cancelled', at, facts: {} }]);
  }
  const again = what === 'ask-again';
  const asked: Partial<Invitation> = again ? { state: 'open', reason: '', answeredAt: null, toldOtherwise: false } : {};
  const after: Invitation = { ...known, ...fresh(event, arrival), attendee: known.attendee, ...asked };
  await saveInvitation(tx, after, at, null);
  if (after.state !== 'declined') await saveBusy(tx, after.id, after.employee, event.times, after.state !== 'accepted');
  await tell(desk, tx, after, [
    {
      kind: 'invitation.updated',
      at,
      facts: { startsAt: event.span.start.toString(), answerAgain: again && isAhead(event, at) },
    },
  ]);
}

/** What the calendar says now. */
function fresh(event: CalendarEvent, arrival: Believed) {
  return {
    uid: event.uid,
    occurrence: event.occurrence,
    sequence: event.sequence,
    stamp: event.stamp,
    organiser: { address: event.organiser.address, name: event.organiser.name },
    distrust: arrival.distrust,
    sender: arrival.sender ?? '',
    title: event.summary,
    description: event.description,
    place: event.location,
    span: event.span,
    allDay: event.allDay,
    repeats: event.repeats,
    timesIncomplete: event.timesIncomplete,
    attendees: event.attendees.slice(0, NAMED_GUESTS).map(({ address, name, status }) => ({ address, name, status })),
    attendeeCount: event.attendeeCount,
    mail: arrival.mail,
    messageId: arrival.messageId,
  };
}

function isAhead(event: CalendarEvent, now: Temporal.Instant): boolean {
  return event.times.some(({ end }) => Temporal.Instant.compare(end, now) > 0);
}

function startOf(occurrence: string): Temporal.Instant {
  return occurrence.includes('T')
    ? Temporal.Instant.from(occurrence)
    : Temporal.PlainDate.from(occurrence).toZonedDateTime('Europe/Riga').toInstant();
}

async function tell(desk: Desk, tx: Tx, { id, holder, employee }: Invitation, facts: readonly Fact[]): Promise<void> {
  await record(tx, desk.rules.current(), { subject: { kind: 'meeting', id }, expected: 'current', facts, actor: null });
  tx.afterCommit(() => desk.notify([`employee:${holder}`, `employee:${employee}`]));
}
