import { deskIdentity } from '../../database/connect.ts';
import { dayOf, instantOf } from '../../time/zone.ts';
import type { Desk } from '../context.ts';
import { missedBefore, type VisitOfAppointment, visitsAhead } from './follow.store.ts';
import { releaseHolds } from './offers.store.ts';
import { changeAppointment } from './record-on.ts';
import { freeSeat } from './seats.store.ts';

const AT_ONCE = 50;

/**
 * One turn of the loop that lets appointments follow what happens in the hall: a consultation has begun (and how late,
 * 5.1.7), has taken place, or its client has gone away; those for which nobody came are known as such once their day is
 * over; what was held for too long is free again. `true` where more waits.
 */
export async function followVisits(desk: Desk): Promise<boolean> {
  const identity = deskIdentity(desk.tenant);
  const visits = await desk.database.read(identity, (tx) => visitsAhead(tx, AT_ONCE));
  for (const visit of visits) await follow(desk, visit);
  const midnight = instantOf(dayOf(desk.clock()), new Temporal.PlainTime());
  const missed = await desk.database.write(identity, async (tx) => {
    await releaseHolds(tx, desk.clock());
    return missedBefore(tx, midnight, AT_ONCE);
  });
  for (const id of missed)
    await desk.database.write(identity, async (tx) => {
      await changeAppointment(desk, tx, id, { do: 'miss' });
      await freeSeat(tx, id);
    });
  return visits.length === AT_ONCE || missed.length === AT_ONCE;
}

async function follow(desk: Desk, visit: VisitOfAppointment): Promise<void> {
  await desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    const { id, begunAt, endedAt, holder } = visit;
    // What was said by another process meanwhile is refused and stays as it is.
    if (begunAt !== null && holder !== null)
      await changeAppointment(desk, tx, id, { do: 'start', at: begunAt, holder });
    if (endedAt === null) return;
    await changeAppointment(desk, tx, id, { do: begunAt === null ? 'leave' : 'serve', at: endedAt });
    await freeSeat(tx, id);
  });
}
