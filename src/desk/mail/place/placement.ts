import type { CaseId, EmailAddress, UnitId } from '../../../vocabulary/ids.ts';
import type { CaseState, QuarantineReason } from '../../../vocabulary/words.ts';
import type { Mailbox } from '../read/mail.ts';

/** A message of ours or of a client that the new one refers to by Message-ID. */
export interface ReferencedMail {
  /** In angle brackets. */
  readonly messageId: string;
  readonly subject: string;
  readonly direction: 'in' | 'out';
  readonly caseId: CaseId;
  /** The case in which `caseId` stands now, at the end of a chain of mergers; `null` where it was not merged. */
  readonly mergedInto: CaseId | null;
  /** State, closing and unit of the case where it stands now. */
  readonly caseState: CaseState;
  readonly closedAt: Temporal.Instant | null;
  readonly unit: UnitId;
  /**
   * All addresses of the people on the client's side of `caseId`: the client's own, each of them, and those whom an
   * employee admitted. Not those who merely stood in To or Cc of a letter.
   */
  readonly participants: readonly EmailAddress[];
}

/** What the desk knows of a message before it is placed; gathered by the store, so that placing is pure. */
export interface KnownToDesk {
  readonly now: Temporal.Instant;
  /** The mailbox that the message was delivered to (envelope, not header); `null` where it is none of ours. */
  readonly mailbox: { readonly address: EmailAddress; readonly unit: UnitId } | null;
  /** Every address that the desk itself receives or sends under. */
  readonly ownAddresses: ReadonlySet<EmailAddress>;
  /** The sender's address stands in the directory of employees. */
  readonly senderIsEmployee: boolean;
  readonly referenced: readonly ReferencedMail[];
  /** Cases whose numbers the subject or text quotes. */
  readonly mentioned: readonly CaseId[];
  /** Calendar days, counted in Europe/Riga from the day of closing, within which a reply reopens the case. */
  readonly reopenDays: number;
  readonly authentication: 'pass' | 'fail' | 'none';
}

export const OPEN_REASONS = [
  'new-matter',
  'mentions-case-only',
  'stranger-in-thread',
  'mixes-threads',
  'employee-wrote',
  'sent-through-form',
] as const;
export type OpenReason = (typeof OPEN_REASONS)[number];

/** What the employee should notice; none changes where the message goes. */
export const PLACEMENT_FLAGS = [
  'authentication-failed',
  'reply-to-differs',
  'new-topic',
  'cannot-be-read-here',
  'dangerous-attachment',
  'sent-by-machine',
  'not-addressed-to-us',
  // An invitation or an answer to one that could not be taken as such (10.2), and why.
  'calendar-unreadable',
  'calendar-zone-unknown',
  'invitation-without-organiser',
  'invitation-not-from-organiser',
  'meeting-unknown',
  'answer-not-from-invited',
] as const;
export type PlacementFlag = (typeof PLACEMENT_FLAGS)[number];

export type Placement =
  | {
      readonly fate: 'open';
      readonly reason: OpenReason;
      readonly client: Mailbox;
      readonly clientIsEmployee: boolean;
      readonly unit: UnitId;
      /** Shown to the employee as a hint; nothing of these cases is shown to the sender. */
      readonly relatedTo: readonly CaseId[];
      readonly awaitsAnswer: boolean;
      readonly flags: readonly PlacementFlag[];
    }
  | {
      readonly fate: 'join';
      readonly as: 'client' | 'auto-reply' | 'delivery-report';
      readonly case: CaseId;
      /** The case is closed and opens again. */
      readonly reopen: boolean;
      readonly awaitsAnswer: boolean;
      readonly flags: readonly PlacementFlag[];
    }
  | {
      readonly fate: 'follow-up';
      readonly of: CaseId;
      readonly client: Mailbox;
      readonly clientIsEmployee: boolean;
      readonly unit: UnitId;
      readonly awaitsAnswer: boolean;
      readonly flags: readonly PlacementFlag[];
    }
  | { readonly fate: 'quarantine'; readonly reason: QuarantineReason };
