import { dayOf, timeOf } from '../../time/zone.ts';
import type { Slot } from './slots.ts';

/** 5.1.7: the least number of free times that stand to choose from when we move a consultation (decision 0011). */
export const OFFERED = 3;

/**
 * The times to offer instead of one that we take away: near to it, yet not all on one day or at one time of day, so that
 * somebody who works mornings finds one too. Fewer where there are fewer. In order of time. Pure.
 */
export function chooseOffers(slots: readonly Slot[], near: Temporal.Instant, count = OFFERED): readonly Slot[] {
  const left = new Set(slots);
  const chosen: Slot[] = [];
  while (chosen.length < count && left.size > 0) {
    let best: Slot | null = null;
    let bestCost = Number.POSITIVE_INFINITY;
    for (const slot of left) {
      const cost = costOf(slot, near, chosen);
      if (cost < bestCost) [best, bestCost] = [slot, cost];
    }
    if (best === null) break;
    chosen.push(best);
    left.delete(best);
  }
  return chosen.toSorted((one, other) => one.from - other.from);
}

const HOUR = 3_600_000;
/** Hours that a time may be further away for being on another day, or in the other half of a day. */
const OTHER_DAY = 48;
const OTHER_HALF = 10;

function costOf(slot: Slot, near: Temporal.Instant, chosen: readonly Slot[]): number {
  const hours = Math.abs(slot.from - near.epochMilliseconds) / HOUR;
  const sameDay = chosen.filter((one) => dayAt(one) === dayAt(slot)).length;
  const sameHalf = chosen.filter((one) => isMorning(one) === isMorning(slot)).length;
  return hours + sameDay * OTHER_DAY + sameHalf * OTHER_HALF;
}

function dayAt({ from }: Slot): string {
  return dayOf(Temporal.Instant.fromEpochMilliseconds(from)).toString();
}

function isMorning({ from }: Slot): boolean {
  return timeOf(Temporal.Instant.fromEpochMilliseconds(from)).hour < 12;
}
