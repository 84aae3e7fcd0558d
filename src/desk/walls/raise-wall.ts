import type { Tx } from '../../database/database.ts';
import { record } from '../../journal/index.ts';
import type { CaseId, ClientId, EmployeeId, UnitId, WallId } from '../../vocabulary/ids.ts';
import type { WallGround } from '../../vocabulary/words.ts';
import { type Desk, newId } from '../context.ts';
import { insertWall, leaveCase } from './walls.store.ts';

export interface WallToRaise {
  readonly employee: EmployeeId;
  /** Of one case, or of all that concerns a client. */
  readonly behind: { readonly case: CaseId } | { readonly client: ClientId };
  readonly ground: WallGround;
  /** In somebody's words; stays in the row. */
  readonly reason: string;
  /** Of the next in rank. */
  readonly unit: UnitId | null;
}

/**
 * Raises a wall and says so in the journal; the screens of the walled person let go of what they listen to. Needs the
 * desk's own identity, as the one walled off no longer sees what is written. `null`: the same wall stands already.
 */
export async function raiseWall(desk: Desk, tx: Tx, wall: WallToRaise): Promise<WallId | null> {
  const id = newId<WallId>();
  const at = desk.clock();
  const { employee, ground, reason, unit } = wall;
  const one = 'case' in wall.behind ? wall.behind.case : null;
  const client = 'client' in wall.behind ? wall.behind.client : null;
  if (!(await insertWall(tx, { id, employee, case: one, client, ground, reason, at }))) return null;
  if (one !== null) await leaveCase(tx, one, employee);
  await record(tx, desk.rules.current(), {
    subject: { kind: 'wall', id },
    expected: 0,
    facts: [{ kind: 'wall.raised', at, facts: { wall: id, employee, ground, unit } }],
    actor: tx.identity.employee,
  });
  tx.afterCommit(() => desk.notify([`walls:${employee}`, 'work']));
  return id;
}
