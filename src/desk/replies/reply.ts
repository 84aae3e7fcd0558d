import type { AnswerKind, LetterPart, Recipient, Signature } from '../../language/reply-draft.ts';
import type { CaseId, EmployeeId, MailId, ReplyId } from '../../vocabulary/ids.ts';
import type { Language, ReplyState, ReplyWay } from '../../vocabulary/words.ts';

export interface ReplyAttachment {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  /** Of the bytes, in hexadecimal. */
  readonly hash: string;
}

export interface ReplyRecipient extends Recipient {
  readonly name: string;
}

/** A clause overridden where the check allows it, with the employee's words. */
export interface Override {
  readonly clause: string;
  readonly reason: string;
}

/** A reply with its three parts (9.1–9.3) as the composer's restricted HTML. */
export interface Reply {
  readonly id: ReplyId;
  readonly case: CaseId;
  readonly way: ReplyWay;
  readonly state: ReplyState;
  readonly kind: AnswerKind;
  readonly answersMail: MailId | null;
  readonly author: EmployeeId;
  readonly language: Language;
  readonly subject: string;
  readonly parts: Readonly<Record<LetterPart, string>>;
  readonly recipients: readonly ReplyRecipient[];
  readonly attachments: readonly ReplyAttachment[];
  readonly overrides: readonly Override[];
  readonly signature: Signature | null;
  readonly html: string | null;
  readonly text: string | null;
  readonly letterNumber: string | null;
  readonly messageId: string | null;
  /** Grows with every save: a save upon an older one is refused and nothing is lost. */
  readonly draftVersion: number;
  readonly updatedAt: Temporal.Instant;
  readonly approvedAt: Temporal.Instant | null;
  readonly approvedBy: EmployeeId | null;
  readonly holdUntil: Temporal.Instant | null;
  readonly deliveredAt: Temporal.Instant | null;
  readonly trouble: string | null;
}
