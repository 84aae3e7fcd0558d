import { deskIdentity } from '../../database/connect.ts';
import type { Tx } from '../../database/database.ts';
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

type Kind = 'deadline.passed' | 'deadline.neared';

async function turn(desk: Desk, now: Temporal.Instant, find: typeof passing, kind: Kind): Promise<number> {
  try {
    return await recordFound(desk, now, find, kind, null);
  } catch (error) {
    return oneByOne(desk, now, find, kind, error);
  }
}

/** What hinders one subject keeps no other waiting: each by itself, and the failures are thrown in the end. */
async function oneByOne(
  desk: Desk,
  now: Temporal.Instant,
  find: typeof passing,
  kind: Kind,
  cause: unknown,
): Promise<number> {
  const due = await desk.database.write(deskIdentity(desk.tenant), (tx) => find(tx, now, AT_ONCE));
  const failures: unknown[] = [];
  for (const subject of new Set(due.map((row) => row.subject_id))) {
    await recordFound(desk, now, find, kind, subject).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} subjects: ${kind} not recorded`, { cause });
  return due.length;
}

async function recordFound(
  desk: Desk,
  now: Temporal.Instant,
  find: typeof passing,
  kind: Kind,
  only: string | null,
): Promise<number> {
  return desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    const rows = await find(tx, now, AT_ONCE, only);
    for (const due of Map.groupBy(rows, (row) => row.subject_id).values()) await recordDue(desk, tx, kind, due);
    return rows.length;
  });
}

async function recordDue(desk: Desk, tx: Tx, kind: Kind, due: readonly DueRow[]): Promise<void> {
  const [first] = due;
  if (first === undefined) return;
  const subject = { kind: first.subject_kind, id: first.subject_id };
  const facts = due.map((row): Fact => ({ kind, at: row.at, facts: { obligation: row.id } }));
  await record(tx, desk.rules.current(), { subject, expected: 'current', facts, actor: null });
  const units = due.flatMap(({ unit_id }) => (unit_id === null ? [] : [`unit:${unit_id}` as const]));
  tx.afterCommit(() => desk.notify(['work', `case:${subject.id}`, ...units]));
}
