import type { Tx } from '../../database/database.ts';
import type { AppointmentId, CaseId, ClientId, EmployeeId, PlaceId, ServiceId, UnitId } from '../../vocabulary/ids.ts';
import type { AppointmentState } from '../../vocabulary/words.ts';
import type { Both } from '../services/index.ts';
import type { SeatKind } from './setting.ts';

/** An appointment in a list, with the names that it shows. */
export interface AppointmentLine {
  readonly id: AppointmentId;
  readonly number: string;
  readonly name: string;
  readonly service: Both;
  /** Of its services, how many more there are. */
  readonly more: number;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly people: number;
  readonly state: AppointmentState;
  readonly holder: EmployeeId | null;
  readonly holderName: string | null;
  readonly unit: UnitId;
  readonly place: PlaceId;
  readonly placeName: Both;
  /** The desk or person whose time it has; `null` once it has none. */
  readonly seat: string | null;
  readonly unreachable: boolean;
  /** The client asked for this very person. */
  readonly askedPerson: boolean;
  /** 5.1.7: the client does not have the word yet. */
  readonly owed: boolean;
}

interface LineRow {
  readonly id: AppointmentId;
  readonly number: string;
  readonly client_name: string;
  readonly name_lv: string;
  readonly name_en: string;
  readonly more: number;
  readonly starts_at: Temporal.Instant;
  readonly ends_at: Temporal.Instant;
  readonly people: number;
  readonly state: AppointmentState;
  readonly holder_id: EmployeeId | null;
  readonly holder: string | null;
  readonly unit_id: UnitId;
  readonly place_id: PlaceId;
  readonly place_lv: string;
  readonly place_en: string;
  readonly seat_id: string | null;
  readonly unreachable: boolean;
  readonly asked_person: boolean;
  readonly owed: boolean;
}

const LINE = `a.id, a.number, a.client_name, s.name_lv, s.name_en, a.starts_at, a.ends_at, a.people, a.state, a.holder_id, a.unit_id, a.place_id, a.asked_person,
  l.name_lv as place_lv, l.name_en as place_en, e.given_name || ' ' || e.surname as holder, t.seat_id,
  (select count(*)::integer - 1 from appointment_service x where x.tenant = a.tenant and x.appointment_id = a.id) as more,
  a.client_email = '' and a.client_phone = '' as unreachable,
  exists (select from obligation o where o.tenant = a.tenant and o.subject_id = a.id and o.settled_by is null and o.due_at is not null) as owed`;
const FROM = `appointment a join service s on s.tenant = a.tenant and s.id = a.service_id
  join place l on l.tenant = a.tenant and l.id = a.place_id
  left join employee e on e.tenant = a.tenant and e.id = a.holder_id
  left join appointment_seat t on t.tenant = a.tenant and t.appointment_id = a.id`;

function lineFromRow(row: LineRow): AppointmentLine {
  return {
    id: row.id,
    number: row.number,
    name: row.client_name,
    service: { lv: row.name_lv, en: row.name_en },
    more: row.more,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    people: row.people,
    state: row.state,
    holder: row.holder_id,
    holderName: row.holder,
    unit: row.unit_id,
    place: row.place_id,
    placeName: { lv: row.place_lv, en: row.place_en || row.place_lv },
    seat: row.seat_id,
    unreachable: row.unreachable,
    askedPerson: row.asked_person,
    owed: row.owed,
  };
}

