import { randomUUIDv7 } from 'node:crypto';
import type { Tx } from '../../database/database.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';

/** Whether an administrator could sign in on this day: one with a password, a passkey, or tied to an account at the identity provider. */
export async function hasAdministrator(tx: Tx, day: Temporal.PlainDate): Promise<boolean> {
  const row = await tx.one<{ any: boolean }>(
    `select exists (select from role_holding r join employee e on e.tenant = r.tenant and e.id = r.employee_id
       where r.tenant = $1 and r.role = 'administrator' and r.valid_from <= $2::date and (r.valid_to is null or r.valid_to >= $2::date)
       and (e.provider_account is not null
         or exists (select from account_password p where p.tenant = e.tenant and p.employee_id = e.id)
         or exists (select from passkey k where k.tenant = e.tenant and k.employee_id = e.id))) as any`,
    [tx.identity.tenant, day.toString()],
  );
  return row?.any ?? false;
}

/** Makes a person an administrator from a day on: a new employee, or the one who has this address already. */
export async function insertAdministrator(
  tx: Tx,
  person: { readonly givenName: string; readonly surname: string; readonly email: string },
  day: Temporal.PlainDate,
): Promise<EmployeeId> {
  const { tenant } = tx.identity;
  const row = await tx.one<{ id: EmployeeId }>(
    `insert into employee (tenant, id, given_name, surname, email) values ($1, $2, $3, $4, $5)
     on conflict (tenant, lower(email)) do update set given_name = excluded.given_name, surname = excluded.surname returning id`,
    [tenant, randomUUIDv7(), person.givenName, person.surname, person.email],
  );
  if (row === null) throw new Error('The administrator was not written');
  await tx.rows(
    `insert into role_holding (tenant, employee_id, role, valid_from) values ($1, $2, 'administrator', $3::date)
     on conflict (tenant, employee_id, role, valid_from) do nothing`,
    [tenant, row.id, day.toString()],
  );
  await giveFirstPost(tx, row.id, day);
  return row.id;
}

/** A post in the first unit, where the person holds none: whoever holds no post belongs nowhere. */
async function giveFirstPost(tx: Tx, employee: EmployeeId, day: Temporal.PlainDate): Promise<void> {
  const { tenant } = tx.identity;
  const post = randomUUIDv7();
  await tx.rows(
    `with place as (
       select id from unit where tenant = $1 and (valid_to is null or valid_to >= $4::date)
         and not exists (select from holding where tenant = $1 and employee_id = $3) order by valid_from, name_lv limit 1
     ), made as (
       insert into post (tenant, id, unit_id, title_lv, title_en, kind, valid_from)
       select $1, $2, id, 'sistēmas administrators', 'system administrator', 'employee', $4::date from place returning id
     )
     insert into holding (tenant, id, employee_id, post_id, valid_from) select $1, $2, $3, id, $4::date from made`,
    [tenant, post, employee, day.toString()],
  );
}
