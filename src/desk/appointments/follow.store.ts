import type { Tx } from '../../database/database.ts';
import type { AppointmentId, EmployeeId } from '../../vocabulary/ids.ts';
import type { VisitState } from '../../vocabulary/words.ts';

export interface VisitOfAppointment {
  readonly id: AppointmentId;
  readonly begunAt: Temporal.Instant | null;
  readonly holder: EmployeeId | null;
  readonly endedAt: Temporal.Instant | null;
  readonly state: VisitState;
}

/** Visits of appointments that have begun or ended and of which the appointment does not know yet; at most `limit`. */
export async function visitsAhead(tx: Tx, limit: number): Promise<VisitOfAppointment[]> {
  const rows = await tx.rows<{
    id: AppointmentId;
    begun_at: Temporal.Instant | null;
    holder_id: EmployeeId | null;
    ended_at: Temporal.Instant | null;
    state: VisitState;
  }>(
    `select a.id, v.begun_at, v.holder_id, v.ended_at, v.state from appointment a
       join visit v on v.tenant = a.tenant and v.id = a.visit_id
     where a.tenant = $1 and a.state = 'arrived' and (v.ended_at is not null or v.begun_at is not null and a.started_at is null)
     order by v.since limit $2`,
    [tx.identity.tenant, limit],
  );
  return rows.map((row) => ({
    id: row.id,
    begunAt: row.begun_at,
    holder: row.holder_id,
    endedAt: row.ended_at,
    state: row.state,
  }));
}

/** Appointments of days that are over, for which nobody came; at most `limit`. */
export async function missedBefore(tx: Tx, midnight: Temporal.Instant, limit: number): Promise<AppointmentId[]> {
  const rows = await tx.rows<{ id: AppointmentId }>(
    `select a.id from appointment a where a.tenant = $1 and a.ended_at is null and a.state in ('booked','confirmed') and a.starts_at < $2
     order by a.starts_at limit $3`,
    [tx.identity.tenant, midnight, limit],
  );
  return rows.map(({ id }) => id);
}
