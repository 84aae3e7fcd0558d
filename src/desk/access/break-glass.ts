import type { Identity, Tx } from '../../database/database.ts';
import { dayOf } from '../../time/zone.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { may, type ReasonRefusal, reviewingUnit, usePower } from '../powers/index.ts';
import { type Grant, restrictedDoor, toldOfGlass } from './access.store.ts';
import { grantCase } from './open-with-reason.ts';

/**
 * 5.4.2: opens a restricted case of a unit that one leads, where it cannot wait, with a typed reason. Told at once to the
 * head above (it stands on their list) and to the data-protection officer. Whether the case does not exist, stands behind
 * a wall or belongs to another unit is one and the same answer, and comes before the reason is looked at.
 */
export async function breakGlass(
  desk: Desk,
  tx: Tx,
  who: Identity & { readonly employee: EmployeeId },
  number: string,
  reason: string,
): Promise<Grant | { readonly refused: 'no-such-case' } | ReasonRefusal> {
  const door = await restrictedDoor(tx, number);
  if (door === null || !may(who, 'case.break-glass', { holder: null, unit: door.unit_id }))
    return { refused: 'no-such-case' };
  const used = await usePower(desk, tx, { power: 'break-glass', reason, case: door.id, client: door.client_id });
  if ('refused' in used) return used;
  const grant = { ground: 'supervision', reason: reason.trim(), breakGlass: true } as const;
  const opened = await grantCase(desk, tx, who, door.id, grant);
  const day = dayOf(desk.clock());
  const told = await toldOfGlass(tx, await reviewingUnit(tx, who.employee, day), day);
  tx.afterCommit(() => desk.notify(told.map((employee) => `employee:${employee}` as const)));
  return opened;
}
