import type { Tx } from '../../database/database.ts';
import { record } from '../../journal/index.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { EmailAddress } from '../../vocabulary/ids.ts';
import type { MeetingAnswer } from '../../vocabulary/words.ts';
import type { Desk } from '../context.ts';
import { markBusy, saveBusy } from './busy.store.ts';
import type { CalendarEvent } from './calendar/calendar-event.ts';
import type { ArrivalRefusal } from './decide-arrival.ts';
import { lockInvitationsOf, saveInvitation } from './invitations.store.ts';
import { type Invitation, type Meeting, type MeetingGuest, saysSomething } from './meeting.ts';
import { guestsOf, saveGuests } from './meetings.store.ts';

const ANSWERS: Readonly<Record<string, MeetingAnswer>> = {
  accepted: 'accepted',
  tentative: 'tentative',
  declined: 'declined',
};
const MOST_WORDS = 1_000;

/** What came back from somebody invited. */
interface AnswerArrival {
  readonly at: Temporal.Instant;
  readonly words: string;
  readonly sender: EmailAddress | null;
  readonly authentication: 'pass' | 'fail' | 'none';
}

/**
 * An answer to a meeting of ours (REPLY), or the proposal of another time (COUNTER). Only the one invited answers for
 * themselves; an answer to an earlier time is old news. A colleague's answer settles their own duty too (10.2).
 */
export async function receiveAnswer(
  desk: Desk,
  tx: Tx,
  meeting: Meeting,
  method: 'reply' | 'counter',
  event: CalendarEvent,
  arrival: AnswerArrival,
): Promise<{ readonly taken: true } | { readonly refused: ArrivalRefusal }> {
  const [said] = event.attendees;
  const guests = await guestsOf(tx, meeting.id);
  const guest = said && guests.find(({ address }) => address === said.address);
  if (said === undefined || guest === undefined) return { refused: 'not-invited' };
  if (arrival.sender !== guest.address || arrival.authentication === 'fail') return { refused: 'not-invited' };
  const answer = method === 'counter' ? 'tentative' : ANSWERS[said.status];
  if (answer === undefined || event.sequence < meeting.sequence || meeting.calledOffAt !== null) return { taken: true };
  const comment = (event.comment || ownWords(arrival.words)).slice(0, MOST_WORDS);
  const proposedAt = method === 'counter' ? event.span.start : null;
  await answerOfGuest(desk, tx, meeting, guests, { ...guest, answer, comment, proposedAt }, arrival.at);
  if (guest.employee === null) return { taken: true };
  const own = (await lockInvitationsOf(tx, meeting.id)).find(({ employee }) => employee === guest.employee);
  if (own !== undefined) await settleOwn(desk, tx, own, answer, comment, arrival.at);
  return { taken: true };
}

/** Writes what one of the invited answered and tells whoever called the meeting. */
export async function answerOfGuest(
  desk: Desk,
  tx: Tx,
  meeting: Meeting,
  guests: readonly MeetingGuest[],
  answered: MeetingGuest & { readonly answer: MeetingAnswer },
  at: Temporal.Instant,
): Promise<void> {
  const after = guests.map((one) => (one.address === answered.address ? { ...answered, answeredAt: at } : one));
  await saveGuests(tx, meeting.id, after, at);
  await record(tx, desk.rules.current(), {
    subject: { kind: 'meeting', id: meeting.id },
    expected: 'current',
    facts: [
      {
        kind: 'meeting.answered',
        at,
        facts: { answer: answered.answer, reasonStated: saysSomething(answered.comment) },
      },
    ],
    actor: tx.identity.employee,
  });
  tx.afterCommit(() => desk.notify([`employee:${meeting.organiser}`]));
}

async function settleOwn(
  desk: Desk,
  tx: Tx,
  own: Invitation,
  answer: MeetingAnswer,
  comment: string,
  at: Temporal.Instant,
): Promise<void> {
  if (own.state === 'cancelled') return;
  await saveInvitation(tx, { ...own, state: answer, reason: comment, answeredAt: at }, at, own.employee);
  if (answer === 'declined') await saveBusy(tx, own.id, own.employee, [], false);
  else await markBusy(tx, own.id, answer === 'tentative');
  await record(tx, desk.rules.current(), {
    subject: { kind: 'meeting', id: own.id },
    expected: 'current',
    facts: [factOf(answer, comment, at)],
    actor: own.employee,
  });
  tx.afterCommit(() => desk.notify([`employee:${own.holder}`]));
}

export function factOf(answer: MeetingAnswer, reason: string, at: Temporal.Instant): Fact {
  return answer === 'declined'
    ? { kind: 'invitation.declined', at, facts: { reasonStated: saysSomething(reason) } }
    : { kind: 'invitation.accepted', at, facts: { tentative: answer === 'tentative' } };
}

/** Programs write a sentence of their own where nobody wrote one: „Anna ir pieņēmusi šo uzaicinājumu.” It is no reason. */
const OF_A_PROGRAM =
  /(has (accepted|declined|tentatively accepted)|(accepted|declined) this invitation|ir (pieņēm|noraidīj)\S* (šo )?uzaicinājumu|invitation from google calendar|sent from my|when:|kad:)/i;

function ownWords(text: string): string {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    if (OF_A_PROGRAM.test(line)) break;
    lines.push(line);
  }
  return lines.join('\n').trim();
}
