import { deskIdentity } from '../../database/connect.ts';
import { eventsAfter, lockFollower, moveFollower } from '../../journal/index.ts';
import type { Desk } from '../context.ts';
import { countEverything, countMonths, monthsOfSubjects, newestPosition } from './figures.store.ts';

const AT_ONCE = 2000;

/**
 * One turn of the follower that keeps the clauses' figures: reads the journal on from where it stands and counts the
 * months concerned anew, so that the writing transactions touch no shared row. Of several processes one follows at a
 * time. Returns whether more waits.
 */
export async function followFigures(desk: Desk): Promise<boolean> {
  return desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    const stands = await lockFollower(tx, 'figures');
    if (stands === null) return false;
    const { events } = await eventsAfter(tx, stands, AT_ONCE);
    const last = events.at(-1);
    if (last === undefined) return false;
    if (events.length === AT_ONCE) {
      // A long way behind (a restored or imported desk): one pass over everything, from a place taken before the count.
      const newest = (await newestPosition(tx)) ?? last;
      await countEverything(tx);
      await moveFollower(tx, 'figures', newest);
      return true;
    }
    const subjects = [...new Set(events.map(({ subjectId }) => subjectId))];
    const months = await monthsOfSubjects(tx, subjects);
    if (months.length > 0) await countMonths(tx, months);
    await moveFollower(tx, 'figures', last);
    return false;
  });
}
