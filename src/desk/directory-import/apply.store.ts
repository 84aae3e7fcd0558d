import type { Tx } from '../../database/database.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { PlanRows } from './plan.ts';

/**
 * Writes the rows of a plan as they stand in it, each kind in one statement: new ones are put in, others are put in place of
 * the row with their id. Nothing is deleted.
 */
export async function applyRows(tx: Tx, rows: PlanRows): Promise<void> {
  const tenant = tx.identity.tenant;
  const put = async (list: readonly unknown[], statement: string) => {
    if (list.length > 0) await tx.rows(statement, [tenant, JSON.stringify(list)]);
  };
  await put(
    rows.institutions,
    `insert into institution (tenant, id, code, name_lv, name_en, registration_number, website, valid_from, valid_to)
     select $1, r.id, r.code, r."nameLv", r."nameEn", r."registrationNumber", (select website from tenant where id = $1), r."from", r."to"
     from jsonb_to_recordset($2::jsonb) as r (id uuid, code text, "nameLv" text, "nameEn" text, "registrationNumber" text, "from" date, "to" date)
     on conflict (tenant, id) do update set code = excluded.code, name_lv = excluded.name_lv, name_en = excluded.name_en,
       valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
  );
  await put(
    rows.units,
    `insert into unit (tenant, id, code, institution_id, parent_id, name_lv, name_en, phone, email, valid_from, valid_to)
     select $1, r.id, r.code, r.institution, r.parent, r."nameLv", r."nameEn", r.phone, r.email, r."from", r."to"
     from jsonb_to_recordset($2::jsonb) as r (id uuid, code text, institution uuid, parent uuid, "nameLv" text, "nameEn" text, phone text, email text, "from" date, "to" date)
     on conflict (tenant, id) do update set code = excluded.code, institution_id = excluded.institution_id, parent_id = excluded.parent_id,
       name_lv = excluded.name_lv, name_en = excluded.name_en, valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
  );
  await put(
    rows.posts,
    `insert into post (tenant, id, code, unit_id, title_lv, title_en, kind, valid_from, valid_to)
     select $1, r.id, r.code, r.unit, r."titleLv", r."titleEn", r.kind, r."from", r."to"
     from jsonb_to_recordset($2::jsonb) as r (id uuid, code text, unit uuid, "titleLv" text, "titleEn" text, kind text, "from" date, "to" date)
     on conflict (tenant, id) do update set code = excluded.code, unit_id = excluded.unit_id, title_lv = excluded.title_lv,
       title_en = excluded.title_en, kind = excluded.kind, valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
  );
  // Two people may exchange an address or a code: what they had is let go of first.
  if (rows.people.length > 0)
    await tx.rows(
      'update employee set email = id::text, code = null, external_id = null where tenant = $1 and id = any($2::uuid[])',
      [tenant, rows.people.map(({ id }) => id)],
    );
  await put(
    rows.people,
    `insert into employee (tenant, id, code, external_id, given_name, surname, email, phone)
     select $1, r.id, r.code, r."externalId", r."givenName", r.surname, r.email, r.phone
     from jsonb_to_recordset($2::jsonb) as r (id uuid, code text, "externalId" text, "givenName" text, surname text, email text, phone text)
     on conflict (tenant, id) do update set code = excluded.code, external_id = excluded.external_id, given_name = excluded.given_name,
       surname = excluded.surname, email = excluded.email, phone = excluded.phone`,
  );
  await put(
    rows.holdings,
    `insert into holding (tenant, id, employee_id, post_id, valid_from, valid_to)
     select $1, r.id, r.employee, r.post, r."from", r."to"
     from jsonb_to_recordset($2::jsonb) as r (id uuid, employee uuid, post uuid, "from" date, "to" date)
     on conflict (tenant, id) do update set valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
  );
}

/** Whoever holds no post any more: roles end with it, and open sessions at once. */
export async function endAccess(
  tx: Tx,
  employees: readonly EmployeeId[],
  day: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<void> {
  if (employees.length === 0) return;
  const tenant = tx.identity.tenant;
  await tx.rows(
    `update role_holding set valid_to = $3::date - 1
     where tenant = $1 and employee_id = any($2::uuid[]) and (valid_to is null or valid_to >= $3::date)`,
    [tenant, employees, day.toString()],
  );
  await tx.rows(
    'update session set ended_at = $3::timestamptz where tenant = $1 and employee_id = any($2::uuid[]) and ended_at is null',
    [tenant, employees, now.toString()],
  );
}
