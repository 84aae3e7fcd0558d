import type { Tx } from '../../database/database.ts';
import type { CaseId, EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { doToPromise } from './change-promise.ts';
import { lockPromisesOfCase } from './promises.store.ts';

interface Held {
  readonly unit: UnitId;
  readonly holder: EmployeeId | null;
}

/**
 * 8.5.2: what the client of a case was promised moves with the case to whoever holds it now, at the same time. Given back
 * to a unit, it stays with whoever held it until somebody takes the case; what was passed on to a colleague stays theirs.
 */
export async function promisesFollowCase(
  desk: Desk,
  tx: Tx,
  after: Held & { readonly id: CaseId },
  before: Held,
): Promise<void> {
  const { holder, unit } = after;
  if (holder === null) return;
  for (const promise of await lockPromisesOfCase(tx, after.id)) {
    const goesAlong = before.holder === null ? promise.unit === before.unit : promise.holder === before.holder;
    if (!goesAlong || promise.holder === holder) continue;
    await doToPromise(desk, tx, promise, { do: 'pass-on', to: holder, unit, answerBy: null }, null);
  }
}
