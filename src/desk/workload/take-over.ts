import type { Identity } from '../../database/database.ts';
import { retrying } from '../../journal/index.ts';
import { dayOf } from '../../time/zone.ts';
import type { CaseId, EmployeeId } from '../../vocabulary/ids.ts';
import { caseById, type Changed, type ChangeRefusal, changeCaseIn, isOpen } from '../cases/index.ts';
import type { Desk } from '../context.ts';
import { directoryAt } from '../directory/index.ts';
import { isRestricted } from './acting.store.ts';
import { actingFor } from './acting.ts';

export type TakeOverRefusal = ChangeRefusal | { readonly refused: 'not-acting' };

/**
 * 5.2.3: takes over a case whose holder is away or has left, by whoever acts for them today; it stays its unit's. The desk
 * does it, since a stand-in may be of another unit; a restricted case is not taken so, its head opens it with a reason.
 */
export function takeOver(
  desk: Desk,
  who: Identity & { readonly employee: EmployeeId },
  id: CaseId,
): Promise<Changed | TakeOverRefusal> {
  return retrying(() =>
    desk.database.write({ ...who, system: true }, async (tx): Promise<Changed | TakeOverRefusal> => {
      const one = await caseById(tx, id);
      if (one === null || !isOpen(one) || one.holder === null) return { refused: 'not-acting' };
      const acting = actingFor(await directoryAt(tx), who.employee, dayOf(desk.clock()));
      const isNamed = acting.some(({ employee }) => employee === one.holder);
      if (!isNamed || (await isRestricted(tx, id))) return { refused: 'not-acting' };
      return changeCaseIn(desk, tx, id, { do: 'hand-over', unit: one.unit, to: who.employee, reason: 'absence' });
    }),
  );
}
