import type { Identity, Tx } from '../../database/database.ts';
import type { EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import type { Language, Role } from '../../vocabulary/words.ts';

/** The person at the screen: who, from which post, with which powers. */
export interface SignedIn {
  readonly identity: Identity;
  readonly employee: EmployeeId;
  readonly name: string;
  readonly post: { readonly lv: string; readonly en: string };
  readonly unit: { readonly lv: string; readonly en: string };
  readonly language: Language;
}

interface Row {
  readonly id: EmployeeId;
  readonly name: string;
  readonly language: Language;
  readonly post_lv: string | null;
  readonly post_en: string | null;
  readonly unit_lv: string | null;
  readonly unit_en: string | null;
  readonly units: readonly UnitId[];
  readonly roles: readonly Role[];
  readonly heads: boolean;
}

/** Posts and roles that hold on the day; whoever holds no post any more cannot be signed in. */
const WHO = `select e.id, e.given_name || ' ' || e.surname as name, e.language,
    p.post_lv, p.post_en, p.unit_lv, p.unit_en, p.units, p.heads, r.roles
  from employee e
  cross join lateral (
    select (array_agg(h.post_lv order by h.head desc, h.valid_from))[1] as post_lv,
      (array_agg(h.post_en order by h.head desc, h.valid_from))[1] as post_en,
      (array_agg(u.name_lv order by h.head desc, h.valid_from))[1] as unit_lv,
      (array_agg(u.name_en order by h.head desc, h.valid_from))[1] as unit_en,
      coalesce(array_agg(h.unit_id::text), '{}') as units, coalesce(bool_or(h.head), false) as heads
    from held_post h join unit u on u.tenant = h.tenant and u.id = h.unit_id
    where h.tenant = e.tenant and h.employee_id = e.id and h.valid_from <= $2::date and (h.valid_to is null or h.valid_to >= $2::date)
  ) p
  cross join lateral (
    select coalesce(array_agg(distinct g.role), '{}') as roles from role_holding g
    where g.tenant = e.tenant and g.employee_id = e.id and g.valid_from <= $2::date and (g.valid_to is null or g.valid_to >= $2::date)
  ) r
  where e.tenant = $1`;

/** Who this employee is on `day` (civil, Riga); `null` where nobody of that id holds a post or a role. */
export async function signedInPerson(tx: Tx, employee: EmployeeId, day: Temporal.PlainDate): Promise<SignedIn | null> {
  const row = await tx.one<Row>(`${WHO} and e.id = $3`, [tx.identity.tenant, day.toString(), employee]);
  return row === null || (row.units.length === 0 && row.roles.length === 0) ? null : fromRow(tx, row);
}

/** The invented people of the demonstration, for its sign-in page; at most forty. */
export async function demoPeople(tx: Tx, day: Temporal.PlainDate): Promise<SignedIn[]> {
  const rows = await tx.rows<Row>(`${WHO} and e.demo order by p.unit_lv nulls last, e.surname, e.given_name limit 40`, [
    tx.identity.tenant,
    day.toString(),
  ]);
  return rows.map((row) => fromRow(tx, row));
}

function fromRow(tx: Tx, row: Row): SignedIn {
  // Whoever leads a unit is its head without a role of that name being given.
  const roles = [...new Set<Role>(['employee', ...row.roles, ...(row.heads ? (['head'] as const) : [])])];
  return {
    identity: { tenant: tx.identity.tenant, employee: row.id, roles, units: row.units, system: false },
    employee: row.id,
    name: row.name,
    post: { lv: row.post_lv ?? '', en: row.post_en ?? '' },
    unit: { lv: row.unit_lv ?? '', en: row.unit_en ?? '' },
    language: row.language,
  };
}

/** Whether anybody could sign in at all; a new installation has nobody yet. */
export async function hasEmployees(tx: Tx): Promise<boolean> {
  const row = await tx.one<{ any: boolean }>('select exists (select from employee where tenant = $1) as any', [
    tx.identity.tenant,
  ]);
  return row?.any ?? false;
}
