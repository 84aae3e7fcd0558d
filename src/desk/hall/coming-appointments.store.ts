import type { Tx } from '../../database/database.ts';
import type { AppointmentId, EmployeeId, PlaceId, ServiceId } from '../../vocabulary/ids.ts';

/** An appointment whose client has not come yet; who they are stands on the appointment's own page. */
export interface ComingAppointment {
  readonly id: AppointmentId;
  readonly at: Temporal.Instant;
  readonly service: ServiceId;
  /** Who receives them, where the seat is a person's. */
  readonly holder: EmployeeId | null;
}

/** The appointments of a place that begin between two instants and whose clients have not come, the earliest first; at most 100. */
export async function comingAppointments(
  tx: Tx,
  place: PlaceId,
  from: Temporal.Instant,
  until: Temporal.Instant,
): Promise<ComingAppointment[]> {
  return tx.rows<ComingAppointment>(
    `select id, starts_at as at, service_id as service, holder_id as holder from appointment
     where tenant = $1 and place_id = $2 and starts_at between $3 and $4 and state in ('booked','confirmed','moving')
     order by starts_at, id limit 100`,
    [tx.identity.tenant, place, from, until],
  );
}
