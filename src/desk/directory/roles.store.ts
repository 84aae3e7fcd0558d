import type { Tx } from '../../database/database.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { Role } from '../../vocabulary/words.ts';

/** Gives a role from a day on; `false` where it is held then already. */
export async function insertRole(tx: Tx, employee: EmployeeId, role: Role, from: Temporal.PlainDate): Promise<boolean> {
  const row = await tx.one<{ role: Role }>(
    `insert into role_holding (tenant, employee_id, role, valid_from)
     select $1, $2, $3, $4::date where not exists (select from role_holding where tenant = $1 and employee_id = $2 and role = $3
       and valid_from <= $4::date and (valid_to is null or valid_to >= $4::date))
     on conflict (tenant, employee_id, role, valid_from) do update set valid_to = null returning role`,
    [tx.identity.tenant, employee, role, from],
  );
  return row !== null;
}

/** Ends a role before a day; one that began that very day never was. */
export async function endRole(tx: Tx, employee: EmployeeId, role: Role, day: Temporal.PlainDate): Promise<boolean> {
  const rows = await tx.rows<{ role: Role }>(
    `with gone as (delete from role_holding where tenant = $1 and employee_id = $2 and role = $3 and valid_from >= $4::date returning role),
      ended as (update role_holding set valid_to = $4::date - 1 where tenant = $1 and employee_id = $2 and role = $3
        and valid_from < $4::date and (valid_to is null or valid_to >= $4::date) returning role)
     select role from gone union all select role from ended`,
    [tx.identity.tenant, employee, role, day],
  );
  return rows.length > 0;
}
