import type { Tx } from '../../database/database.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { Role } from '../../vocabulary/words.ts';

export interface RoleHeld {
  readonly role: Role;
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate | null;
}

/** Roles given to somebody by hand, past ones too, the newest first; at most 100. Those that come with a post are not rows. */
export async function rolesGivenTo(tx: Tx, employee: EmployeeId): Promise<RoleHeld[]> {
  const rows = await tx.rows<{ role: Role; from: string; to: string | null }>(
    `select role, valid_from::text as "from", valid_to::text as "to" from role_holding
     where tenant = $1 and employee_id = $2 order by valid_from desc, role limit 100`,
    [tx.identity.tenant, employee],
  );
  return rows.map(({ role, from, to }) => ({
    role,
    from: Temporal.PlainDate.from(from),
    to: to === null ? null : Temporal.PlainDate.from(to),
  }));
}
