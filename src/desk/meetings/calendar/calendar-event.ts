import type { EmailAddress } from '../../../vocabulary/ids.ts';

/** What a calendar message wants (RFC 5546). */
export type CalendarMethod = 'request' | 'cancel' | 'reply' | 'counter';

export interface Organiser {
  readonly address: EmailAddress;
  readonly name: string;
  /** The delegate who wrote in the organiser's name. */
  readonly sentBy: EmailAddress | null;
}

export interface Attendee {
  readonly address: EmailAddress;
  /** As it was written, for the answer: the organiser's program compares it. */
  readonly written: string;
  readonly name: string;
  readonly status: string;
  readonly optional: boolean;
}

/** From the beginning to the end, the end excluded. */
export interface Span {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

/** One meeting, or one occurrence of a series that differs from the rest. */
export interface CalendarEvent {
  readonly uid: string;
  readonly sequence: number;
  readonly stamp: Temporal.Instant | null;
  /**
   * Which occurrence of the series, by its original beginning: an instant (`…Z`) or a day; `null`: the meeting itself or the
   * whole series.
   */
  readonly occurrence: string | null;
  readonly summary: string;
  readonly description: string;
  readonly location: string;
  readonly span: Span;
  readonly allDay: boolean;
  /** All times of a series within the horizon, the first included; one where nothing repeats. */
  readonly times: readonly Span[];
  readonly repeats: boolean;
  /** The rule of repetition goes beyond what is understood here: only the first time is known. */
  readonly timesIncomplete: boolean;
  readonly organiser: Organiser;
  readonly attendees: readonly Attendee[];
  /** How many were written, when not all of them are kept. */
  readonly attendeeCount: number;
  /** What an answer says beside yes or no. */
  readonly comment: string;
  /** Called off in a message that asks for others (an occurrence left out of a series). */
  readonly cancelled: boolean;
}

export interface CalendarMessage {
  readonly method: CalendarMethod;
  /** The series first, its differing occurrences after it. */
  readonly events: readonly CalendarEvent[];
}

/** Why a calendar part does not become a meeting; the letter stays a letter and says so. */
export const CALENDAR_REFUSALS = [
  'unreadable',
  'too-large',
  'asks-nothing',
  'no-uid',
  'no-organiser',
  'no-start',
  'unknown-zone',
  'absurd-time',
] as const;
export type CalendarRefusal = (typeof CALENDAR_REFUSALS)[number];
