import { deskIdentity } from '../../database/connect.ts';
import { record } from '../../journal/index.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { Desk } from '../context.ts';
import { type DueRow, nearing, passing } from './deadlines.store.ts';

const AT_ONCE = 50;

/**
 * One turn of the deadline loop: whatever has come near or passed by now is recorded, with the due time itself as the
 * event's instant, so that a late turn (a crash, a stopped house) judges no differently. Safe with several processes.
 * Returns whether more may wait.
 */
export async function watchDeadlines(desk: Desk): Promise<boolean> {
  const now = desk.clock();
  const passed = await turn(desk, now, passing, 'deadline.passed');
  const neared = await turn(desk, now, nearing, 'deadline.neared');
  return passed === AT_ONCE || neared === AT_ONCE;
}

async function turn(desk: Desk, now: Temporal.Instant, find: typeof passing, kind: 'deadline.passed' | 'deadline.neared'): Promise<number> {
  return desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    const rows = await find(tx, now, AT_ONCE);
    for (const [subject, due] of Map.groupBy(rows, (row) => row.subject_id)) {
      const facts = due.map((row): Fact => ({ kind, at: row.at, facts: { obligation: row.id } }));
      const [first] = due as [DueRow, ...DueRow[]];
      await record(tx, desk.rules.current(), {
        subject: { kind: first.subject_kind, id: subject },
        expected: 'current',
        facts,
        actor: null,
      });
      tx.afterCommit(() => desk.notify(['work', `case:${subject}`]));
    }
    return rows.length;
  });
}
