import type { Tx } from '../../database/database.ts';
import type { CaseId, ClientId, EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { doToPromise } from './change-promise.ts';
import { lockPromisesOfCase } from './promises.store.ts';

/**
 * 8.5.2: what the client of a case was promised moves with the case to whoever holds it now, at the same time. Given back
 * to a unit, it stays with whoever held it until somebody takes the case.
 */
export async function promisesFollowCase(
  desk: Desk,
  tx: Tx,
  one: {
    readonly id: CaseId;
    readonly client: ClientId;
    readonly unit: UnitId;
    readonly holder: EmployeeId | null;
  },
): Promise<void> {
  const { holder, unit } = one;
  if (holder === null) return;
  for (const promise of await lockPromisesOfCase(tx, one.id)) {
    if (promise.holder === holder) continue;
    await doToPromise(desk, tx, promise, { do: 'pass-on', to: holder, unit, answerBy: null }, null);
  }
}
