import type { Endeavour } from '../mechanism.ts';
import type { Occasion, Opening } from './duty.ts';
import { openTimed } from './duty.ts';

/**
 * "Tries to", "as soon as possible": due by the unit's own target, else the standard's. With a measure instead of a time
 * (rings) it is done at once: `inTime` says whether the ceiling was kept. Never a breach. `null`: the measure is unknown.
 */
export function openEndeavour(endeavour: Endeavour, occasion: Occasion): Opening | null {
  if (endeavour.target !== null) {
    return openTimed(occasion, endeavour.topic, occasion.target ?? endeavour.target, endeavour.nearShare);
  }
  const measured = endeavour.measure === null ? undefined : occasion.facts[endeavour.measure];
  if (typeof measured !== 'number' || endeavour.atMost === null) return null;
  return { topic: endeavour.topic, due: null, nearAt: null, verdict: 'met', inTime: measured <= endeavour.atMost };
}

/** Share kept within the target, with the 95 % interval (Wilson) that so few cases allow. */
export function shareKept(
  kept: number,
  of: number,
): { readonly share: number; readonly low: number; readonly high: number } | null {
  if (of === 0) return null;
  const z = 1.96;
  const share = kept / of;
  const centre = share + (z * z) / (2 * of);
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  return { share, low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}