/** Appointments at a place in a range, by time; those that were called off left out. At most 1000. */
export async function appointmentsAt(
  tx: Tx,
  place: PlaceId,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<AppointmentLine[]> {
  const rows = await tx.rows<LineRow>(
    `select ${LINE} from ${FROM} where a.tenant = $1 and a.place_id = $2 and a.starts_at >= $3 and a.starts_at < $4 and a.state <> 'cancelled'
     order by a.starts_at, a.id limit 1000`,
    [tx.identity.tenant, place, from, to],
  );
  return rows.map(lineFromRow);
}

/** What we moved and of which the client has not chosen another time, or has no word yet: longest first; at most 100. */
export async function appointmentsMoving(tx: Tx, place: PlaceId): Promise<AppointmentLine[]> {
  const rows = await tx.rows<LineRow>(
    `select ${LINE} from ${FROM} where a.tenant = $1 and a.place_id = $2 and a.state = 'moving' order by a.moved_at, a.id limit 100`,
    [tx.identity.tenant, place],
  );
  return rows.map(lineFromRow);
}

/** Appointments of a client or about a case, newest first; at most 20. */
export async function appointmentsOf(
  tx: Tx,
  of: { readonly client: ClientId } | { readonly case: CaseId },
): Promise<AppointmentLine[]> {
  const rows = await tx.rows<LineRow>(
    `select ${LINE} from ${FROM} where a.tenant = $1 and ${'client' in of ? 'a.client_id' : 'a.case_id'} = $2
     order by a.starts_at desc, a.id limit 20`,
    [tx.identity.tenant, 'client' in of ? of.client : of.case],
  );
  return rows.map(lineFromRow);
}

/** Lines by their ids, for the work list; what the reader may not see is left out. bounded: by the ids. */
export async function appointmentsById(tx: Tx, ids: readonly string[]): Promise<AppointmentLine[]> {
  const rows = await tx.rows<LineRow>(`select ${LINE} from ${FROM} where a.tenant = $1 and a.id = any($2::uuid[])`, [
    tx.identity.tenant,
    ids,
  ]);
  return rows.map(lineFromRow);
}

/** Somebody's appointments of a range that still stand, by time; at most 200. */
export async function standingOf(
  tx: Tx,
  employee: EmployeeId,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<AppointmentLine[]> {
  const rows = await tx.rows<LineRow>(
    `select ${LINE} from ${FROM} where a.tenant = $1 and a.holder_id = $2 and a.starts_at >= $3 and a.starts_at < $4
       and a.state in ('booked','confirmed') order by a.starts_at, a.id limit 200`,
    [tx.identity.tenant, employee, from, to],
  );
  return rows.map(lineFromRow);
}

/**
 * 5.1.7: appointments ahead for a service that will not be given then: it ends before, or is given at that place no more.
 * By time; at most 50.
 */
export async function strandedOf(
  tx: Tx,
  service: { readonly id: ServiceId; readonly to: Temporal.PlainDate | null },
  now: Temporal.Instant,
): Promise<AppointmentLine[]> {
  const rows = await tx.rows<LineRow>(
    `select ${LINE} from ${FROM} where a.tenant = $1 and a.ended_at is null and a.starts_at > $4
       and exists (select from appointment_service x where x.tenant = a.tenant and x.appointment_id = a.id and x.service_id = $2)
       and ($3::date < (a.starts_at at time zone 'Europe/Riga')::date
         or not exists (select from place_service p where p.tenant = a.tenant and p.place_id = a.place_id and p.service_id = $2))
     order by a.starts_at, a.id limit 50`,
    [tx.identity.tenant, service.id, service.to, now],
  );
  return rows.map(lineFromRow);
}

/** What a seat holds that is no appointment: times kept for offers. */
export interface HeldSeat {
  readonly seat: string;
  readonly kind: SeatKind;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
}

/** Times that are kept for offers at these seats in a range; at most 500. */
export async function heldIn(
  tx: Tx,
  seats: readonly string[],
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<HeldSeat[]> {
  const rows = await tx.rows<{
    seat_id: string;
    seat_kind: SeatKind;
    starts_at: Temporal.Instant;
    ends_at: Temporal.Instant;
  }>(
    `select s.seat_id, s.seat_kind, lower(s.during) as starts_at, upper(s.during) as ends_at from appointment_seat s
     where s.tenant = $1 and s.offer_id is not null and s.seat_id = any($2::uuid[]) and s.during && tstzrange($3::timestamptz, $4::timestamptz)
     order by 3 limit 500`,
    [tx.identity.tenant, seats, from, to],
  );
  return rows.map((row) => ({ seat: row.seat_id, kind: row.seat_kind, startsAt: row.starts_at, endsAt: row.ends_at }));
}
