import type { Tx } from '../../database/database.ts';
import type { CaseId, ClientId } from '../../vocabulary/ids.ts';
import type { CaseState } from '../../vocabulary/words.ts';

export interface CaseOfClient {
  readonly id: CaseId;
  readonly number: string;
  /** `null`: another unit's, whose matter is not shown. */
  readonly title: string | null;
  readonly unit: { readonly lv: string; readonly en: string };
  readonly state: CaseState;
  readonly openedAt: Temporal.Instant;
}

/** The client's cases, newest first: those that the reader sees with their titles, then of the others only that they are there. */
export async function casesOfClient(tx: Tx, id: ClientId, limit: number): Promise<CaseOfClient[]> {
  const rows = await tx.rows<{
    id: CaseId;
    number: string;
    title: string | null;
    unit_lv: string;
    unit_en: string;
    state: CaseState;
    opened_at: Temporal.Instant;
  }>(
    `with mine as (
       select c.id, c.number, c.title, u.name_lv as unit_lv, u.name_en as unit_en, c.state, c.opened_at from desk_case c
       join unit u on u.tenant = $1 and u.id = c.unit_id
       where c.tenant = $1 and c.client_id = $2 and c.state <> 'merged' order by c.opened_at desc limit $3
     ), every as (
       select * from mine union all
       select d.id, d.number, null, d.unit_lv, d.unit_en, d.state, d.opened_at from doors_of_client($2) d
         where not exists (select from desk_case s where s.tenant = $1 and s.id = d.id)
     )
     select * from every order by title is null, opened_at desc limit $3`,
    [tx.identity.tenant, id, limit],
  );
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    title: row.title,
    unit: { lv: row.unit_lv, en: row.unit_en },
    state: row.state,
    openedAt: row.opened_at,
  }));
}
