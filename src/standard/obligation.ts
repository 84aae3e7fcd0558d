import type { ClauseId, EmployeeId, ObligationId, StandardVersionId, UnitId } from '../vocabulary/ids.ts';
import type { JournalEvent, SubjectRef } from '../vocabulary/events.ts';
import type { MechanismKind, Verdict } from '../vocabulary/verdict.ts';
import type { DueStep } from '../time/due.ts';

/** What the municipality owes, by when, under which clause. A row of `obligation`; the row is the timer. */
export interface Obligation {
  /** Made from subject, opening event and clause (`obligationId`), so that a replay finds the same. */
  readonly id: ObligationId;
  readonly subject: SubjectRef;
  readonly clause: ClauseId;
  /** The version in force when the opening event happened (clause 15). */
  readonly standard: StandardVersionId;
  readonly mechanism: MechanismKind;
  /** What it is about, where several clauses speak of the same thing (`reply-to-client`); one of them governs. */
  readonly topic: string | null;
  readonly openedBy: number;
  readonly openedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant | null;
  /** When the holder is warned; `null` where nothing is due. */
  readonly nearAt: Temporal.Instant | null;
  readonly explanation: readonly DueStep[];
  readonly calendarVersion: number | null;
  readonly unit: UnitId | null;
  readonly holder: EmployeeId | null;
  readonly verdict: Verdict;
  /** Kept within its target or due time; `null` while open and not yet passed, or where nothing is due. */
  readonly inTime: boolean | null;
  /** The version of the event that ended it; `null` while it is owed. A breached duty may still be owed. */
  readonly settledBy: number | null;
  readonly settledAt: Temporal.Instant | null;
  /** Whether `deadline.neared` has been recorded. */
  readonly neared: boolean;
}

/** What an event does to the obligations of its subject. Applied in order; `change` carries the whole new row. */
export type ObligationChange =
  | { readonly change: 'opened'; readonly obligation: Obligation }
  | { readonly change: 'changed'; readonly obligation: Obligation };

/**
 * The pure heart: what one event does to what is owed. `known` are the obligations of the subject that are still owed
 * or that the event may touch again (a bounce reopens). Same input, same output: `laipa replay` relies on it.
 */
export type Judge = (known: readonly Obligation[], event: JournalEvent) => readonly ObligationChange[];
