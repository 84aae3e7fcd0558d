import type { JournalEvent } from '../../vocabulary/events.ts';
import type { DueLength } from '../../time/due.ts';
import type { Due } from '../../time/due.ts';
import type { Deadline } from '../mechanism.ts';
import type { Obligation } from '../obligation.ts';
import { instantIn, namedDue, type Occasion, type Opening, openTimed, withDue } from './duty.ts';

/**
 * "No later than": the due time is counted once, at opening, and kept. Where the fact `notAfter` names an earlier instant
 * that is still ahead, it is due by that: an answer to an invitation of use before the meeting begins only (10.2).
 */
export function openDeadline(deadline: Deadline, occasion: Occasion): Opening {
  const opening = openTimed(occasion, deadline.topic, deadline.due, deadline.nearShare);
  const latest = deadline.notAfter === null ? null : instantIn(occasion.facts[deadline.notAfter]);
  if (latest === null || opening.due === null) return opening;
  const { compare } = Temporal.Instant;
  if (compare(latest, opening.due.at) >= 0 || compare(latest, occasion.from) <= 0) return opening;
  return { ...opening, due: namedDue(occasion.from, latest), nearAt: occasion.near(latest, deadline.nearShare) };
}

/**
 * An interim word in time moves the due time to the day it names, or by a length from it (10.1). One that comes late
 * cures nothing, and one that names an earlier time shortens nothing.
 */
export function extendDeadline(
  deadline: Deadline,
  duty: Obligation,
  event: JournalEvent,
  facts: Readonly<Record<string, unknown>>,
  count: (length: DueLength) => Due,
  near: (dueAt: Temporal.Instant) => Temporal.Instant,
): Obligation {
  if (duty.verdict !== 'open' || duty.dueAt === null || Temporal.Instant.compare(event.at, duty.dueAt) > 0) return duty;
  const due = extendedDue(deadline, event, facts, count);
  if (due === null || Temporal.Instant.compare(due.at, duty.dueAt) <= 0) return duty;
  return withDue(duty, due, near(due.at));
}

function extendedDue(
  deadline: Deadline,
  event: JournalEvent,
  facts: Readonly<Record<string, unknown>>,
  count: (length: DueLength) => Due,
): Due | null {
  if (deadline.extendTo !== null) {
    const named = instantIn(facts[deadline.extendTo]);
    return named === null ? null : namedDue(event.at, named);
  }
  return deadline.extendBy === null ? null : count(deadline.extendBy);
}
