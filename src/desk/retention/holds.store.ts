import type { Tx } from '../../database/database.ts';
import type { CaseId, ClientId, EmployeeId } from '../../vocabulary/ids.ts';

/** Kept in spite of its term, until a day: a court case, an inspection. */
export interface Hold {
  readonly id: string;
  readonly case_id: CaseId | null;
  readonly number: string | null;
  readonly client_id: ClientId | null;
  readonly client: string | null;
  readonly reason: string;
  readonly until: Temporal.PlainDate;
  readonly made_at: Temporal.Instant;
  readonly made_by: string | null;
}

/** What is held on this day, the soonest end first. */
export async function holdsOn(tx: Tx, today: Temporal.PlainDate, limit = 200): Promise<Hold[]> {
  const rows = await tx.rows<Omit<Hold, 'until'> & { until: string }>(
    `select h.id, h.case_id, c.number, h.client_id, k.name as client, h.reason, h.until::text as until, h.made_at,
       e.given_name || ' ' || e.surname as made_by
     from keep_hold h
     left join desk_case c on c.tenant = h.tenant and c.id = h.case_id
     left join client k on k.tenant = h.tenant and k.id = h.client_id
     left join employee e on e.tenant = h.tenant and e.id = h.made_by
     where h.tenant = $1 and h.lifted_at is null and h.until >= $2 order by h.until, h.id limit $3`,
    [tx.identity.tenant, today, limit],
  );
  return rows.map((row) => ({ ...row, until: Temporal.PlainDate.from(row.until) }));
}

export async function insertHold(
  tx: Tx,
  hold: {
    readonly id: string;
    readonly on: { readonly case: CaseId } | { readonly client: ClientId };
    readonly reason: string;
    readonly until: Temporal.PlainDate;
    readonly by: EmployeeId | null;
    readonly at: Temporal.Instant;
  },
): Promise<void> {
  await tx.rows(
    `insert into keep_hold (tenant, id, case_id, client_id, reason, until, made_at, made_by) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      tx.identity.tenant,
      hold.id,
      'case' in hold.on ? hold.on.case : null,
      'client' in hold.on ? hold.on.client : null,
      hold.reason,
      hold.until,
      hold.at,
      hold.by,
    ],
  );
}

/** Ends a hold before its day; `false` where there is none. */
export async function liftHold(tx: Tx, id: string, by: EmployeeId | null, at: Temporal.Instant): Promise<boolean> {
  const row = await tx.one(
    'update keep_hold set lifted_at = $3, lifted_by = $4 where tenant = $1 and id = $2 and lifted_at is null returning id',
    [tx.identity.tenant, id, at, by],
  );
  return row !== null;
}
