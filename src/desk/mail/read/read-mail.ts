import { createHash } from 'node:crypto';
import { readAttachment } from './attachment.ts';
import { autoReplyEvidence, isMachineSent } from './auto-reply.ts';
import { type MailBody, readBody } from './body.ts';
import { decodeText } from './charset.ts';
import { readDeliveryReport, readReceipt } from './delivery-report.ts';
import { mailFingerprint } from './fingerprint.ts';
import { type HeaderLine, headerValue, headerValues } from './header-lines.ts';
import { decodeHeaderWords, safeLine, turnsDirection } from './header-words.ts';
import { readInvitation } from './invitation.ts';
import {
  type MailDefect,
  type MailFacts,
  type MailList,
  type OwnMarks,
  READING_LIMITS,
  type ReadingLimits,
  type ReadMail,
  type UnreadableReason,
} from './mail.ts';
import { readMailboxes } from './mailboxes.ts';
import { readMailDate } from './mail-date.ts';
import { messageIdDomain, readMessageId, readMessageIds } from './message-ids.ts';
import { leavesOf, type MimePart, type MimeTree, readMimeParts } from './mime-parts.ts';
import { mailProtection } from './protection.ts';
import { partBytes } from './transfer-encoding.ts';

/**
 * Reads a raw message (RFC 5322, MIME). Deterministic; never throws: what goes beyond a ceiling or defeats the reader
 * ends as `unreadable` with a reason and whatever its headers say. Without `own` no message counts as an own loop.
 */
export function readMail(
  raw: Uint8Array,
  own: OwnMarks | null = null,
  limits: ReadingLimits = READING_LIMITS,
): ReadMail {
  const whole = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const refused = refusal(whole, limits);
  if (refused !== null) return unreadableMail(whole, refused, limits);
  try {
    const tree = readMimeParts(whole, limits);
    return tree.exceeded === null ? readWhole(whole, tree, own, limits) : unreadableMail(whole, tree.exceeded, limits);
  } catch {
    return unreadableMail(whole, 'parser-failed', limits);
  }
}

/** The bytes of an attachment of this raw message, decoded. */
export { partBytes as attachmentBytes } from './transfer-encoding.ts';

function refusal(raw: Buffer, limits: ReadingLimits): UnreadableReason | null {
  if (raw.length > limits.maxBytes) return 'too-large';
  return raw.length === 0 ? 'empty' : null;
}

function readWhole(raw: Buffer, tree: MimeTree, own: OwnMarks | null, limits: ReadingLimits): ReadMail {
  const lines = tree.root.head.lines;
  const body = readBody(raw, tree.root, limits.maxText);
  const head = readHead(raw, tree.root, body.text);
  const attachments = body.enclosed.map((part, index) => readAttachment(raw, part, index + 1, body.html));
  const defects = [...head.defects, ...body.defects, ...treeDefects(tree)];
  const facts: MailFacts = {
    ...head,
    text: body.text,
    html: body.html,
    attachments,
    protection: mailProtection(tree.root, body.text),
    tnef: attachments.some(({ mediaType }) => mediaType === 'application/ms-tnef'),
    defects,
  };
  return ofKind(raw, tree.root, lines, facts, body, own, limits);
}

