import type { Tx } from '../../database/database.ts';
import { parseInstant } from '../../database/instants.ts';
import type { EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import type { InterestKind } from './interests.store.ts';

export interface DeclarationRow {
  readonly id: string;
  readonly occasion: 'yearly' | 'ad-hoc';
  readonly year: number;
  readonly at: Temporal.Instant;
  readonly interests: readonly {
    readonly kind: InterestKind;
    readonly name: string;
    readonly number: string;
    readonly email: string;
    readonly relation: string;
  }[];
}

/** What somebody declared, the newest first; whether the reader may see it is the policy of the table. */
export async function declarationsOf(tx: Tx, employee: EmployeeId, limit = 20): Promise<DeclarationRow[]> {
  return tx.rows<DeclarationRow>(
    `select d.id, d.occasion, d.year, d.made_at as at, coalesce((select json_agg(json_build_object('kind', i.kind, 'name', i.name,
         'number', i.registration_number, 'email', i.email, 'relation', i.relation) order by i.id) from interest i
       where i.tenant = $1 and i.declaration_id = d.id), '[]') as interests
     from declaration d where d.tenant = $1 and d.employee_id = $2 order by d.made_at desc limit $3`,
    [tx.identity.tenant, employee, limit],
  );
}

export interface StandingLine {
  readonly employee: EmployeeId;
  readonly name: string;
  readonly unit: string;
  /** When this year's declaration was made; `null`: not yet. */
  readonly declaredAt: Temporal.Instant | null;
  /** Everything declared this year, by any declaration. */
  readonly interests: number;
  /** Clients of ours who bear a name that was declared, yet are not surely the same. */
  readonly hints: readonly string[];
}

/** Who of these units' people has declared this year and who has not; all units where none are named. */
export async function standingOf(
  tx: Tx,
  units: readonly UnitId[] | null,
  year: number,
  day: Temporal.PlainDate,
): Promise<StandingLine[]> {
  const rows = await tx.rows<Omit<StandingLine, 'declaredAt'> & { readonly at: string | null }>(
    `select e.id as employee, e.given_name || ' ' || e.surname as name, min(u.name_lv) as unit,
       (select min(d.made_at) from declaration d where d.tenant = $1 and d.employee_id = e.id and d.year = $3 and d.occasion = 'yearly')::text as at,
       (select count(*)::integer from interest i join declaration d on d.tenant = $1 and d.id = i.declaration_id
          where i.tenant = $1 and i.employee_id = e.id and d.year = $3) as interests,
       array(select c.name from interest i join client c on c.tenant = $1 and folded(c.name) = folded(i.name) and c.merged_into is null
          where i.tenant = $1 and i.employee_id = e.id and i.ended_at is null and not is_walled(e.id, null, c.id) limit 5) as hints
     from held_post p join employee e on e.tenant = $1 and e.id = p.employee_id join unit u on u.tenant = $1 and u.id = p.unit_id
     where p.tenant = $1 and ($2::uuid[] is null or p.unit_id = any($2::uuid[])) and p.valid_from <= $4::date and (p.valid_to is null or p.valid_to >= $4::date)
     group by e.id, e.given_name, e.surname order by 4 is not null, e.surname, e.given_name limit 1000`,
    [tx.identity.tenant, units, year, day.toString()],
  );
  return rows.map(({ at, ...line }) => ({ ...line, declaredAt: at === null ? null : parseInstant(at) }));
}
