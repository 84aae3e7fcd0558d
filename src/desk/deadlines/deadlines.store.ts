import type { Tx } from '../../database/database.ts';
import type { SubjectKind } from '../../vocabulary/events.ts';
import type { ObligationId } from '../../vocabulary/ids.ts';

export interface DueRow {
  readonly id: ObligationId;
  readonly subject_id: string;
  readonly subject_kind: SubjectKind;
  readonly at: Temporal.Instant;
}

/**
 * Duties whose warning time has come. Subjects held by another process are passed over: that process is at them, or the
 * next turn finds them.
 */
export async function nearing(tx: Tx, now: Temporal.Instant, limit: number): Promise<DueRow[]> {
  return tx.rows<DueRow>(
    `select o.id, o.subject_id, o.subject_kind, o.near_at as at from obligation o
     join subject s on s.tenant = o.tenant and s.id = o.subject_id
     where o.tenant = $1 and o.settled_by is null and not o.neared and o.near_at <= $2
     order by o.near_at limit $3 for update of s skip locked`,
    [tx.identity.tenant, now, limit],
  );
}

/** Duties whose time has passed and of which nobody has said so yet. */
export async function passing(tx: Tx, now: Temporal.Instant, limit: number): Promise<DueRow[]> {
  return tx.rows<DueRow>(
    `select o.id, o.subject_id, o.subject_kind, o.due_at as at from obligation o
     join subject s on s.tenant = o.tenant and s.id = o.subject_id
     where o.tenant = $1 and o.settled_by is null and o.in_time is null and o.due_at < $2
     order by o.due_at limit $3 for update of s skip locked`,
    [tx.identity.tenant, now, limit],
  );
}
