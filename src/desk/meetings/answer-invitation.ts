import type { Identity, Tx } from '../../database/database.ts';
import { record } from '../../journal/index.ts';
import type { EmailAddress, EmployeeId, MeetingId } from '../../vocabulary/ids.ts';
import type { Language, MeetingAnswer } from '../../vocabulary/words.ts';
import { type Desk, newId } from '../context.ts';
import { employeeById } from '../directory/index.ts';
import { may } from '../powers/index.ts';
import { markBusy, saveBusy } from './busy.store.ts';
import { replyCalendar } from './calendar/write-calendar.ts';
import { invitationById, lockInvitation, saveInvitation } from './invitations.store.ts';
import { answerLetter } from './letter-words.ts';
import { insertLetter, type MeetingLetter } from './letters.store.ts';
import { type Invitation, saysSomething } from './meeting.ts';
import { guestsOf, lockMeeting } from './meetings.store.ts';
import { answerOfGuest, factOf } from './receive-answer.ts';

export interface AnswerToGive {
  readonly answer: MeetingAnswer;
  /** Why not; sent to the organiser with the refusal. */
  readonly reason: string;
  /** The organiser is not believed: the employee has told them otherwise, and says so. */
  readonly toldOtherwise: boolean;
}

export interface AnswerRefusal {
  readonly refused:
    | 'no-such-invitation'
    | 'not-allowed'
    | 'called-off'
    | 'over'
    /** 10.2: a refusal names its reason. */
    | 'reason-missing'
    | 'organiser-unproven';
}

/** How the answer goes: as a letter to the organiser, within the desk, or not by Laipa. */
export type AnswerWay = 'letter' | 'within' | 'told-otherwise';

/**
 * Answers an invitation (10.2). The organiser gets a real iTIP REPLY with the reason in words beside it; a colleague's
 * meeting has the answer at once. Where the letter of invitation did not come from the organiser nothing is sent to an
 * address that somebody else wrote there: the employee tells them otherwise and says so.
 */
export async function answerInvitation(
  desk: Desk,
  identity: Identity & { readonly employee: EmployeeId },
  id: MeetingId,
  given: AnswerToGive,
): Promise<{ readonly way: AnswerWay; readonly invitation: Invitation } | AnswerRefusal> {
  // Whether it is theirs to see is asked as themselves; what follows reaches the organiser's own meeting.
  const seen = await desk.database.read(identity, (tx) => invitationById(tx, id));
  if (seen === null) return { refused: 'no-such-invitation' };
  const mine = identity.employee === seen.employee || identity.employee === seen.holder;
  if (!mine || !may(identity, 'meeting.write')) return { refused: 'not-allowed' };
  return desk.database.write({ ...identity, system: true }, async (tx) => {
    const before = await lockInvitation(tx, id);
    if (before === null) return { refused: 'no-such-invitation' };
    const refused = refusal(before, given, desk.clock());
    return refused ?? giveAnswer(desk, tx, before, given, identity.employee);
  });
}

/** What stands in the way of an answer, or `null`. Pure. */
export function refusal(one: Invitation, given: AnswerToGive, now: Temporal.Instant): AnswerRefusal | null {
  if (one.state === 'cancelled') return { refused: 'called-off' };
  if (!one.repeats && Temporal.Instant.compare(one.span.end, now) <= 0) return { refused: 'over' };
  if (given.answer === 'declined' && !saysSomething(given.reason)) return { refused: 'reason-missing' };
  if (one.meeting === null && one.distrust !== '' && !given.toldOtherwise) return { refused: 'organiser-unproven' };
  return null;
}

async function giveAnswer(
  desk: Desk,
  tx: Tx,
  before: Invitation,
  given: AnswerToGive,
  by: EmployeeId,
): Promise<{ readonly way: AnswerWay; readonly invitation: Invitation }> {
  const at = desk.clock();
  const { answer } = given;
  const reason = answer === 'accepted' ? '' : given.reason.trim().slice(0, 1_000);
  const way: AnswerWay = before.meeting !== null ? 'within' : before.distrust === '' ? 'letter' : 'told-otherwise';
  const after: Invitation = {
    ...before,
    state: answer,
    reason,
    answeredAt: at,
    toldOtherwise: way === 'told-otherwise',
  };
  await saveInvitation(tx, after, at, by);
  if (answer === 'declined') await saveBusy(tx, after.id, after.employee, [], false);
  else if (before.state === 'declined')
    await saveBusy(tx, after.id, after.employee, [after.span], answer === 'tentative');
  else await markBusy(tx, after.id, answer === 'tentative');
  const letter = way === 'letter' ? await letterOf(desk, tx, after, answer, by) : null;
  await record(tx, desk.rules.current(), {
    subject: { kind: 'meeting', id: after.id },
    expected: 'current',
    facts: [factOf(answer, reason, at)],
    actor: by,
    jobs: letter === null ? [] : [{ task: 'send-meeting-letter', payload: { letter: letter.id } }],
  });
  if (letter !== null) await insertLetter(tx, letter, at);
  if (before.meeting !== null) await tellColleague(desk, tx, { ...after, meeting: before.meeting }, answer, reason, at);
  tx.afterCommit(() => desk.notify([`employee:${after.holder}`, `employee:${after.employee}`]));
  return { way, invitation: after };
}

async function tellColleague(
  desk: Desk,
  tx: Tx,
  own: Invitation & { readonly meeting: MeetingId },
  answer: MeetingAnswer,
  comment: string,
  at: Temporal.Instant,
): Promise<void> {
  const meeting = await lockMeeting(tx, own.meeting);
  const guests = await guestsOf(tx, own.meeting);
  const guest = guests.find(({ employee }) => employee === own.employee);
  if (meeting === null || guest === undefined) return;
  await answerOfGuest(desk, tx, meeting, guests, { ...guest, answer, comment, proposedAt: null }, at);
}

async function letterOf(
  desk: Desk,
  tx: Tx,
  one: Invitation,
  answer: MeetingAnswer,
  by: EmployeeId,
): Promise<MeetingLetter> {
  const [invited, answering] = await Promise.all([employeeById(tx, one.employee), employeeById(tx, by)]);
  if (invited === null || answering === null) throw new Error(`Invitation ${one.id}: its people are missing`);
  const id = newId<string>();
  const name = one.attendee.name || `${invited.givenName} ${invited.surname}`;
  const words = answerLetter({
    answer,
    reason: one.reason,
    title: one.title,
    span: one.span,
    allDay: one.allDay,
    organiser: one.organiser.name,
    invited: `${invited.givenName} ${invited.surname}`,
    answering: by === one.employee ? null : `${answering.givenName} ${answering.surname}`,
    language: 'lv' satisfies Language,
  });
  return {
    id,
    subjectId: one.id,
    method: 'REPLY',
    sender: { name, address: one.attendee.written as EmailAddress },
    recipients: [{ name: one.organiser.name, address: one.organiser.address }],
    subject: words.subject,
    text: words.text,
    calendar: replyCalendar({
      uid: one.uid,
      sequence: one.sequence,
      stamp: desk.clock(),
      occurrence: one.occurrence,
      span: one.span,
      allDay: one.allDay,
      title: one.title,
      organiser: one.organiser,
      attendee: { written: one.attendee.written, name },
      answer,
      comment: one.reason,
    }),
    inReplyTo: one.messageId,
    attachments: [],
  };
}
