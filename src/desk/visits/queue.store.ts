import type { Tx } from '../../database/database.ts';
import type { DeskId, EmployeeId, PlaceId, ServiceId, VisitId } from '../../vocabulary/ids.ts';
import { QUEUE_GROUPS, type QueueGroup } from '../../vocabulary/words.ts';
import type { Discipline, Waiter } from './queue.ts';

/** Two desks of one place choose one after the other, so that each sees whom the other took. */
export async function lockQueue(tx: Tx, place: PlaceId): Promise<void> {
  await tx.rows(`select pg_advisory_xact_lock($1, hashtext($2))`, [QUEUE_LOCK, `${tx.identity.tenant} ${place}`]);
}

/** Any number of our own, beside those of migrating and seeding. */
const QUEUE_LOCK = 6912;

interface WaiterRow {
  readonly id: VisitId;
  readonly since: Temporal.Instant;
  readonly queue_group: QueueGroup;
  readonly service_id: ServiceId;
  readonly appointed_at: Temporal.Instant | null;
  readonly only_desk: DeskId | null;
  readonly only_holder: EmployeeId | null;
  readonly calls: number;
}

const WAITER = 'id, since, queue_group, service_id, appointed_at, only_desk, only_holder, calls';

/**
 * Of those who wait at a place for one of these services, for this desk and person or for any: of each group whoever came
 * first, the first of the appointments that were kept, and the first that is there before its time. `chooseNext` takes the
 * same of them as it would of all. By the index, so that ten thousand who wait cost no more than ten.
 */
export async function headsOfQueue(
  tx: Tx,
  at: { readonly place: PlaceId; readonly desk: DeskId; readonly employee: EmployeeId },
  services: readonly ServiceId[],
  { appointmentEarly, appointmentLate }: Discipline,
  now: Temporal.Instant,
): Promise<Waiter[]> {
  const able = `v.tenant = $1 and v.place_id = $2 and v.state = 'waiting' and v.service_id = any($3::uuid[])
    and (v.only_desk is null or v.only_desk = $4) and (v.only_holder is null or v.only_holder = $5)`;
  const heads = QUEUE_GROUPS.flatMap((group) => {
    const of = `select ${WAITER} from visit v where ${able} and v.queue_group = '${group}'`;
    return [
      `(${of} and (v.appointed_at is null or v.appointed_at <= $6) order by v.since, v.id limit 1)`,
      `(${of} and v.appointed_at <= $6 and v.since <= v.appointed_at + $7 * interval '1 minute'
         order by v.appointed_at, v.since, v.id limit 1)`,
      `(${of} and v.appointed_at > $6 order by v.appointed_at, v.since, v.id limit 1)`,
    ];
  });
  const rows = await tx.rows<WaiterRow>(heads.join(' union '), [
    tx.identity.tenant,
    at.place,
    services,
    at.desk,
    at.employee,
    now.add({ minutes: appointmentEarly }),
    appointmentLate,
  ]);
  return rows.map(waiterFromRow);
}

/** Everybody who waits at a place, in the order of arrival. */
export async function allWaiting(tx: Tx, place: PlaceId, limit: number): Promise<Waiter[]> {
  const rows = await tx.rows<WaiterRow>(
    `select ${WAITER} from visit where tenant = $1 and place_id = $2 and state = 'waiting' order by since, id limit $3`,
    [tx.identity.tenant, place, limit],
  );
  return rows.map(waiterFromRow);
}

function waiterFromRow(row: WaiterRow): Waiter {
  return {
    id: row.id,
    since: row.since,
    group: row.queue_group,
    service: row.service_id,
    appointedAt: row.appointed_at,
    onlyDesk: row.only_desk,
    onlyHolder: row.only_holder,
    calls: row.calls,
  };
}
