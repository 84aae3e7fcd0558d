import { type Relay, sendMail } from '../channels/smtp/send.ts';
import { deskIdentity } from '../database/connect.ts';
import type { Desk } from '../desk/context.ts';
import { beginRequestLetter, recordRequestLetter, settleHeld } from '../desk/requests/index.ts';
import { type EmailAddress, parseId, type RequestId } from '../vocabulary/ids.ts';
import { type Attempt, attemptLetter, relayOrWait, waitIfAsked } from './letter-job.ts';

/**
 * Hands one letter about a request to the relay. What passes throws, and the job is tried again with the same Message-ID;
 * what is refused for good stands in the request. Not marked as sent by a program: an automatic reply is wanted here.
 */
export async function sendRequestLetter(
  desk: Desk,
  relay: Relay | null,
  payload: unknown,
  job: Attempt,
): Promise<void> {
  await attemptLetter(
    payload,
    job,
    (id) => handOver(desk, relayOrWait(relay), id),
    (id, why) => recordRequestLetter(desk, id, { refused: why.slice(0, 300) }),
  );
}

async function handOver(desk: Desk, relay: Relay, id: string): Promise<void> {
  const letter = await beginRequestLetter(desk, id);
  if (letter === null) return;
  const mailbox = letter.mailbox ?? (`laipa@${desk.settings.origin}` as EmailAddress);
  const { rejected } = await sendMail(relay, {
    messageId: letter.messageId,
    from: { name: `${letter.author} (Laipa)`, address: mailbox },
    replyTo: { name: `${letter.author} (Laipa)`, address: mailbox },
    to: [letter.to],
    subject: letter.subject,
    text: letter.text,
    inReplyTo: letter.thread.at(-1) ?? null,
    references: letter.thread,
    date: letter.writtenAt,
    origin: desk.settings.origin,
  });
  waitIfAsked(rejected);
  const [refused] = rejected;
  await recordRequestLetter(
    desk,
    id,
    refused === undefined ? { sentAt: desk.clock() } : { refused: `${refused.code} ${refused.response}`.slice(0, 300) },
  );
}

/** Lets what was said in a request stand once its seconds are over. */
export async function settleRequest(desk: Desk, payload: unknown): Promise<void> {
  const id = parseId<RequestId>((payload as { readonly request?: unknown }).request);
  if (id === null) throw new Error('A job to settle a request names none');
  await settleHeld(desk, deskIdentity(desk.tenant), id);
}
