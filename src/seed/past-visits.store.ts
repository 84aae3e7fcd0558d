import type { Tx } from '../database/database.ts';
import type { EmployeeId, VisitId } from '../vocabulary/ids.ts';

export interface ServedVisit {
  readonly id: VisitId;
  readonly ended_at: Temporal.Instant;
  readonly holder_id: EmployeeId;
}

/** Visits that were served to the end, evenly chosen over all days, oldest first. */
export async function someServedVisits(tx: Tx, count: number): Promise<ServedVisit[]> {
  return tx.rows<ServedVisit>(
    `select id, ended_at, holder_id from (
       select id, ended_at, holder_id, row_number() over (order by ended_at, id) as nth, count(*) over () as of
       from visit where tenant = $1 and state = 'closed' and holder_id is not null and queue_group = 'external') v
     where nth * $2 / of > (nth - 1) * $2 / of order by ended_at, id limit $2`,
    [tx.identity.tenant, count],
  );
}
