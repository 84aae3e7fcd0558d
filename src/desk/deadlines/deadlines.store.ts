import type { Tx } from '../../database/database.ts';
import type { SubjectKind } from '../../vocabulary/events.ts';
import type { ObligationId, UnitId } from '../../vocabulary/ids.ts';

export interface DueRow {
  readonly id: ObligationId;
  readonly subject_id: string;
  readonly subject_kind: SubjectKind;
  readonly unit_id: UnitId | null;
  readonly at: Temporal.Instant;
}

/**
 * Duties whose warning time has come; `only` those of one subject. Subjects held by another process are passed over:
 * that process is at them, or the next turn finds them. The duty's own row is locked too, so that one which was settled or told of a moment ago is seen
 * as it stands now.
 */
export async function nearing(
  tx: Tx,
  now: Temporal.Instant,
  limit: number,
  only: string | null = null,
): Promise<DueRow[]> {
  return tx.rows<DueRow>(
    `select o.id, o.subject_id, o.subject_kind, o.unit_id, o.near_at as at from obligation o
     join subject s on s.tenant = o.tenant and s.id = o.subject_id
     where o.tenant = $1 and o.settled_by is null and not o.neared and o.near_at <= $2 and ($4::uuid is null or o.subject_id = $4)
     order by o.near_at limit $3 for update of s, o skip locked`,
    [tx.identity.tenant, now, limit, only],
  );
}

/** Duties whose time has passed and of which nobody has said so yet. */
export async function passing(
  tx: Tx,
  now: Temporal.Instant,
  limit: number,
  only: string | null = null,
): Promise<DueRow[]> {
  return tx.rows<DueRow>(
    `select o.id, o.subject_id, o.subject_kind, o.unit_id, o.due_at as at from obligation o
     join subject s on s.tenant = o.tenant and s.id = o.subject_id
     where o.tenant = $1 and o.settled_by is null and o.in_time is null and o.due_at < $2 and ($4::uuid is null or o.subject_id = $4)
     order by o.due_at limit $3 for update of s, o skip locked`,
    [tx.identity.tenant, now, limit, only],
  );
}
