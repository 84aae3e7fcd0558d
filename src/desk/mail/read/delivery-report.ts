import { parseEmailAddress } from '../../../vocabulary/ids.ts';
import type { EmailAddress } from '../../../vocabulary/ids.ts';
import { type HeaderLine, headerValue, readHeaderLines } from './header-lines.ts';
import type { DeliveryReport, ReadingLimits, ReportedRecipient } from './mail.ts';
import { readMessageId, readMessageIds } from './message-ids.ts';
import { leavesOf, type MimePart } from './mime-parts.ts';
import { partBytes } from './transfer-encoding.ts';

/** What a delivery report (RFC 3464, or the free text of an old server) says; `null` where the message is none. */
export function readDeliveryReport(
  raw: Buffer,
  root: MimePart,
  body: {
    readonly text: string;
    readonly subject: string;
    readonly sender: string;
    readonly references: readonly string[];
  },
  limits: ReadingLimits,
): DeliveryReport | null {
  const leaves = leavesOf(root);
  const status = leaves.find(({ type }) => STATUS_TYPES.has(type.value));
  const original = leaves.find(({ type }) => ORIGINAL_TYPES.has(type.value));
  if (status !== undefined) {
    return {
      originalMessageId: originalMessageId(raw, original, limits) ?? body.references.at(-1) ?? null,
      recipients: readRecipients(partBytes(raw, status.range).subarray(0, limits.maxHeaderBytes), limits),
    };
  }
  if (!isFreeTextBounce(body)) return null;
  const inText = /^message-id:\s*(<[^<>\s]{1,500}>)/im.exec(body.text)?.[1];
  return {
    originalMessageId: originalMessageId(raw, original, limits) ?? body.references.at(-1) ?? inText ?? null,
    recipients: freeTextRecipients(body.text),
  };
}

const STATUS_TYPES: ReadonlySet<string> = new Set(['message/delivery-status', 'message/global-delivery-status']);
const ORIGINAL_TYPES: ReadonlySet<string> = new Set([
  'message/rfc822',
  'message/global',
  'text/rfc822-headers',
  'message/rfc822-headers',
  'message/global-headers',
]);

function originalMessageId(raw: Buffer, part: MimePart | undefined, limits: ReadingLimits): string | null {
  if (part === undefined) return null;
  const bytes = partBytes(raw, part.range);
  return readMessageId(headerValue(readHeaderLines(bytes, 0, bytes.length, limits).lines, 'message-id'));
}

/** The first group speaks of the message, each further one of a recipient; a few servers write one group only. */
function readRecipients(bytes: Buffer, limits: ReadingLimits): readonly ReportedRecipient[] {
  const recipients: ReportedRecipient[] = [];
  let at = 0;
  for (let group = 0; group < 1_000 && at < bytes.length; group += 1) {
    const block = readHeaderLines(bytes, at, bytes.length, limits);
    const recipient = readRecipient(block.lines);
    if (recipient !== null) recipients.push(recipient);
    at = Math.max(block.bodyStart, at + 1);
  }
  return recipients;
}

function readRecipient(lines: readonly HeaderLine[]): ReportedRecipient | null {
  const action = /^[a-z]+/.exec((headerValue(lines, 'action') ?? '').toLowerCase())?.[0];
  if (action === undefined) return null;
  const known = ACTIONS.find((word) => word === action);
  return {
    finalRecipient: typedAddress(headerValue(lines, 'final-recipient')),
    originalRecipient: typedAddress(headerValue(lines, 'original-recipient')),
    action: known ?? 'failed',
    status: /\d\.\d{1,3}\.\d{1,3}/.exec(headerValue(lines, 'status') ?? '')?.[0] ?? null,
    diagnostic: headerValue(lines, 'diagnostic-code')?.slice(0, 1_000) ?? null,
  };
}

const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;

function typedAddress(value: string | null): EmailAddress | null {
  return parseEmailAddress((value ?? '').replace(/^[^;]*;/, '').replaceAll(/[<>]/g, ''));
}

const BOUNCE_SENDER = /^(mailer-daemon|postmaster|mail-daemon|mdaemon|maildelivery)@/;
const BOUNCE_SUBJECT =
  /(undeliver(ed|able)|delivery (status notification|failure|has failed)|returned mail|mail delivery (failed|system)|failure notice|message not delivered|neizdevās piegādāt|nepiegādāt|nav piegādāt)/i;

/** Both must speak: a person at postmaster@ writes letters too, and citizens write of undelivered letters. */
function isFreeTextBounce(body: { readonly sender: string; readonly subject: string }): boolean {
  return BOUNCE_SENDER.test(body.sender) && BOUNCE_SUBJECT.test(body.subject);
}

function freeTextRecipients(text: string): readonly ReportedRecipient[] {
  const start = text.slice(0, 20_000);
  const address = parseEmailAddress(/<?([^\s<>"':;,]{1,64}@[^\s<>"':;,]{1,255}?)>?[:.,]?\s/.exec(start)?.[1]);
  const status = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(start)?.[1] ?? null;
  const action =
    /will (be )?retr|delayed|aizkavē/i.test(start) || status?.startsWith('4') === true ? 'delayed' : 'failed';
  return [{ finalRecipient: address, originalRecipient: null, action, status, diagnostic: null }];
}

/** The letter that a read receipt (RFC 8098) speaks of; `null` where the message is no receipt. */
export function readReceipt(
  raw: Buffer,
  root: MimePart,
  limits: ReadingLimits,
): { readonly messageId: string | null } | null {
  const part = leavesOf(root).find(({ type }) => type.value === 'message/disposition-notification');
  if (part === undefined) return null;
  const bytes = partBytes(raw, part.range);
  const lines = readHeaderLines(bytes, 0, bytes.length, limits).lines;
  return { messageId: readMessageIds(headerValue(lines, 'original-message-id'))[0] ?? null };
}
