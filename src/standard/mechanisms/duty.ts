import type { JournalEvent } from '../../vocabulary/events.ts';
import type { Verdict } from '../../vocabulary/verdict.ts';
import type { Due, DueLength, DueStep } from '../../time/due.ts';
import type { Obligation } from '../obligation.ts';

/** How a duty stands when it opens. */
export interface Opening {
  readonly topic: string | null;
  readonly due: Due | null;
  readonly nearAt: Temporal.Instant | null;
  readonly verdict: Verdict;
  readonly inTime: boolean | null;
}

/** What a mechanism may ask when a duty opens: counting by the calendar of the unit that owes it. */
export interface Occasion {
  readonly event: JournalEvent;
  readonly facts: Readonly<Record<string, unknown>>;
  /** From when time is counted. */
  readonly from: Temporal.Instant;
  /** The unit's own target under this clause, where it set one. */
  readonly target: DueLength | null;
  count(length: DueLength): Due;
  near(dueAt: Temporal.Instant, share: number): Temporal.Instant;
}

export function owed(duty: Obligation): boolean {
  return duty.settledBy === null;
}

/** Opens a duty that is due after a length. */
export function openTimed(occasion: Occasion, topic: string | null, length: DueLength, nearShare: number): Opening {
  const due = occasion.count(length);
  return { topic, due, nearAt: occasion.near(due.at, nearShare), verdict: 'open', inTime: null };
}

/** Settled by what is not bound to a time or only tries to keep one: late is late, never a breach. */
export function settleTrying(duty: Obligation, event: JournalEvent): Obligation {
  const late = duty.dueAt !== null && Temporal.Instant.compare(event.at, duty.dueAt) > 0;
  return settled(duty, event, 'met', duty.dueAt === null ? null : !late);
}

/** Settled, bound to a time: late is a breach, whether or not a passing was recorded meanwhile. */
export function settleBinding(duty: Obligation, event: JournalEvent): Obligation {
  const late = duty.dueAt !== null && Temporal.Instant.compare(event.at, duty.dueAt) > 0;
  if (duty.verdict === 'breached' || late) return settled(duty, event, 'breached', false);
  return settled(duty, event, 'met', duty.dueAt === null ? null : true);
}

/** The time has passed. A binding duty is breached and still owed; a trying one is late and still owed. */
export function pass(duty: Obligation, event: JournalEvent, binding: boolean): Obligation {
  const passed = duty.dueAt !== null && Temporal.Instant.compare(event.at, duty.dueAt) >= 0;
  if (!owed(duty) || !passed || duty.inTime !== null) return duty;
  return { ...duty, inTime: false, verdict: binding ? 'breached' : duty.verdict };
}

export function near(duty: Obligation): Obligation {
  return owed(duty) && !duty.neared ? { ...duty, neared: true } : duty;
}

/** What must not happen has happened. */
export function breachDuty(duty: Obligation, event: JournalEvent): Obligation {
  return settled(duty, event, 'breached', null);
}

/** The duty never was: spam, a duplicate, thanks. */
export function voidDuty(duty: Obligation, event: JournalEvent): Obligation {
  return settled(duty, event, 'not-assessable', null);
}

/**
 * The duty falls away from now on. What was breached stays so, or closing a case would wipe its lateness out; `inTime`
 * says nothing then, as the duty was never kept, and tells it from one that was kept late.
 */
export function endDuty(duty: Obligation, event: JournalEvent): Obligation {
  return settled(duty, event, duty.verdict === 'breached' ? 'breached' : 'not-assessable', null);
}

/** The clause's own words allow it, with a reason that stands in the event's row. */
export function excuseDuty(duty: Obligation, event: JournalEvent): Obligation {
  return settled(duty, event, 'excused', duty.inTime);
}

/** What fell away is owed again, by the same time as before. */
export function restoreDuty(duty: Obligation): Obligation {
  const breached = duty.verdict === 'breached';
  return {
    ...duty,
    verdict: breached ? 'breached' : 'open',
    inTime: breached ? false : null,
    settledBy: null,
    settledAt: null,
  };
}

/** What was kept is owed again; a later due time is given where the old one leaves less than the least. */
export function reopenDuty(
  duty: Obligation,
  least: Due | null,
  nearAt: (dueAt: Temporal.Instant) => Temporal.Instant,
): Obligation {
  const again = restoreDuty(duty);
  if (least === null || duty.dueAt === null || Temporal.Instant.compare(least.at, duty.dueAt) <= 0) return again;
  return withDue(again, least, nearAt(least.at));
}

export function withDue(duty: Obligation, due: Due, nearAt: Temporal.Instant): Obligation {
  const { at: dueAt, steps: explanation, calendarVersion } = due;
  return { ...duty, dueAt, explanation, calendarVersion, nearAt, neared: false };
}

/** A time that somebody named rather than one that was counted; calendar version 0 says that none was asked. */
export function namedDue(from: Temporal.Instant, at: Temporal.Instant): Due {
  const steps: readonly DueStep[] = [
    { step: 'received', at: from },
    { step: 'due', at },
  ];
  return { at, steps, calendarVersion: 0 };
}

/** An instant that stands in a fact, as such or as text; `null` where it is none. */
export function instantIn(value: unknown): Temporal.Instant | null {
  if (value instanceof Temporal.Instant) return value;
  if (typeof value !== 'string') return null;
  try {
    return Temporal.Instant.from(value);
  } catch {
    return null;
  }
}

function settled(duty: Obligation, event: JournalEvent, verdict: Verdict, inTime: boolean | null): Obligation {
  return { ...duty, verdict, inTime, settledBy: event.version, settledAt: event.at };
}
