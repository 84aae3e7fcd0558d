import type { Tx } from '../../database/database.ts';
import type { AppointmentId } from '../../vocabulary/ids.ts';
import { newId } from '../context.ts';
import type { SeatKind } from './setting.ts';
import type { Stretch } from './slots.ts';

/** For whom a seat is taken. */
export type SeatFor = { readonly appointment: AppointmentId } | { readonly offer: string };

/**
 * Takes the first of these seats that is free from the beginning to the end of a stretch (its buffer included); `null`: none
 * is, whoever was faster. The database itself keeps two from one seat (`appointment_seat_once`).
 */
export async function takeSeat(
  tx: Tx,
  whose: SeatFor,
  seats: readonly string[],
  kind: SeatKind,
  { from, to }: Stretch,
): Promise<string | null> {
  const row = await tx.one<{ seat: string | null }>(
    `select take_seat($1, $2, $3, $4::uuid[], $5, tstzrange($6::timestamptz, $7::timestamptz)) as seat`,
    [
      newId<string>(),
      'appointment' in whose ? whose.appointment : null,
      'offer' in whose ? whose.offer : null,
      seats,
      kind,
      instant(from),
      instant(to),
    ],
  );
  return row?.seat ?? null;
}

/** Gives back what an appointment has taken. */
export async function freeSeat(tx: Tx, appointment: AppointmentId): Promise<Stretch | null> {
  const row = await tx.one<{ from: Temporal.Instant; to: Temporal.Instant }>(
    `delete from appointment_seat where tenant = $1 and appointment_id = $2 returning lower(during) as from, upper(during) as to`,
    [tx.identity.tenant, appointment],
  );
  return row === null ? null : { from: row.from.epochMilliseconds, to: row.to.epochMilliseconds };
}

/** An offer that was taken: its seat is the appointment's from now on. `false`: it was held no longer. */
export async function keepHeldSeat(tx: Tx, offer: string, appointment: AppointmentId): Promise<boolean> {
  const rows = await tx.rows(
    `update appointment_seat set appointment_id = $3, offer_id = null where tenant = $1 and offer_id = $2 returning id`,
    [tx.identity.tenant, offer, appointment],
  );
  return rows.length > 0;
}

export interface TakenSeat {
  readonly seat: string;
  readonly stretch: Stretch;
  /** Booked or held, or else something of the person's own: a meeting. */
  readonly booked: boolean;
}

/** When these seats are taken in a range: booked, held, or a person's meetings. bounded: at most 5000. */
export async function takenIn(tx: Tx, seats: readonly string[], { from, to }: Stretch): Promise<TakenSeat[]> {
  if (seats.length === 0) return [];
  const rows = await tx.rows<{ seat: string; from: Temporal.Instant; to: Temporal.Instant; booked: boolean }>(
    `select s.seat_id as seat, lower(s.during) as from, upper(s.during) as to, true as booked from appointment_seat s
       where s.tenant = $1 and s.seat_id = any($2::uuid[]) and s.during && tstzrange($3::timestamptz, $4::timestamptz)
     union all
     select b.employee_id, b.starts_at, b.ends_at, false from busy_time b
       where b.tenant = $1 and b.employee_id = any($2::uuid[]) and not b.tentative
         and b.starts_at < $4::timestamptz and b.ends_at > $3::timestamptz
         -- What stands for an appointment is counted by its seat.
         and not exists (select from appointment_seat s where s.tenant = $1 and s.appointment_id = b.subject_id)
     limit 5000`,
    [tx.identity.tenant, seats, instant(from), instant(to)],
  );
  return rows.map((row) => ({
    seat: row.seat,
    stretch: { from: row.from.epochMilliseconds, to: row.to.epochMilliseconds },
    booked: row.booked,
  }));
}

function instant(ms: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(ms);
}
