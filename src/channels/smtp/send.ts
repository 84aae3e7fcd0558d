import { createTransport } from 'nodemailer';
import type { EmailAddress } from '../../vocabulary/ids.ts';

/** The server that takes our letters further. */
export interface Relay {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (465); otherwise STARTTLS where offered, demanded with `requireTls`. */
  readonly secure?: boolean;
  readonly requireTls?: boolean;
  readonly tls?: { readonly ca?: string; readonly servername?: string; readonly rejectUnauthorized?: boolean };
  readonly auth?: { readonly user: string; readonly pass: string };
  /** Our name in EHLO. */
  readonly name?: string;
  readonly timeoutMs?: number;
}

export interface OutgoingAddress {
  readonly name: string;
  readonly address: EmailAddress;
}

export interface OutgoingMail {
  /** Fixed before the first attempt, in angle brackets: a second attempt is the same letter. */
  readonly messageId: string;
  readonly from: OutgoingAddress;
  /** Where reports of failed delivery go; the From address unless told. */
  readonly envelopeFrom?: EmailAddress;
  readonly replyTo?: OutgoingAddress;
  readonly to: readonly OutgoingAddress[];
  readonly cc?: readonly OutgoingAddress[];
  readonly bcc?: readonly OutgoingAddress[];
  /** Recipients whom the relay has taken the letter for already: named in it, but not handed over again. */
  readonly alreadyTaken?: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html?: string | null;
  readonly inReplyTo?: string | null;
  readonly references?: readonly string[];
  readonly date: Temporal.Instant;
  /** `replied` for an acknowledgement (RFC 3834), so that no other program answers it. */
  readonly autoSubmitted?: 'replied' | 'generated' | null;
  /** Written to X-Laipa-Origin, by which we know our own letter again. */
  readonly origin: string;
  readonly attachments?: readonly OutgoingAttachment[];
  /** An iTIP message: stands as an alternative to the text (iMIP, RFC 6047), so that calendars take it up. */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL' | 'REPLY'; readonly content: string };
}

export interface OutgoingAttachment {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer | { readonly path: string };
  readonly contentId?: string;
}

export interface RejectedRecipient {
  readonly address: string;
  /** SMTP reply code. */
  readonly code: number;
  readonly permanent: boolean;
  readonly response: string;
}

export interface SendResult {
  readonly accepted: readonly string[];
  readonly rejected: readonly RejectedRecipient[];
  /** What the relay said when it took the letter; empty where it took it for no one. */
  readonly response: string;
}

/** The relay could not be reached or asked to be left alone for now: the same letter is to be tried again. */
export class TransientSendError extends Error {
  readonly code: number | null;
  constructor(message: string, code: number | null, cause: unknown) {
    super(message, { cause });
    this.name = 'TransientSendError';
    this.code = code;
  }
}

/**
 * Hands a letter to the relay. Answers who was accepted and who refused, each with the server's code; throws a
 * `TransientSendError` where nothing is decided (network, 4xx for the whole message).
 */
export async function sendMail(relay: Relay, mail: OutgoingMail): Promise<SendResult> {
  const transport = createTransport({
    host: relay.host,
    port: relay.port,
    secure: relay.secure ?? false,
    requireTLS: relay.requireTls ?? false,
    ...(relay.tls ? { tls: { ...relay.tls } } : {}),
    ...(relay.auth ? { auth: { ...relay.auth } } : {}),
    ...(relay.name ? { name: relay.name } : {}),
    connectionTimeout: relay.timeoutMs ?? 20_000,
    greetingTimeout: relay.timeoutMs ?? 20_000,
    socketTimeout: (relay.timeoutMs ?? 20_000) * 6,
    disableUrlAccess: true,
  });
  try {
    const sent = (await transport.sendMail(messageOf(mail))) as unknown as SentInfo;
    return {
      accepted: sent.accepted.map(String),
      rejected: (sent.rejectedErrors ?? []).map(rejection),
      response: sent.response,
    };
  } catch (failure) {
    return refusedWhole(failure as SmtpFailure, mail);
  } finally {
    transport.close();
  }
}

function messageOf(mail: OutgoingMail) {
  const headers: Record<string, string> = { 'X-Laipa-Origin': mail.origin };
  if (mail.autoSubmitted) headers['Auto-Submitted'] = `auto-${mail.autoSubmitted}`;
  return {
    messageId: mail.messageId,
    date: new Date(mail.date.epochMilliseconds),
    envelope: { from: mail.envelopeFrom ?? mail.from.address, to: recipientsOf(mail) },
    from: mail.from,
    to: [...mail.to],
    cc: [...(mail.cc ?? [])],
    ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
    subject: mail.subject,
    text: mail.text,
    ...(mail.html ? { html: mail.html } : {}),
    ...(mail.inReplyTo ? { inReplyTo: mail.inReplyTo } : {}),
    ...(mail.references?.length ? { references: [...mail.references] } : {}),
    headers,
    ...(mail.calendar ? { alternatives: [calendarPart(mail.calendar)] } : {}),
    attachments: (mail.attachments ?? []).map(attachmentOf),
    // What was written by people may not name files or addresses for us to open.
    disableUrlAccess: true,
  };
}

function calendarPart({ method, content }: NonNullable<OutgoingMail['calendar']>) {
  return {
    contentType: `text/calendar; charset=utf-8; method=${method}`,
    content: Buffer.from(content),
    contentTransferEncoding: 'base64' as const,
  };
}

/** Whom the relay is to take the letter for. */
function recipientsOf(mail: OutgoingMail): string[] {
  const taken = new Set(mail.alreadyTaken?.map((address) => address.toLowerCase()));
  return [...mail.to, ...(mail.cc ?? []), ...(mail.bcc ?? [])]
    .map(({ address }) => address)
    .filter((address) => !taken.has(address.toLowerCase()));
}

function attachmentOf(attachment: OutgoingAttachment) {
  const { name, mediaType, content, contentId } = attachment;
  const source = Buffer.isBuffer(content) ? { content } : { path: content.path };
  return { filename: name, contentType: mediaType, ...source, ...(contentId ? { cid: contentId } : {}) };
}

interface SmtpFailure extends Error {
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly recipient?: string;
  readonly rejected?: readonly string[];
  readonly rejectedErrors?: readonly SmtpFailure[];
}

interface SentInfo {
  readonly accepted: readonly unknown[];
  readonly rejectedErrors?: readonly SmtpFailure[];
  readonly response: string;
}

/** A 5xx is decided for good; of a message that every recipient's server refused, each refusal is told. */
function refusedWhole(failure: SmtpFailure, mail: OutgoingMail): SendResult {
  const single = failure.rejectedErrors ?? [];
  if (single.length > 0) return { accepted: [], rejected: single.map(rejection), response: '' };
  const code = failure.responseCode ?? null;
  if (code === null || code < 500 || failure.code === 'EAUTH')
    throw new TransientSendError(failure.message, code, failure);
  const response = failure.response ?? failure.message;
  return {
    accepted: [],
    rejected: recipientsOf(mail).map((address) => ({ address, code, permanent: true, response })),
    response: '',
  };
}

function rejection(failure: SmtpFailure): RejectedRecipient {
  const code = failure.responseCode ?? 0;
  return {
    address: failure.recipient ?? '',
    code,
    permanent: code >= 500,
    response: failure.response ?? failure.message,
  };
}
