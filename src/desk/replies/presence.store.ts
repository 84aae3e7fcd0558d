import type { Tx } from '../../database/database.ts';
import type { CaseId, EmployeeId } from '../../vocabulary/ids.ts';

export interface PresenceRow {
  readonly employee_id: EmployeeId;
  readonly name: string;
  readonly doing: 'reading' | 'writing';
  readonly seen_at: Temporal.Instant;
}

/** Says that somebody has the case open; seen by the others for two minutes. */
export async function showPresence(
  tx: Tx,
  id: CaseId,
  who: EmployeeId,
  doing: 'reading' | 'writing',
  now: Temporal.Instant,
): Promise<void> {
  await tx.rows(
    `insert into presence (tenant, case_id, employee_id, doing, seen_at) values ($1, $2, $3, $4, $5)
     on conflict (tenant, case_id, employee_id) do update set doing = excluded.doing, seen_at = excluded.seen_at`,
    [tx.identity.tenant, id, who, doing, now],
  );
}

export async function othersOn(tx: Tx, id: CaseId, me: EmployeeId, since: Temporal.Instant): Promise<PresenceRow[]> {
  return tx.rows<PresenceRow>(
    `select p.employee_id, e.given_name || ' ' || e.surname as name, p.doing, p.seen_at from presence p
     join employee e on e.tenant = p.tenant and e.id = p.employee_id
     where p.tenant = $1 and p.case_id = $2 and p.employee_id <> $3 and p.seen_at > $4 order by p.seen_at desc limit 10`,
    [tx.identity.tenant, id, me, since],
  );
}

export async function sweepPresence(tx: Tx, before: Temporal.Instant): Promise<void> {
  await tx.rows('delete from presence where tenant = $1 and seen_at < $2', [tx.identity.tenant, before]);
}
