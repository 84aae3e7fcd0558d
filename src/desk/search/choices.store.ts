import type { Tx } from '../../database/database.ts';
import type { EmployeeId, UnitId } from '../../vocabulary/ids.ts';

export interface Chosen {
  readonly units: readonly { readonly id: UnitId; readonly name_lv: string; readonly name_en: string }[];
  readonly people: readonly { readonly id: EmployeeId; readonly name: string }[];
}

/** Units to choose from (all, or those named) and the people of some units on a day, in one statement. */
export async function choicesFor(
  tx: Tx,
  asked: { units: readonly UnitId[] | 'all'; peopleOf: readonly UnitId[]; day: Temporal.PlainDate },
): Promise<Chosen> {
  const row = await tx.one<Chosen>(
    `select
       (select coalesce(json_agg(u order by u.name_lv), '[]') from (select id, name_lv, name_en from unit
          where tenant = $1 and ($2::uuid[] is null or id = any($2)) and valid_from <= $4::date and (valid_to is null or valid_to >= $4::date)
          order by name_lv limit 300) u) as units,
       (select coalesce(json_agg(p order by p.surname, p.name), '[]') from (select distinct e.id, e.given_name || ' ' || e.surname as name, e.surname
          from held_post h join employee e on e.tenant = h.tenant and e.id = h.employee_id
          where h.tenant = $1 and h.unit_id = any($3::uuid[]) and h.valid_from <= $4::date and (h.valid_to is null or h.valid_to >= $4::date)
          limit 100) p) as people`,
    [tx.identity.tenant, asked.units === 'all' ? null : asked.units, asked.peopleOf, asked.day.toString()],
  );
  return row ?? { units: [], people: [] };
}

/** The units in which somebody holds a post on a day. */
export async function unitsOfPerson(tx: Tx, id: EmployeeId, day: Temporal.PlainDate): Promise<readonly UnitId[]> {
  const rows = await tx.rows<{ unit_id: UnitId }>(
    `select unit_id from held_post where tenant = $1 and employee_id = $2 and valid_from <= $3::date
       and (valid_to is null or valid_to >= $3::date) limit 50`,
    [tx.identity.tenant, id, day.toString()],
  );
  return rows.map(({ unit_id }) => unit_id);
}
