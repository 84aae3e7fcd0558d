import type { Tx } from '../../database/database.ts';
import type { EmployeeId, PlaceId } from '../../vocabulary/ids.ts';
import { QUEUE_SETTING, type QueueSetting } from './queue-setting.ts';

/** How a place calls; what nobody has decided is as `QUEUE_SETTING` says. */
export async function queueSetting(tx: Tx, place: PlaceId): Promise<QueueSetting> {
  const row = await tx.one<QueueSetting>(
    `select internal_limit as "internalLimit", calls, call_seconds as "callSeconds", parked_minutes as "parkedMinutes",
       appointment_early as "appointmentEarly", appointment_late as "appointmentLate"
     from queue_setting where tenant = $1 and place_id = $2`,
    [tx.identity.tenant, place],
  );
  return row ?? QUEUE_SETTING;
}

export async function writeQueueSetting(
  tx: Tx,
  place: PlaceId,
  setting: QueueSetting,
  { by, at }: { readonly by: EmployeeId | null; readonly at: Temporal.Instant },
): Promise<void> {
  const { internalLimit, calls, callSeconds, parkedMinutes, appointmentEarly, appointmentLate } = setting;
  await tx.rows(
    `insert into queue_setting (tenant, place_id, internal_limit, calls, call_seconds, parked_minutes, appointment_early,
       appointment_late, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (tenant, place_id) do update set internal_limit = excluded.internal_limit, calls = excluded.calls,
       call_seconds = excluded.call_seconds, parked_minutes = excluded.parked_minutes,
       appointment_early = excluded.appointment_early, appointment_late = excluded.appointment_late,
       changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    [
      tx.identity.tenant,
      place,
      internalLimit,
      calls,
      callSeconds,
      parkedMinutes,
      appointmentEarly,
      appointmentLate,
      by,
      at,
    ],
  );
}
