import type { ContentHash, EmailAddress } from '../../../vocabulary/ids.ts';

/** A name with its address. `address` is folded for comparison, `written` is what the header said. */
export interface Mailbox {
  readonly name: string;
  readonly address: EmailAddress;
  readonly written: string;
}

export const TRANSFER_ENCODINGS = ['base64', 'quoted-printable', 'identity'] as const;
export type TransferEncoding = (typeof TRANSFER_ENCODINGS)[number];

/** Where the bytes of a part stand in the raw message (offsets in bytes, end excluded) and how they are encoded. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
  readonly encoding: TransferEncoding;
}

/** Why an attachment is not opened at a click; it is kept whole and can be fetched after a warning. */
export const ATTACHMENT_DANGERS = [
  'executable',
  'script',
  'macro-office',
  'double-extension',
  'archive-with-executable',
  'encrypted-archive',
  'disk-image',
  'html',
  'misleading-name',
] as const;
export type AttachmentDanger = (typeof ATTACHMENT_DANGERS)[number];

export interface Attachment {
  /** Safe to show and to save under: no path, no control or direction characters; never empty. */
  readonly name: string;
  /** By content where the content is recognised, otherwise as declared. */
  readonly mediaType: string;
  readonly declaredType: string;
  /** Decoded bytes. */
  readonly size: number;
  /** Of the decoded bytes. */
  readonly hash: ContentHash;
  /** Without angle brackets. */
  readonly contentId: string | null;
  /** A picture of the text (referenced by `cid:`) rather than an enclosure. */
  readonly inline: boolean;
  readonly range: ByteRange;
  readonly danger: AttachmentDanger | null;
}

/** What is wrong with the message, yet did not hinder reading it. */
export type MailDefect =
  | 'no-from'
  | 'several-from'
  | 'no-message-id'
  | 'no-date'
  | 'date-absurd'
  | 'header-malformed'
  | 'charset-guessed'
  | 'charset-wrong'
  | 'boundary-missing'
  | 'boundary-not-closed'
  | 'direction-characters'
  | 'calendar-unreadable'
  | 'text-shortened';

/** `signed`: readable, the signature part is kept. `signed-opaque`, `encrypted`: cannot be read here, the part is kept. */
export type MailProtection = 'none' | 'signed' | 'signed-opaque' | 'encrypted';

/** What every message has, whatever its kind. */
export interface MailFacts {
  /** In angle brackets; made from the content where the header is missing (`messageIdMade`). */
  readonly messageId: string;
  readonly messageIdMade: boolean;
  readonly inReplyTo: string | null;
  /** Oldest first, as in the header; without repetition, at most 100. */
  readonly references: readonly string[];
  readonly subject: string;
  readonly from: Mailbox | null;
  readonly replyTo: readonly Mailbox[];
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  /** When the sender's clock says it was written; `null` where absent or absurd. Never a deadline's beginning. */
  readonly date: Temporal.Instant | null;
  /** The plain text; taken from the HTML where there is no other. */
  readonly text: string;
  /** As it came: not safe to show. */
  readonly html: string | null;
  readonly attachments: readonly Attachment[];
  readonly protection: MailProtection;
  /** An Outlook `winmail.dat` is among the attachments and its content was not opened. */
  readonly tnef: boolean;
  /** Sent by a program of its own accord (Auto-Submitted: auto-generated), such as a form: gets no automatic answer. */
  readonly machineSent: boolean;
  /** The list the message came through. */
  readonly list: MailList | null;
  /** SHA-256 over sender, Message-ID and body: equal for a second delivery of the same message by another server. */
  readonly fingerprint: ContentHash;
  readonly defects: readonly MailDefect[];
}

export interface MailList {
  readonly id: string | null;
  readonly unsubscribe: string | null;
}

/** One recipient of a delivery report (RFC 3464). */
export interface ReportedRecipient {
  readonly finalRecipient: EmailAddress | null;
  readonly originalRecipient: EmailAddress | null;
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
  /** Enhanced status, `5.1.1`; `null` where the report has none. */
  readonly status: string | null;
  readonly diagnostic: string | null;
}

export interface DeliveryReport {
  /** Of the letter that is reported on. */
  readonly originalMessageId: string | null;
  readonly recipients: readonly ReportedRecipient[];
}

export type AutoReplyEvidence = 'auto-submitted' | 'auto-reply-header' | 'precedence' | 'subject' | 'read-receipt';

export type InvitationMethod = 'request' | 'cancel' | 'reply' | 'counter';

export interface Invitation {
  readonly method: InvitationMethod;
  readonly uid: string;
  readonly sequence: number;
  readonly summary: string;
  readonly location: string;
  /** As in the calendar part: `2026-11-24T10:00:00`, with `Z` where universal, or a day `2026-11-24`. */
  readonly start: string | null;
  readonly end: string | null;
  /** Zone named by the calendar part, `Europe/Riga`; `null` for universal time, a day or a floating time. */
  readonly zone: string | null;
  readonly organiser: EmailAddress | null;
  readonly attendees: readonly { readonly address: EmailAddress; readonly status: string }[];
  /** The calendar part whole, decoded: whoever answers it reads it again, by all its rules. */
  readonly calendar: string;
}

export type UnreadableReason =
  | 'empty'
  | 'too-large'
  | 'headers-too-large'
  | 'nested-too-deep'
  | 'too-many-parts'
  | 'took-too-long'
  | 'parser-failed';

/** A received message as read: one kind, with what belongs to that kind. */
export type ReadMail = MailFacts &
  (
    | { readonly kind: 'letter' }
    | { readonly kind: 'auto-reply'; readonly evidence: readonly AutoReplyEvidence[] }
    | { readonly kind: 'delivery-report'; readonly report: DeliveryReport }
    | { readonly kind: 'mailing-list' }
    | { readonly kind: 'invitation'; readonly invitation: Invitation }
    | { readonly kind: 'own-loop' }
    | { readonly kind: 'unreadable'; readonly reason: UnreadableReason }
  );

/** Ceilings of reading; beyond one the message is `unreadable`, with what its headers say. */
export interface ReadingLimits {
  readonly maxBytes: number;
  readonly maxHeaderBytes: number;
  readonly maxHeaders: number;
  readonly maxDepth: number;
  readonly maxParts: number;
  /** Characters of text or HTML kept; more is cut with the defect `text-shortened`, the raw message stays whole. */
  readonly maxText: number;
}

/** How this installation knows its own letters again. */
export interface OwnMarks {
  /** The value of our `X-Laipa-Origin`; `null` takes any value for our own. */
  readonly origin: string | null;
  /** Domains that only our own Message-IDs carry. */
  readonly messageIdDomains: readonly string[];
}

export const READING_LIMITS: ReadingLimits = {
  maxBytes: 60 * 1024 * 1024,
  maxHeaderBytes: 1024 * 1024,
  maxHeaders: 5_000,
  maxDepth: 60,
  maxParts: 3_000,
  maxText: 2_000_000,
};
