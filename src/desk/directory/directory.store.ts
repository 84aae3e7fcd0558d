import type { Identity, Tx } from '../../database/database.ts';
import type { EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import type { Language, Role } from '../../vocabulary/words.ts';

/** Who holds which post where today; what a signature (9.4) is made from. */
export interface Post {
  readonly unit: UnitId;
  readonly unitNameLv: string;
  readonly unitNameEn: string;
  readonly institutionNameLv: string;
  readonly institutionNameEn: string;
  readonly postLv: string;
  readonly postEn: string;
  readonly head: boolean;
  readonly phone: string;
  readonly website: string;
}

export interface Employee {
  readonly id: EmployeeId;
  readonly givenName: string;
  readonly surname: string;
  readonly email: string;
  readonly phone: string;
  readonly language: Language;
  readonly demo: boolean;
}

interface EmployeeRow {
  readonly id: EmployeeId;
  readonly given_name: string;
  readonly surname: string;
  readonly email: string;
  readonly phone: string;
  readonly language: Language;
  readonly demo: boolean;
}

function employeeFromRow(row: EmployeeRow): Employee {
  return {
    id: row.id,
    givenName: row.given_name,
    surname: row.surname,
    email: row.email,
    phone: row.phone,
    language: row.language,
    demo: row.demo,
  };
}

const EMPLOYEE = 'e.id, e.given_name, e.surname, e.email, e.phone, e.language, e.demo';

export async function employeeById(tx: Tx, id: EmployeeId): Promise<Employee | null> {
  const row = await tx.one<EmployeeRow>(`select ${EMPLOYEE} from employee e where e.tenant = $1 and e.id = $2`, [
    tx.identity.tenant,
    id,
  ]);
  return row === null ? null : employeeFromRow(row);
}

/** The posts that an employee holds on a day, heads first. */
export async function postsOf(tx: Tx, id: EmployeeId, day: Temporal.PlainDate): Promise<Post[]> {
  const rows = await tx.rows<{
    unit_id: UnitId;
    unit_lv: string;
    unit_en: string;
    institution_lv: string;
    institution_en: string;
    post_lv: string;
    post_en: string;
    head: boolean;
    phone: string;
    website: string;
  }>(
    `select p.unit_id, u.name_lv as unit_lv, u.name_en as unit_en, i.name_lv as institution_lv, i.name_en as institution_en,
       p.post_lv, p.post_en, p.head, coalesce(nullif(e.phone, ''), u.phone) as phone, coalesce(nullif(i.website, ''), t.website) as website
     from post_holding p
     join employee e on e.tenant = p.tenant and e.id = p.employee_id
     join unit u on u.tenant = p.tenant and u.id = p.unit_id
     join institution i on i.tenant = u.tenant and i.id = u.institution_id
     join tenant t on t.id = p.tenant
     where p.tenant = $1 and p.employee_id = $2 and p.valid_from <= $3::date and (p.valid_to is null or p.valid_to >= $3::date)
     order by p.head desc, u.name_lv limit 20`,
    [tx.identity.tenant, id, day.toString()],
  );
  return rows.map((row) => ({
    unit: row.unit_id,
    unitNameLv: row.unit_lv,
    unitNameEn: row.unit_en,
    institutionNameLv: row.institution_lv,
    institutionNameEn: row.institution_en,
    postLv: row.post_lv,
    postEn: row.post_en,
    head: row.head,
    phone: row.phone,
    website: row.website,
  }));
}

/** The roles and units of an employee on a day: what a session's identity is made from. */
export async function identityOf(tx: Tx, id: EmployeeId, day: Temporal.PlainDate): Promise<Identity | null> {
  const row = await tx.one<{ roles: Role[]; units: UnitId[]; heads: boolean }>(
    `select
       coalesce((select array_agg(distinct r.role) from role_holding r where r.tenant = e.tenant and r.employee_id = e.id
         and r.valid_from <= $3::date and (r.valid_to is null or r.valid_to >= $3::date)), '{}') as roles,
       coalesce((select array_agg(distinct p.unit_id) from post_holding p where p.tenant = e.tenant and p.employee_id = e.id
         and p.valid_from <= $3::date and (p.valid_to is null or p.valid_to >= $3::date)), '{}') as units,
       exists (select from post_holding p where p.tenant = e.tenant and p.employee_id = e.id and p.head
         and p.valid_from <= $3::date and (p.valid_to is null or p.valid_to >= $3::date)) as heads
     from employee e where e.tenant = $1 and e.id = $2`,
    [tx.identity.tenant, id, day.toString()],
  );
  if (row === null) return null;
  const roles = new Set<Role>(['employee', ...row.roles, ...(row.heads ? (['head'] as const) : [])]);
  return { tenant: tx.identity.tenant, employee: id, roles: [...roles], units: row.units, system: false };
}

export interface UnitRow {
  readonly id: UnitId;
  readonly name_lv: string;
  readonly name_en: string;
  readonly institution_id: string;
  readonly email: string;
}

/** Units that exist on a day, for pickers. */
export async function unitsOn(tx: Tx, day: Temporal.PlainDate): Promise<UnitRow[]> {
  return tx.rows<UnitRow>(
    `select id, name_lv, name_en, institution_id, email from unit
     where tenant = $1 and valid_from <= $2::date and (valid_to is null or valid_to >= $2::date) order by name_lv limit 500`,
    [tx.identity.tenant, day.toString()],
  );
}

export interface Colleague {
  readonly id: EmployeeId;
  readonly name: string;
  readonly unit: UnitId;
  readonly post_lv: string;
  readonly post_en: string;
  readonly head: boolean;
}

/** Who works in a unit on a day, heads first. */
export async function employeesOfUnit(tx: Tx, unit: UnitId, day: Temporal.PlainDate): Promise<Colleague[]> {
  return tx.rows<Colleague>(
    `select e.id, e.given_name || ' ' || e.surname as name, p.unit_id as unit, p.post_lv, p.post_en, p.head
     from post_holding p join employee e on e.tenant = p.tenant and e.id = p.employee_id
     where p.tenant = $1 and p.unit_id = $2 and p.valid_from <= $3::date and (p.valid_to is null or p.valid_to >= $3::date)
     order by p.head desc, e.surname, e.given_name limit 200`,
    [tx.identity.tenant, unit, day.toString()],
  );
}

/** Employees who may be signed in as by a click in a demo installation. */
export async function demoEmployees(
  tx: Tx,
): Promise<(Employee & { post_lv: string; post_en: string; unit_lv: string; unit_en: string; roles: Role[] })[]> {
  const rows = await tx.rows<
    EmployeeRow & { post_lv: string; post_en: string; unit_lv: string; unit_en: string; roles: Role[] }
  >(
    `select ${EMPLOYEE}, p.post_lv, p.post_en, u.name_lv as unit_lv, u.name_en as unit_en,
       coalesce((select array_agg(distinct r.role) from role_holding r where r.tenant = e.tenant and r.employee_id = e.id), '{}') as roles
     from employee e
     join lateral (select * from post_holding p where p.tenant = e.tenant and p.employee_id = e.id and p.valid_to is null
       order by p.head desc limit 1) p on true
     join unit u on u.tenant = p.tenant and u.id = p.unit_id
     where e.tenant = $1 and e.demo order by e.id limit 20`,
    [tx.identity.tenant],
  );
  return rows.map((row) => ({
    ...employeeFromRow(row),
    post_lv: row.post_lv,
    post_en: row.post_en,
    unit_lv: row.unit_lv,
    unit_en: row.unit_en,
    roles: row.roles,
  }));
}

export interface MailboxRow {
  readonly id: string;
  readonly unit_id: UnitId;
  readonly address: string;
  readonly imap: unknown;
}

/** Every address at which the desk receives; read at start and when the rules change. */
export async function mailboxes(tx: Tx): Promise<MailboxRow[]> {
  return tx.rows<MailboxRow>(
    'select id, unit_id, address, imap from mailbox where tenant = $1 order by address limit 1000',
    [tx.identity.tenant],
  );
}

/** How far a mailbox has been fetched, as the IMAP channel counts it; `null` before the first fetch. */
export async function imapPosition(tx: Tx, id: string): Promise<ImapPosition | null> {
  const row = await tx.one<{ imap_position: ImapPosition | null }>(
    'select imap_position from mailbox where tenant = $1 and id = $2',
    [tx.identity.tenant, id],
  );
  return row?.imap_position ?? null;
}

export async function saveImapPosition(tx: Tx, id: string, position: ImapPosition): Promise<void> {
  await tx.rows('update mailbox set imap_position = $3 where tenant = $1 and id = $2', [
    tx.identity.tenant,
    id,
    JSON.stringify(position),
  ]);
}

interface ImapPosition {
  readonly uidValidity: string;
  readonly lastUid: number;
  readonly lastArrival: string;
}

export interface TenantRow {
  readonly id: number;
  readonly name_lv: string;
  readonly name_en: string;
  readonly demo: boolean;
  readonly website: string;
  readonly standard: string;
}

export async function tenantRow(tx: Tx): Promise<TenantRow | null> {
  return tx.one<TenantRow>('select id, name_lv, name_en, demo, website, standard from tenant where id = $1', [
    tx.identity.tenant,
  ]);
}

/** Whose addresses these are among employees. */
export async function employeesByAddress(
  tx: Tx,
  addresses: readonly string[],
): Promise<{ email: string; name: string }[]> {
  return tx.rows(
    `select lower(email) as email, given_name || ' ' || surname as name from employee
     where tenant = $1 and lower(email) = any($2::text[]) limit 100`,
    [tx.identity.tenant, addresses],
  );
}
