import type { Obligation } from '../obligation.ts';
import type { Step } from '../mechanism.ts';
import type { Opening } from './duty.ts';
import { owed } from './duty.ts';

/** Met by the event itself (`happens`), or waiting for another that does it. Nothing is due, so nothing is late. */
export function openStep(step: Step, happens: boolean): Opening {
  return { topic: step.topic, due: null, nearAt: null, verdict: happens ? 'met' : 'open', inTime: null };
}

/**
 * Which of several waiting steps of one clause an event concerns: what is done is done in the order of opening; what is
 * taken back is the last one.
 */
export function stepConcerned(waiting: readonly Obligation[], role: 'settles' | 'takes-back'): Obligation | undefined {
  const open = waiting.filter(owed).sort((a, b) => a.openedBy - b.openedBy);
  return role === 'settles' ? open[0] : open.at(-1);
}

/** Of the guided steps of a contact, those not ticked, in their order. Not ticked is not evidenced, never a breach. */
export function stepsMissing<Named extends { readonly step: Step; readonly ticked: boolean }>(
  steps: readonly Named[],
): readonly Named[] {
  return steps.filter(({ ticked }) => !ticked).sort((a, b) => (a.step.nth ?? 0) - (b.step.nth ?? 0));
}
