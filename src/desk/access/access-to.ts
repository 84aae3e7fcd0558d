import type { Tx } from '../../database/database.ts';
import type { CaseId, EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import { type Grant, standingOf } from './access.store.ts';

/**
 * On what a reading of a case that is seen rests: one's own (held, of the unit, named on it, just handed on), a grant,
 * or nothing yet: the ground has to be stated first.
 */
export type CaseAccess =
  | { readonly access: 'own' }
  | { readonly access: 'granted'; readonly grant: Grant }
  | { readonly access: 'ask' };

/** How the person of the transaction may read a case that they see; `now` judges whether a grant is still open. */
export async function accessTo(
  tx: Tx,
  one: { readonly id: CaseId; readonly holder: EmployeeId | null; readonly unit: UnitId },
  now: Temporal.Instant,
): Promise<CaseAccess> {
  const { identity } = tx;
  if (identity.employee === null || identity.employee === one.holder) return { access: 'own' };
  const { restricted, named, changed, grant } = await standingOf(tx, identity.employee, one.id, now);
  if (named || (!restricted && (changed || identity.units.includes(one.unit)))) return { access: 'own' };
  return grant === null ? { access: 'ask' } : { access: 'granted', grant };
}
