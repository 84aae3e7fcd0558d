import { type RejectedRecipient, type Relay, sendMail } from '../channels/smtp/send.ts';
import type { Desk } from '../desk/context.ts';
import { noteEnd, noteTaken, takeLetter } from '../desk/meetings/index.ts';
import { type Attempt, attemptLetter, relayOrWait, waitIfAsked } from './letter-job.ts';

/**
 * Sends one calendar message: an invitation, its change, its calling off, or an answer (10.2). What passes throws, and the
 * job is tried again with the same Message-ID for those who have not got it; whom their server refuses for good is told to
 * whoever called the meeting.
 */
export async function sendMeetingLetter(
  desk: Desk,
  relay: Relay | null,
  payload: unknown,
  job: Attempt,
): Promise<void> {
  await attemptLetter(
    payload,
    job,
    (id) => handOver(desk, relayOrWait(relay), id),
    (id, why) => noteEnd(desk, id, { state: 'refused', said: why }, []),
  );
}

async function handOver(desk: Desk, relay: Relay, id: string): Promise<void> {
  const letter = await takeLetter(desk, id);
  if (letter === null) return;
  const [ours] = [...desk.addresses().keys()].sort();
  const { accepted, rejected } = await sendMail(relay, {
    messageId: `<sanaksme.${id}@${desk.settings.origin}>`,
    from: letter.sender,
    // Reports of failed delivery come to an address of the desk's own.
    envelopeFrom: desk.addresses().has(letter.sender.address) ? letter.sender.address : (ours ?? letter.sender.address),
    to: letter.recipients,
    alreadyTaken: letter.taken,
    subject: letter.subject,
    text: letter.text,
    ...(letter.inReplyTo === '' ? {} : { inReplyTo: letter.inReplyTo, references: [letter.inReplyTo] }),
    date: desk.clock(),
    origin: desk.settings.origin,
    calendar: { method: letter.method, content: letter.calendar },
    attachments: letter.attachments,
  });
  if (accepted.length > 0) await noteTaken(desk, id, accepted);
  waitIfAsked(rejected);
  const all = accepted.length + letter.taken.length === 0 && rejected.length > 0;
  await noteEnd(
    desk,
    id,
    { state: all ? 'refused' : 'sent', said: all ? said(rejected[0]) : '' },
    rejected.map(refusal),
  );
}

function refusal(one: RejectedRecipient): { readonly address: string; readonly said: string } {
  return { address: one.address, said: said(one) };
}

function said(one: RejectedRecipient | undefined): string {
  return one === undefined ? '' : `${one.code} ${one.response}`;
}
