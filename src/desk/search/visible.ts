import type { Identity } from '../../database/database.ts';
import type { EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import { may } from '../powers/index.ts';

/** Which cases somebody may read: every one, or those of their units and those they hold. */
export interface Visible {
  readonly all: boolean;
  readonly units: readonly UnitId[];
  readonly me: EmployeeId | null;
}

/** What the policy's `case.read` comes to for lists. */
export function visibleTo(identity: Identity): Visible {
  const all = may(identity, 'case.read', { holder: null, unit: null });
  return { all, units: identity.units, me: identity.employee };
}
