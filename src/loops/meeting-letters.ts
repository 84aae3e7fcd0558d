import { type RejectedRecipient, type Relay, sendMail } from '../channels/smtp/send.ts';
import type { Desk } from '../desk/context.ts';
import { noteEnd, noteTaken, takeLetter } from '../desk/meetings/index.ts';

interface Attempt {
  readonly attempts: number;
  readonly max_attempts: number;
}

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
  const { letter: id } = payload as { readonly letter?: unknown };
  if (typeof id !== 'string') throw new Error('A job to send a calendar message names none');
  try {
    await handOver(desk, relay, id);
  } catch (error) {
    if (job.attempts < job.max_attempts) throw error;
    await noteEnd(desk, id, { state: 'refused', said: (error as Error).message }, []);
  }
}

async function handOver(desk: Desk, relay: Relay | null, id: string): Promise<void> {
  if (relay === null) throw new Error('No relay is set (LAIPA_RELAY): the letter waits');
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
  const later = rejected.find(({ permanent }) => !permanent);
  if (later !== undefined) throw new Error(`The relay asks to wait: ${later.code} ${later.response}`);
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
