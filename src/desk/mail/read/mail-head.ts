import { createHash } from 'node:crypto';
import { isMachineSent } from './auto-reply.ts';
import { mailFingerprint } from './fingerprint.ts';
import { headerValue, headerValues } from './header-lines.ts';
import { decodeHeaderWords, safeLine, turnsDirection } from './header-words.ts';
import type { MailDefect, MailFacts } from './mail.ts';
import { readMailboxes } from './mailboxes.ts';
import { readMailDate } from './mail-date.ts';
import { readList } from './mailing-list.ts';
import { readMessageId, readMessageIds } from './message-ids.ts';
import type { MimePart } from './mime-parts.ts';

/** What the headers alone tell. */
export type MailHead = Omit<MailFacts, 'text' | 'html' | 'attachments' | 'protection' | 'tnef'>;

/** Reads the headers of a message; `text` is its body as read, for the defects that show there. */
export function readHead(raw: Buffer, root: MimePart, text: string): MailHead {
  const lines = root.head.lines;
  const senders = readMailboxes(headerValues(lines, 'from'));
  const from = senders[0] ?? null;
  const subject = decodeHeaderWords(headerValue(lines, 'subject') ?? '');
  const date = readMailDate(headerValue(lines, 'date') ?? '');
  const body = raw.subarray(root.range.start);
  const given = readMessageId(headerValue(lines, 'message-id'));
  const messageId =
    given ?? madeMessageId(from?.address ?? '', `${headerValue(lines, 'date') ?? ''}\n${subject}`, body);
  return {
    messageId,
    messageIdMade: given === null,
    inReplyTo: readMessageIds(headerValue(lines, 'in-reply-to'))[0] ?? null,
    references: readMessageIds(headerValues(lines, 'references').join(' ')),
    subject: safeLine(subject),
    from,
    replyTo: readMailboxes(headerValues(lines, 'reply-to')),
    to: readMailboxes(headerValues(lines, 'to')),
    cc: readMailboxes(headerValues(lines, 'cc')),
    date: date === 'absurd' ? null : date,
    machineSent: isMachineSent(lines),
    list: readList(lines),
    fingerprint: mailFingerprint(from?.address ?? '', messageId, body),
    defects: headDefects(root, { senders: senders.length, subject, date, given, text }),
  };
}

function madeMessageId(sender: string, rest: string, body: Uint8Array): string {
  const digest = createHash('sha256')
    .update(mailFingerprint(sender, rest, body))
    .digest('hex')
    .slice(0, 40);
  return `<${digest}@made.laipa.invalid>`;
}

function headDefects(
  root: MimePart,
  seen: {
    senders: number;
    subject: string;
    date: Temporal.Instant | 'absurd' | null;
    given: string | null;
    text: string;
  },
): readonly MailDefect[] {
  const defects: MailDefect[] = [];
  if (seen.senders === 0) defects.push('no-from');
  if (seen.senders > 1) defects.push('several-from');
  if (seen.given === null) defects.push('no-message-id');
  if (seen.date === null) defects.push('no-date');
  if (seen.date === 'absurd') defects.push('date-absurd');
  if (root.head.malformed) defects.push('header-malformed');
  if (root.head.charsetGuessed) defects.push('charset-guessed');
  if (turnsDirection(seen.subject) || turnsDirection(seen.text)) defects.push('direction-characters');
  return defects;
}
