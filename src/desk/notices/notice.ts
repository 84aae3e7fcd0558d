import type { EventFacts, EventKind } from '../../vocabulary/events.ts';
import type { AppointmentId, ClientId, EmailAddress, NoticeId, UnitId, VisitId } from '../../vocabulary/ids.ts';

export type NoticeKind =
  | 'ticket'
  | 'slip'
  | 'pause'
  | 'appointment-confirmed'
  | 'appointment-reminder'
  | 'appointment-moved'
  | 'appointment-cancelled'
  | 'waiting-list'
  | 'survey';

/** `sent`: the relay or the text centre has taken it; `delivered`: a text message is on the telephone. */
export type NoticeState = 'waiting' | 'sent' | 'delivered' | 'failed' | 'called-off';

/** Where a notice goes. `phone`: a mobile number as `readPhone` gives it, `+37129123456`. */
export type NoticeAddress =
  | { readonly way: 'e-mail'; readonly address: EmailAddress }
  | { readonly way: 'sms'; readonly phone: string };

/** What a notice is about: on its chain stands that it was handed over. */
export type NoticeSubject =
  | { readonly kind: 'visit'; readonly id: VisitId }
  | { readonly kind: 'appointment'; readonly id: AppointmentId };

/** A fact whose instant is not known yet: when the notice has been handed over, or has failed. */
export type CommittedFact = {
  [Kind in EventKind]: { readonly kind: Kind; readonly facts: EventFacts[Kind] };
}[EventKind];

/** An iTIP message that stands in the e-mail, so that calendars take it up. */
export interface NoticeCalendar {
  readonly method: 'REQUEST' | 'CANCEL';
  /** iCalendar text, lines ended by CRLF. */
  readonly content: string;
}

/** A notice as whoever writes it gives it. */
export interface NewNotice {
  readonly kind: NoticeKind;
  readonly language: 'lv' | 'en';
  readonly to: NoticeAddress;
  /** Of the client; empty where not known. */
  readonly name: string;
  /** Of the e-mail; a text message has none. */
  readonly subject: string;
  readonly text: string;
  readonly calendar?: NoticeCalendar | undefined;
  readonly about: NoticeSubject;
  readonly client: ClientId | null;
  /** Whose mailbox answers go to; `null`: the municipality's. */
  readonly unit: UnitId | null;
  /** Not before: a reminder. */
  readonly runAt?: Temporal.Instant | undefined;
  /** Not after: what would come too late fails instead. */
  readonly until?: Temporal.Instant | undefined;
  readonly onSent?: CommittedFact | undefined;
  readonly onFailed?: CommittedFact | undefined;
}

/** A notice as it stands in the outbox. */
export interface Notice extends Required<Pick<NewNotice, 'kind' | 'language' | 'name' | 'subject' | 'text' | 'about'>> {
  readonly id: NoticeId;
  readonly way: 'e-mail' | 'sms';
  /** Empty once it has been erased. */
  readonly address: string;
  readonly calendar: NoticeCalendar | null;
  readonly client: ClientId | null;
  readonly unit: UnitId | null;
  readonly onSent: CommittedFact | null;
  readonly onFailed: CommittedFact | null;
  readonly writtenAt: Temporal.Instant;
  readonly runAt: Temporal.Instant | null;
  readonly until: Temporal.Instant | null;
  readonly state: NoticeState;
  readonly messageId: string;
  /** Into how many text messages it went; `null` for an e-mail and before. */
  readonly parts: number | null;
  readonly sentAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
  /** Why it was refused, in the words of whoever refused it. */
  readonly refused: string | null;
}
