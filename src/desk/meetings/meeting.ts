import type { CaseId, EmailAddress, EmployeeId, MailId, MeetingId, UnitId } from '../../vocabulary/ids.ts';
import type { MeetingAnswer } from '../../vocabulary/words.ts';
import type { Span } from './calendar/calendar-event.ts';

/** `open`: not answered yet. */
export type InvitationState = 'open' | MeetingAnswer | 'cancelled';

/** Somebody else who is asked, as the calendar names them. */
export interface NamedGuest {
  readonly address: string;
  readonly name: string;
  readonly status: string;
}

/** An invitation that came to one of ours. */
export interface Invitation {
  readonly id: MeetingId;
  /** Who is invited … */
  readonly employee: EmployeeId;
  /** … and who answers: the same, or their stand-in. */
  readonly holder: EmployeeId;
  readonly unit: UnitId;
  readonly uid: string;
  readonly occurrence: string | null;
  readonly sequence: number;
  readonly stamp: Temporal.Instant | null;
  readonly organiser: { readonly address: EmailAddress; readonly name: string };
  /** Why the organiser is not believed; empty where the letter came from them or their delegate. */
  readonly distrust: '' | 'sender-differs' | 'authentication-failed';
  /** From whom the letter came. */
  readonly sender: string;
  readonly attendee: { readonly written: string; readonly name: string };
  readonly title: string;
  readonly description: string;
  readonly place: string;
  readonly span: Span;
  readonly allDay: boolean;
  readonly repeats: boolean;
  readonly timesIncomplete: boolean;
  /** At most 60 of them; `attendeeCount` says how many there are. */
  readonly attendees: readonly NamedGuest[];
  readonly attendeeCount: number;
  readonly mail: MailId | null;
  readonly messageId: string;
  /** The meeting of a colleague; the answer goes there without a letter. */
  readonly meeting: MeetingId | null;
  readonly state: InvitationState;
  readonly reason: string;
  readonly answeredAt: Temporal.Instant | null;
  readonly toldOtherwise: boolean;
  readonly receivedAt: Temporal.Instant;
}

export interface MeetingFile {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
}

/** A meeting that one of ours calls. */
export interface Meeting {
  readonly id: MeetingId;
  readonly uid: string;
  readonly organiser: EmployeeId;
  readonly unit: UnitId;
  readonly address: EmailAddress;
  readonly case: CaseId | null;
  readonly title: string;
  readonly agenda: string;
  readonly place: string;
  readonly span: Span;
  readonly sequence: number;
  readonly attachments: readonly MeetingFile[];
  readonly madeAt: Temporal.Instant;
  readonly calledOffAt: Temporal.Instant | null;
  readonly callOffReason: string;
}

export interface MeetingGuest {
  readonly address: EmailAddress;
  readonly name: string;
  readonly employee: EmployeeId | null;
  readonly optional: boolean;
  readonly answer: MeetingAnswer | null;
  readonly comment: string;
  readonly proposedAt: Temporal.Instant | null;
  readonly answeredAt: Temporal.Instant | null;
  readonly undelivered: string;
}

/** A reason that says something: three letters at least (10.2). */
export function saysSomething(reason: string): boolean {
  return (reason.match(/\p{L}/gu) ?? []).length >= 3;
}
