import { TextRefused, type TextWay } from '../channels/sms/text-way.ts';
import { type Relay, sendMail } from '../channels/smtp/send.ts';
import type { Desk } from '../desk/context.ts';
import {
  beginNotice,
  type OutgoingNotice,
  recordNoticeFailed,
  recordNoticeSent,
  recordPartTaken,
} from '../desk/notices/index.ts';
import { type EmailAddress, type NoticeId, parseId } from '../vocabulary/ids.ts';
import { type Attempt, attemptLetter, relayOrWait, waitIfAsked } from './letter-job.ts';

/** The ways out of the house; `null` where none is set: then what would go there waits. */
export interface WaysOut {
  readonly relay: Relay | null;
  readonly texts: TextWay | null;
}

/**
 * Hands one notice over, by e-mail or as a text message. What passes throws, and the job is tried again: the same letter by
 * its Message-ID, of a text message only the parts that the centre has not got.
 */
export async function sendNotice(desk: Desk, ways: WaysOut, payload: unknown, job: Attempt): Promise<void> {
  await attemptLetter(
    payload,
    job,
    (id) => handOver(desk, ways, noticeOf(id)),
    (id, why) => recordNoticeFailed(desk, noticeOf(id), why),
  );
}

function noticeOf(text: string): NoticeId {
  const id = parseId<NoticeId>(text);
  if (id === null) throw new Error('A job to send a notice names none');
  return id;
}

async function handOver(desk: Desk, ways: WaysOut, id: NoticeId): Promise<void> {
  const outgoing = await beginNotice(desk, id);
  if (outgoing === null) return;
  if (outgoing.notice.way === 'sms') await sendText(desk, ways.texts, outgoing);
  else await sendLetter(desk, relayOrWait(ways.relay), outgoing);
}

async function sendLetter(desk: Desk, relay: Relay, { notice, author, mailbox }: OutgoingNotice): Promise<void> {
  const from = { name: author || 'Laipa', address: mailbox ?? (`laipa@${desk.settings.origin}` as EmailAddress) };
  const { rejected } = await sendMail(relay, {
    messageId: notice.messageId,
    from,
    replyTo: from,
    to: [{ name: notice.name, address: notice.address as EmailAddress }],
    subject: notice.subject,
    text: notice.text,
    date: notice.writtenAt,
    // Nobody's holiday greeting is wanted in answer.
    autoSubmitted: 'generated',
    origin: desk.settings.origin,
    ...(notice.calendar === null ? {} : { calendar: notice.calendar }),
  });
  waitIfAsked(rejected);
  const [refused] = rejected;
  if (refused === undefined) await recordNoticeSent(desk, notice.id, null);
  else await recordNoticeFailed(desk, notice.id, `${refused.code} ${refused.response}`);
}

async function sendText(desk: Desk, texts: TextWay | null, { notice, taken }: OutgoingNotice): Promise<void> {
  if (texts === null) throw new Error('No text centre is set (LAIPA_SMPP): the message waits');
  try {
    const { parts } = await texts.send(
      {
        to: notice.address,
        text: notice.text,
        reference: Number.parseInt(notice.id.slice(-2), 16),
        taken,
        until: notice.until,
      },
      (part) => recordPartTaken(desk, notice.id, part),
    );
    await recordNoticeSent(desk, notice.id, parts);
  } catch (error) {
    if (!(error instanceof TextRefused)) throw error;
    await recordNoticeFailed(desk, notice.id, error.message);
  }
}
