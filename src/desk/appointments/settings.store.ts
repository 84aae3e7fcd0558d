import type { Tx } from '../../database/database.ts';
import type { PlaceId, ServiceId } from '../../vocabulary/ids.ts';
import type { AppointmentSetting, SeatKind } from './setting.ts';

interface SettingRow {
  readonly place_id: PlaceId;
  readonly service_id: ServiceId;
  readonly minutes: number;
  readonly buffer: number;
  readonly notice_hours: number;
  readonly days_ahead: number;
  readonly seats: SeatKind;
  readonly walk_in_share: number;
}

/** What was set for the services of a place. bounded: by its services. */
export async function settingsAt(tx: Tx, place: PlaceId): Promise<ReadonlyMap<ServiceId, AppointmentSetting>> {
  const rows = await tx.rows<SettingRow>(
    `select place_id, service_id, minutes, buffer, notice_hours, days_ahead, seats, walk_in_share
     from appointment_setting where tenant = $1 and place_id = $2 limit 500`,
    [tx.identity.tenant, place],
  );
  return new Map(
    rows.map((row) => [
      row.service_id,
      {
        place: row.place_id,
        service: row.service_id,
        minutes: row.minutes,
        buffer: row.buffer,
        noticeHours: row.notice_hours,
        daysAhead: row.days_ahead,
        seats: row.seats,
        walkInShare: row.walk_in_share,
      },
    ]),
  );
}

export async function writeSetting(tx: Tx, setting: AppointmentSetting, at: Temporal.Instant): Promise<void> {
  await tx.rows(
    `insert into appointment_setting (tenant, place_id, service_id, minutes, buffer, notice_hours, days_ahead, seats, walk_in_share, changed_by, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (tenant, place_id, service_id) do update set minutes = excluded.minutes, buffer = excluded.buffer,
       notice_hours = excluded.notice_hours, days_ahead = excluded.days_ahead, seats = excluded.seats,
       walk_in_share = excluded.walk_in_share, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    [
      tx.identity.tenant,
      setting.place,
      setting.service,
      setting.minutes,
      setting.buffer,
      setting.noticeHours,
      setting.daysAhead,
      setting.seats,
      setting.walkInShare,
      tx.identity.employee,
      at,
    ],
  );
}
