import { readAttachment } from './attachment.ts';
import { autoReplyEvidence } from './auto-reply.ts';
import { type MailBody, readBody } from './body.ts';
import { decodeText } from './charset.ts';
import { readDeliveryReport, readReceipt } from './delivery-report.ts';
import { type HeaderLine, headerValue } from './header-lines.ts';
import { readInvitation } from './invitation.ts';
import {
  type MailDefect,
  type MailFacts,
  type OwnMarks,
  READING_LIMITS,
  type ReadingLimits,
  type ReadMail,
  type UnreadableReason,
} from './mail.ts';
import { readHead } from './mail-head.ts';
import { isThroughList } from './mailing-list.ts';
import { messageIdDomain } from './message-ids.ts';
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
  const nothing = { text: '', html: null, attachments: [], protection: 'none', tnef: false } as const;
  const beginning = raw.subarray(0, Math.min(raw.length, limits.maxHeaderBytes));
  try {
    const root = readMimeParts(beginning, { ...limits, maxDepth: 0 }).root;
    return { ...readHead(raw, root, ''), ...nothing, kind: 'unreadable', reason };
  } catch {
    // Headers that defeat the reader are left out; the body alone still tells one message from another.
    const root = readMimeParts(Buffer.alloc(0), limits).root;
    return { ...readHead(raw, root, ''), ...nothing, kind: 'unreadable', reason };
  }
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
