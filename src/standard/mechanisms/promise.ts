import type { JournalEvent } from '../../vocabulary/events.ts';
import type { AnswerPromise } from '../mechanism.ts';
import type { Obligation } from '../obligation.ts';
import { instantIn, namedDue, type Occasion, type Opening, withDue } from './duty.ts';

/**
 * A promise is due when it was promised for, not by any calendar. Its form stands in the topic (`answer/phone`), so that
 * it survives hand-over with the row. `null`: no time or no form was promised, so there is no promise to keep.
 */
export function openPromise(promise: AnswerPromise, occasion: Occasion): Opening | null {
  const at = instantIn(occasion.facts[promise.dueFact]);
  const form = promise.formFact === null ? null : occasion.facts[promise.formFact];
  if (at === null || (form !== null && typeof form !== 'string')) return null;
  if (form !== null && promise.forms.length > 0 && !promise.forms.includes(form)) return null;
  const due = namedDue(occasion.from, at);
  const topic = form === null ? promise.topic : `${promise.topic ?? 'promise'}/${form}`;
  return { topic, due, nearAt: occasion.near(at, promise.nearShare), verdict: 'open', inTime: null };
}

/** Kept only in the promised form: a promise to telephone is not kept by an e-mail (8.5.2). */
export function keepsPromise(
  promise: AnswerPromise,
  duty: Obligation,
  facts: Readonly<Record<string, unknown>>,
): boolean {
  if (promise.formFact === null) return true;
  return duty.topic?.slice(duty.topic.lastIndexOf('/') + 1) === facts[promise.formFact];
}

/**
 * A new time, earlier or later, that whoever was promised to has agreed to. Agreed upon when the promised time had gone
 * by, it cures nothing: the promise stays breached and owed.
 */
export function renegotiatePromise(
  promise: AnswerPromise,
  duty: Obligation,
  event: JournalEvent,
  facts: Readonly<Record<string, unknown>>,
  near: (dueAt: Temporal.Instant) => Temporal.Instant,
): Obligation {
  const at = instantIn(facts[promise.dueFact]);
  const isPast = duty.dueAt !== null && Temporal.Instant.compare(event.at, duty.dueAt) > 0;
  if (at === null || isPast || duty.verdict !== 'open') return duty;
  return withDue(duty, namedDue(event.at, at), near(at));
}

/** A promise passed on may be made for an earlier time, never for a later one than the client was told. */
export function handedOnPromise(promised: Temporal.Instant, proposed: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(proposed, promised) > 0 ? promised : proposed;
}
