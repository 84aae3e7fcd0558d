import { deskIdentity } from '../../database/connect.ts';
import type { Tx } from '../../database/database.ts';
import { dayOf } from '../../time/zone.ts';
import type { PlaceId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import {
  betweenClients,
  countTimes,
  lockCounting,
  paceOf,
  placeToCount,
  rangesOfWeek,
  savePace,
} from './service-times.store.ts';

/** Once a day, at whatever hour the desk was started. */
const COUNTED_FOR = { hours: 20 };

/** One turn of the loop that counts service times anew, a place a turn. Returns whether more may wait. */
export async function countHall(desk: Desk): Promise<boolean> {
  return desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    if (!(await lockCounting(tx))) return false;
    const now = desk.clock();
    const place = await placeToCount(tx, now.subtract(COUNTED_FOR), dayOf(now).subtract({ days: 7 }));
    if (place === null) return false;
    await countPlace(tx, place, now);
    return true;
  });
}

/** Counts one place's times, its pace, and how wide its ranges are to be. */
export async function countPlace(tx: Tx, place: PlaceId, now: Temporal.Instant): Promise<void> {
  const today = dayOf(now);
  const before = await paceOf(tx, place);
  await countTimes(tx, place, today);
  const between = (await betweenClients(tx, place, today)) ?? 1;
  const ranges = await rangesOfWeek(tx, place, today);
  await savePace(tx, place, { between, spread: nextSpread(before?.spread ?? 1, ranges), ...ranges, at: now });
}

const ENOUGH = 60;
const MOST_SPREAD = 3;

/**
 * How wide ranges are made from now on: a little wider where fewer than 78 of 100 held last week, a little narrower where more
 * than 86 did; unchanged where too few were said. Small steps, since a week's ranges were made with several widths. Pure.
 */
export function nextSpread(spread: number, { said, held }: { readonly said: number; readonly held: number }): number {
  if (said < ENOUGH) return spread;
  const share = held / said;
  const step = share < 0.78 ? 1.05 : share > 0.86 ? 1 / 1.03 : 1;
  return Math.min(MOST_SPREAD, Math.max(1, spread * step));
}
