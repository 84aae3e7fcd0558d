import type { Identity, Tx } from '../../database/database.ts';
import { record, retrying } from '../../journal/index.ts';
import { assertNever } from '../../vocabulary/brand.ts';
import type { CaseId, EmployeeId } from '../../vocabulary/ids.ts';
import type { BarredGround, WallGround } from '../../vocabulary/words.ts';
import { type Desk, newId } from '../context.ts';
import { insertBarred, walledNumber } from './walls.store.ts';

export interface BarredDeed {
  readonly employee: EmployeeId;
  /** The action of the policy, or `route` for an address that was asked for. */
  readonly deed: string;
  readonly ground: BarredGround;
  readonly case: CaseId | null;
}

/** Keeps an attempt that was refused because of who made it (5.1.6), once an hour for the same. Needs the desk's own identity. */
export async function barDeed(desk: Desk, tx: Tx, barred: BarredDeed): Promise<void> {
  const at = desk.clock();
  if (!(await insertBarred(tx, { ...barred, id: newId<string>(), at }))) return;
  await record(tx, desk.rules.current(), {
    subject: { kind: 'employee', id: barred.employee },
    expected: 'current',
    facts: [{ kind: 'deed.barred', at, facts: { ground: barred.ground, case: barred.case } }],
    actor: barred.employee,
  });
}

/**
 * After somebody asked for a case that they do not see: where a wall is the reason, the attempt is kept. They are told the
 * same as of a case that does not exist.
 */
export async function barUnseen(desk: Desk, who: Identity, number: string, deed: string): Promise<void> {
  const { employee } = who;
  if (employee === null) return;
  const desks = { ...who, system: true };
  const walled = await desk.database.read(desks, (tx) => walledNumber(tx, employee, number));
  if (walled === null) return;
  await retrying(() =>
    desk.database.write(desks, (tx) =>
      barDeed(desk, tx, { employee, deed, ground: barredBy(walled.ground), case: walled.id }),
    ),
  );
}

function barredBy(ground: WallGround | null): BarredGround {
  switch (ground) {
    case 'party':
      return 'party';
    case 'complaint-about':
      return 'about-oneself';
    case 'recusal':
    case 'declared-interest':
    case null:
      return 'walled';
    default:
      return assertNever(ground);
  }
}
