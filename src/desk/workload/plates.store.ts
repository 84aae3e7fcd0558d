import type { Tx } from '../../database/database.ts';
import type { EmployeeId, UnitId } from '../../vocabulary/ids.ts';

/** What somebody has open now: cases to answer and, of other kinds, what is owed by a time. */
export interface Plate {
  readonly employee: EmployeeId;
  readonly open: number;
  readonly late: number;
  /** Due by `soon`, not late. */
  readonly soon: number;
}

/**
 * Open work by person, as far as the reader sees it: each case once with its own due time, each other matter once with its
 * earliest. bounded: by the people, a thousand matters each.
 */
export async function platesOf(
  tx: Tx,
  people: readonly EmployeeId[],
  at: { readonly now: Temporal.Instant; readonly soon: Temporal.Instant },
): Promise<ReadonlyMap<EmployeeId, Plate>> {
  if (people.length === 0) return new Map();
  const rows = await tx.rows<Plate>(
    `select p.id as employee, count(w.*)::integer as open, count(*) filter (where w.due < $3)::integer as late,
       count(*) filter (where w.due >= $3 and w.due <= $4)::integer as soon
     from unnest($2::uuid[]) as p (id) left join lateral (
       (select c.due_at as due from desk_case c where c.tenant = $1 and c.holder_id = p.id and c.state = 'open' limit 1000)
       union all
       (select min(o.due_at) from obligation o where o.tenant = $1 and o.holder_id = p.id and o.settled_by is null
          and o.due_at is not null and o.subject_kind in ('request','task','meeting','promise') group by o.subject_id limit 1000)
     ) w on true group by p.id`,
    [tx.identity.tenant, people, at.now, at.soon],
  );
  return new Map(rows.map((row) => [row.employee, row]));
}

export interface UntakenCase {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly unit: UnitId;
  readonly openedAt: Temporal.Instant;
  readonly due: Temporal.Instant | null;
}

/** What nobody of these units has taken, the earliest due first. */
export async function untakenOf(tx: Tx, units: readonly UnitId[], limit: number): Promise<UntakenCase[]> {
  return tx.rows<UntakenCase>(
    `select c.id, c.number, c.title, c.unit_id as unit, c.opened_at as "openedAt", c.due_at as due
     from unnest($2::uuid[]) as u (id) cross join lateral (
       select * from desk_case c where c.tenant = $1 and c.unit_id = u.id and c.holder_id is null and c.state = 'open'
       order by coalesce(c.due_at, 'infinity'), c.id limit $3) c
     order by coalesce(c.due_at, 'infinity'), c.id limit $3`,
    [tx.identity.tenant, units, limit],
  );
}
