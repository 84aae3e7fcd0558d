import type { Verdict } from '../../vocabulary/verdict.ts';
import type { Limit } from '../mechanism.ts';
import type { Occasion, Opening } from './duty.ts';

/**
 * A measure against its ceiling. A right that is used longer is ended by the desk and is nobody's fault (7.6): it is
 * `excused`, never `breached`. `not-assessable`: the measure is unknown.
 */
export function withinLimit(limit: Limit, measured: number | null): Verdict {
  if (measured === null || !Number.isFinite(measured)) return 'not-assessable';
  if (measured <= limit.atMost) return 'met';
  return limit.as === 'right' ? 'excused' : 'breached';
}

/** How a measure stands against its ceiling, once the event tells it. */
export function openLimit(limit: Limit, { facts }: Occasion): Opening {
  const measured = facts[limit.measure];
  const verdict = withinLimit(limit, typeof measured === 'number' ? measured : null);
  return { topic: null, due: null, nearAt: null, verdict, inTime: null };
}

/** When a right that began ends by itself, for a limit measured in minutes. */
export function endsBy(limit: Limit, began: Temporal.Instant): Temporal.Instant {
  return began.add({ minutes: limit.atMost });
}
