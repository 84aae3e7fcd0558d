import type { Identity, Tx } from '../../database/database.ts';
import type { EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import type { Language, PostKind, Role } from '../../vocabulary/words.ts';
import { ROLE_OF_POST } from '../directory/index.ts';

/** The person at the screen: who, from which post, with which powers. */
export interface SignedIn {
  readonly identity: Identity;
  readonly employee: EmployeeId;
  readonly name: string;
  readonly post: { readonly lv: string; readonly en: string };
  readonly unit: { readonly lv: string; readonly en: string };
  readonly language: Language;
  /** For whom this person acts today, since they are away: their units are this person's too until then. */
  readonly standsInFor: readonly StandsInFor[];
}

export interface StandsInFor {
  readonly employee: EmployeeId;
  readonly name: string;
  /** The last day of it. */
  readonly until: Temporal.PlainDate;
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
  readonly leads: readonly UnitId[];
  readonly kinds: readonly PostKind[];
  readonly roles: readonly Role[];
  readonly covered: readonly { readonly employee: EmployeeId; readonly name: string; readonly until: string }[];
}

/**
 * Posts and roles that hold on the day; whoever holds no post any more cannot be signed in. `covered`: who is away and has
 * this person as stand-in, or somebody who is away too and has; nobody who is away covers. `led`: units that one heads, or
 * that somebody covered heads, with all below them.
 */
const WHO = `select e.id, e.given_name || ' ' || e.surname as name, e.language,
    p.post_lv, p.post_en, p.unit_lv, p.unit_en, p.units, p.leads, p.kinds, p.covered, r.roles
  from employee e
  cross join lateral (
    with recursive covered (employee_id, until) as (
      select a.employee_id, a.last_day from absence a
      where a.tenant = e.tenant and a.stand_in_id = e.id and a.ended_at is null and $2::date between a.first_day and a.last_day
        and not exists (select from absence own where own.tenant = e.tenant and own.employee_id = e.id and own.ended_at is null
          and $2::date between own.first_day and own.last_day)
      union
      select a.employee_id, least(a.last_day, c.until) from covered c join absence a on a.tenant = e.tenant
        and a.stand_in_id = c.employee_id and a.ended_at is null and $2::date between a.first_day and a.last_day
    ), held as (
      select h.*, h.employee_id = e.id as own from held_post h
      where h.tenant = e.tenant and (h.employee_id = e.id or h.employee_id = any (array(select employee_id from covered)))
        and h.valid_from <= $2::date and (h.valid_to is null or h.valid_to >= $2::date)
    ), led (unit_id) as (
      select unit_id from held where head
      union
      select u.id from led l join unit u on u.tenant = e.tenant and u.parent_id = l.unit_id
        and u.valid_from <= $2::date and (u.valid_to is null or u.valid_to >= $2::date)
    ), main as (
      select h.post_lv, h.post_en, u.name_lv, u.name_en from held h join unit u on u.tenant = e.tenant and u.id = h.unit_id
      where h.own order by h.head desc, h.valid_from, h.post_id limit 1
    )
    select m.post_lv, m.post_en, m.name_lv as unit_lv, m.name_en as unit_en,
      array(select unit_id::text from held union select unit_id::text from led) as units,
      array(select unit_id::text from led) as leads,
      array(select distinct kind from held where own) as kinds,
      (select coalesce(json_agg(json_build_object('employee', c.id, 'name', c.given_name || ' ' || c.surname, 'until', c.until)), '[]')
       from (select o.id, o.given_name, o.surname, max(covered.until) as until from covered
         join employee o on o.tenant = e.tenant and o.id = covered.employee_id
         where exists (select from held where held.employee_id = o.id) group by o.id, o.given_name, o.surname
         order by o.surname, o.given_name) c) as covered
    from (select) one left join main m on true
  ) p
  cross join lateral (
    select coalesce(array_agg(distinct g.role), '{}') as roles from role_holding g
    where g.tenant = e.tenant and g.employee_id = e.id and g.valid_from <= $2::date and (g.valid_to is null or g.valid_to >= $2::date)
  ) r
  where e.tenant = $1`;

/** Who this employee is on `day` (civil, Riga); `null` where nobody of that id holds a post or a role. */
export async function signedInPerson(tx: Tx, employee: EmployeeId, day: Temporal.PlainDate): Promise<SignedIn | null> {
  const row = await tx.one<Row>(`${WHO} and e.id = $3`, [tx.identity.tenant, day.toString(), employee]);
  return row === null || (row.kinds.length === 0 && row.roles.length === 0) ? null : fromRow(tx, row);
}

/** The invented people of the demonstration, for its sign-in page; at most forty. */
export async function demoPeople(tx: Tx, day: Temporal.PlainDate): Promise<SignedIn[]> {
  const rows = await tx.rows<Row>(`${WHO} and e.demo and p.kinds <> '{}' order by e.id limit 40`, [
    tx.identity.tenant,
    day.toString(),
  ]);
  return rows.map((row) => fromRow(tx, row));
}

function fromRow(tx: Tx, row: Row): SignedIn {
  // Whoever leads a unit is its head without a role of that name being given; other posts bring theirs.
  const fromPosts = row.kinds.flatMap((kind) => ROLE_OF_POST[kind] ?? []);
  const leads = row.leads.length > 0 ? (['head'] as const) : [];
  const roles = [...new Set<Role>(['employee', ...row.roles, ...fromPosts, ...leads])];
  return {
    identity: {
      tenant: tx.identity.tenant,
      employee: row.id,
      roles,
      units: row.units,
      leads: row.leads,
      system: false,
    },
    employee: row.id,
    name: row.name,
    post: { lv: row.post_lv ?? '', en: row.post_en ?? '' },
    unit: { lv: row.unit_lv ?? '', en: row.unit_en ?? '' },
    language: row.language,
    standsInFor: row.covered.map((one) => ({ ...one, until: Temporal.PlainDate.from(one.until) })),
  };
}

/** Whether anybody could sign in at all; a new installation has nobody yet. */
export async function hasEmployees(tx: Tx): Promise<boolean> {
  const row = await tx.one<{ any: boolean }>('select exists (select from employee where tenant = $1) as any', [
    tx.identity.tenant,
  ]);
  return row?.any ?? false;
}
