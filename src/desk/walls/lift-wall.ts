import type { Identity, Tx } from '../../database/database.ts';
import { record, retrying } from '../../journal/index.ts';
import { dayOf } from '../../time/zone.ts';
import type { EmployeeId, WallId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { type Directory, directoryAt, supervisorsOf } from '../directory/index.ts';
import { may, type ReasonRefusal, usePower } from '../powers/index.ts';
import { chooseAbove } from './above.ts';
import { barDeed } from './bar-deed.ts';
import {
  type BarredLine,
  barredSince,
  lift,
  type OpenWall,
  standingWalls,
  type WallRow,
  wallById,
  walledAmong,
  walledPairs,
} from './walls.store.ts';

export type LiftRefusal =
  | { readonly refused: 'no-such-wall' }
  /** 5.4.3: nobody lifts their own, whatever else they may do. */
  | { readonly refused: 'own-wall' }
  | { readonly refused: 'not-next-in-rank' }
  | ReasonRefusal;

/**
 * Lifts a wall: only whoever is next above the walled person by the directory may, with a reason, which stands on the
 * list of the one above in turn (5.4.2). An attempt upon one's own wall is kept (5.1.6).
 */
export async function liftWall(
  desk: Desk,
  who: Identity & { readonly employee: EmployeeId },
  id: WallId,
  reason: string,
): Promise<WallRow | LiftRefusal> {
  if (!may(who, 'wall.lift')) return { refused: 'not-next-in-rank' };
  return retrying(() =>
    desk.database.write({ ...who, system: true }, async (tx): Promise<WallRow | LiftRefusal> => {
      const wall = await wallById(tx, id);
      if (wall === null || wall.lifted) return { refused: 'no-such-wall' };
      if (wall.employee === who.employee) {
        await barDeed(desk, tx, { employee: who.employee, deed: 'wall.lift', ground: 'about-oneself', case: null });
        return { refused: 'own-wall' };
      }
      const directory = await directoryAt(tx);
      if (!(await mayLift(desk, tx, directory, wall, who.employee))) return { refused: 'not-next-in-rank' };
      const used = await usePower(desk, tx, { power: 'lift-wall', reason, case: wall.case, client: wall.client });
      if ('refused' in used) return used;
      const at = desk.clock();
      await lift(tx, id, who.employee, reason.trim(), at);
      await record(tx, desk.rules.current(), {
        subject: { kind: 'wall', id },
        expected: 'current',
        facts: [{ kind: 'wall.lifted', at, facts: { wall: id, employee: wall.employee } }],
        actor: who.employee,
      });
      tx.afterCommit(() => desk.notify(['work']));
      return { ...wall, lifted: true };
    }),
  );
}

/** The walls that are somebody's to lift today, newest first. Needs the desk's own identity. */
export async function liftableWalls(desk: Desk, tx: Tx, who: EmployeeId): Promise<OpenWall[]> {
  const directory = await directoryAt(tx);
  const day = dayOf(desk.clock());
  const above = (await standingWalls(tx, LOOKED_AT))
    .map((wall) => ({ wall, people: supervisorsOf(directory, wall.employee, day).map(({ employee }) => employee) }))
    .filter(({ people }) => people.includes(who));
  const pairs = above.flatMap(({ wall, people }) => people.map((employee) => ({ wall: wall.id, employee })));
  const walled = await walledPairs(tx, pairs);
  return above
    .map(({ wall }) => wall)
    .filter(({ id, employee }) => chooseAbove(directory, employee, day, walled.get(id) ?? new Set())?.employee === who);
}

/** Refused attempts of the last 30 days by those who stand below somebody. Under the reader's own identity. */
export async function barredBelow(desk: Desk, tx: Tx, who: EmployeeId): Promise<BarredLine[]> {
  const now = desk.clock();
  const lines = await barredSince(tx, now.subtract({ hours: 30 * 24 }), LOOKED_AT);
  if (lines.length === 0) return [];
  const directory = await directoryAt(tx);
  const below = new Map<EmployeeId, boolean>();
  const isBelow = (employee: EmployeeId) =>
    supervisorsOf(directory, employee, dayOf(now)).some((above) => above.employee === who);
  for (const { employee } of lines) if (!below.has(employee)) below.set(employee, isBelow(employee));
  return lines.filter(({ employee }) => below.get(employee) === true);
}

/** Newest walls among which one's own to lift are looked for. */
const LOOKED_AT = 500;

/** Whether somebody is the one who may lift a wall today. */
async function mayLift(
  desk: Desk,
  tx: Tx,
  directory: Directory,
  wall: Pick<WallRow, 'employee' | 'case' | 'client'>,
  who: EmployeeId,
): Promise<boolean> {
  if (who === wall.employee) return false;
  const day = dayOf(desk.clock());
  const above = supervisorsOf(directory, wall.employee, day).map(({ employee }) => employee);
  if (!above.includes(who)) return false;
  const walled = await walledAmong(tx, above, wall.case, wall.client);
  return chooseAbove(directory, wall.employee, day, walled)?.employee === who;
}
