import { deskIdentity } from '../../database/connect.ts';
import { dayOf } from '../../time/zone.ts';
import type { Desk } from '../context.ts';
import { doToVisit } from './change-visit.ts';
import { forgotten } from './hall.store.ts';
import { breaksOver } from './presence.store.ts';
import { endBreak } from './presence.ts';

/**
 * Ends what nobody ended: whoever was put aside and not found again, visits of yesterday, breaks that have run out (7.6).
 * One turn of the loop; `true` where more waits.
 */
export async function sweepVisits(desk: Desk): Promise<boolean> {
  return desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    const now = desk.clock();
    const visits = await forgotten(tx, dayOf(now), now);
    for (const visit of visits) {
      const ended = await doToVisit(desk, tx, visit, visit.state === 'parked' ? { do: 'give-up' } : { do: 'leave' });
      if ('refused' in ended) throw new Error(`Visit ${visit.id} cannot be ended: ${ended.refused}`);
    }
    const over = await breaksOver(tx, now);
    for (const presence of over) await endBreak(desk, tx, presence);
    return visits.length === 100 || over.length === 100;
  });
}