function ofKind(
  raw: Buffer,
  root: MimePart,
  lines: readonly HeaderLine[],
  facts: MailFacts,
  body: MailBody,
  own: OwnMarks | null,
  limits: ReadingLimits,
): ReadMail {
  if (bearsOwnOrigin(lines, own)) return { ...facts, kind: 'own-loop' };
  const bounce = {
    text: body.text,
    subject: facts.subject,
    sender: facts.from?.address ?? '',
    references: facts.references,
  };
  const report = readDeliveryReport(raw, root, bounce, limits);
  if (report !== null) return { ...facts, kind: 'delivery-report', report };
  // Only after the reports: a relay on our own host gives them Message-IDs of our domain.
  if (hasOwnMessageId(facts, own)) return { ...facts, kind: 'own-loop' };
  const receipt = readReceipt(raw, root, limits);
  if (receipt !== null) {
    const inReplyTo = facts.inReplyTo ?? receipt.messageId;
    return { ...facts, inReplyTo, kind: 'auto-reply', evidence: ['read-receipt'] };
  }
  const evidence = autoReplyEvidence(lines, facts.subject);
  if (evidence.length > 0) return { ...facts, kind: 'auto-reply', evidence };
  const calendar = leavesOf(root).find(({ type }) => type.value === 'text/calendar');
  const invitation = calendar === undefined ? 'none' : readInvitation(calendarText(raw, calendar));
  if (typeof invitation === 'object') return { ...facts, kind: 'invitation', invitation };
  const defects: readonly MailDefect[] =
    invitation === 'unreadable' ? [...facts.defects, 'calendar-unreadable'] : facts.defects;
  return { ...facts, defects, kind: isThroughList(lines, facts.list) ? 'mailing-list' : 'letter' };
}

function calendarText(raw: Buffer, part: MimePart): string {
  return decodeText(partBytes(raw, part.range), part.type.parameters.get('charset') ?? null).text;
}

/** A message whose body cannot be read, with what its headers say. */
export function unreadableMail(
  raw: Buffer,
  reason: UnreadableReason,
  limits: ReadingLimits = READING_LIMITS,
): ReadMail {
  const head = raw.subarray(0, Math.min(raw.length, limits.maxHeaderBytes));
  const part = readMimeParts(head, { ...limits, maxDepth: 0 }).root;
  const nothing = { text: '', html: null, attachments: [], protection: 'none', tnef: false } as const;
  return { ...readHead(raw, part, ''), ...nothing, kind: 'unreadable', reason };
}

type MailHead = Omit<MailFacts, 'text' | 'html' | 'attachments' | 'protection' | 'tnef'>;

function readHead(raw: Buffer, root: MimePart, text: string): MailHead {
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

function treeDefects(tree: MimeTree): readonly MailDefect[] {
  const defects: MailDefect[] = [];
  if (tree.boundaryMissing) defects.push('boundary-missing');
  if (tree.boundaryNotClosed) defects.push('boundary-not-closed');
  return defects;
}

function bearsOwnOrigin(lines: readonly HeaderLine[], own: OwnMarks | null): boolean {
  const origin = headerValue(lines, 'x-laipa-origin');
  return own !== null && origin !== null && (own.origin === null || origin === own.origin);
}

function hasOwnMessageId(facts: MailFacts, own: OwnMarks | null): boolean {
  return own !== null && !facts.messageIdMade && own.messageIdDomains.includes(messageIdDomain(facts.messageId));
}

function readList(lines: readonly HeaderLine[]): MailList | null {
  const id = headerValue(lines, 'list-id');
  const unsubscribe = headerValue(lines, 'list-unsubscribe');
  const precedence = /^(list|bulk|junk)$/i.test(headerValue(lines, 'precedence') ?? '');
  if (id === null && unsubscribe === null && headerValue(lines, 'list-post') === null && !precedence) return null;
  return {
    id: id === null ? null : safeLine(/<([^<>]+)>\s*$/.exec(id)?.[1] ?? id, 300).toLowerCase(),
    unsubscribe: unsubscribe?.slice(0, 1_000) ?? null,
  };
}

/** A lone List-Unsubscribe is no list yet: shops and banks add it to letters that answer one person. */
function isThroughList(lines: readonly HeaderLine[], list: MailList | null): boolean {
  if (list === null) return false;
  const bulk = /^(list|bulk|junk)$/i.test(headerValue(lines, 'precedence') ?? '');
  return (
    list.id !== null ||
    headerValue(lines, 'list-post') !== null ||
    (bulk && list.unsubscribe !== null) ||
    /^(list|junk)$/i.test(headerValue(lines, 'precedence') ?? '')
  );
}
