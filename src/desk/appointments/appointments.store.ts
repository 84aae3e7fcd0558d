import type { Tx } from '../../database/database.ts';
import type {
  AppointmentId,
  CaseId,
  ClientId,
  EmailAddress,
  EmployeeId,
  PlaceId,
  ServiceId,
  UnitId,
  VisitId,
} from '../../vocabulary/ids.ts';
import type { AppointmentState, ClientKind, Language, MoveReason, NoticeWay } from '../../vocabulary/words.ts';
import type { Appointment } from './appointment.ts';

export interface AppointmentRow {
  readonly id: AppointmentId;
  readonly number: string;
  readonly place_id: PlaceId;
  readonly services: readonly [ServiceId, ...ServiceId[]];
  readonly unit_id: UnitId;
  readonly starts_at: Temporal.Instant;
  readonly ends_at: Temporal.Instant;
  readonly people: number;
  readonly language: Language;
  readonly client_kind: ClientKind;
  readonly client_name: string;
  readonly client_email: EmailAddress | '';
  readonly client_phone: string;
  readonly client_id: ClientId | null;
  readonly case_id: CaseId | null;
  readonly holder_id: EmployeeId | null;
  readonly asked_person: boolean;
  readonly state: AppointmentState;
  readonly note: string;
  readonly made_at: Temporal.Instant;
  readonly made_by: EmployeeId | null;
  readonly confirmed_at: Temporal.Instant | null;
  readonly moved_from: Temporal.Instant | null;
  readonly moved_at: Temporal.Instant | null;
  readonly moved_by: EmployeeId | null;
  readonly move_reason: MoveReason | null;
  readonly move_words: string;
  readonly told_at: Temporal.Instant | null;
  readonly told_by: EmployeeId | null;
  readonly told_way: NoticeWay | null;
  readonly arrived_at: Temporal.Instant | null;
  readonly started_at: Temporal.Instant | null;
  readonly ended_at: Temporal.Instant | null;
  readonly visit_id: VisitId | null;
  readonly sequence: number;
}

export const APPOINTMENT = `a.id, a.number, a.place_id, a.unit_id, a.starts_at, a.ends_at, a.people, a.language, a.client_kind, a.client_name,
  a.client_email, a.client_phone, a.client_id, a.case_id, a.holder_id, a.asked_person, a.state, a.note, a.made_at, a.made_by, a.confirmed_at,
  a.moved_from, a.moved_at, a.moved_by, a.move_reason, a.move_words, a.told_at, a.told_by, a.told_way, a.arrived_at, a.started_at,
  a.ended_at, a.visit_id, a.sequence,
  (select array_agg(s.service_id order by s.n) from appointment_service s where s.tenant = a.tenant and s.appointment_id = a.id) as services`;

export function appointmentFromRow(row: AppointmentRow): Appointment {
  const base = {
    id: row.id,
    number: row.number,
    place: row.place_id,
    services: row.services,
    unit: row.unit_id,
    span: { start: row.starts_at, end: row.ends_at },
    people: row.people,
    language: row.language,
    clientKind: row.client_kind,
    booker: { name: row.client_name, email: row.client_email, phone: row.client_phone },
    client: row.client_id,
    case: row.case_id,
    holder: row.holder_id,
    askedPerson: row.asked_person,
    note: row.note,
    madeAt: row.made_at,
    madeBy: row.made_by,
    confirmedAt: row.confirmed_at,
    move:
      row.moved_from === null || row.moved_at === null || row.move_reason === null
        ? null
        : {
            from: row.moved_from,
            at: row.moved_at,
            by: row.moved_by,
            reason: row.move_reason,
            words: row.move_words,
          },
    told:
      row.told_at === null || row.told_by === null || row.told_way === null
        ? null
        : { at: row.told_at, by: row.told_by, way: row.told_way },
    sequence: row.sequence,
  };
  switch (row.state) {
    case 'booked':
    case 'confirmed':
      return { ...base, state: row.state };
    case 'moving':
      if (base.move === null) throw new Error(`Appointment ${row.id} is being moved by nobody`);
      return { ...base, move: base.move, state: 'moving' };
    case 'arrived':
      if (row.visit_id === null || row.arrived_at === null)
        throw new Error(`Appointment ${row.id}: nobody has arrived`);
      return {
        ...base,
        state: 'arrived',
        visit: row.visit_id,
        arrivedAt: row.arrived_at,
        startedAt: row.started_at,
      };
    default:
      if (row.ended_at === null) throw new Error(`Appointment ${row.id} has ended without a time`);
      return {
        ...base,
        state: row.state,
        visit: row.visit_id,
        arrivedAt: row.arrived_at,
        startedAt: row.started_at,
        endedAt: row.ended_at,
      };
  }
}

/** One appointment; `null` also where the reader may not see it. */
export async function appointmentById(tx: Tx, id: AppointmentId): Promise<Appointment | null> {
  const row = await tx.one<AppointmentRow>(
    `select ${APPOINTMENT} from appointment a where a.tenant = $1 and a.id = $2`,
    [tx.identity.tenant, id],
  );
  return row === null ? null : appointmentFromRow(row);
}

/** The same, about to be changed; others wait. */
export async function lockAppointment(tx: Tx, id: AppointmentId): Promise<Appointment | null> {
  const row = await tx.one<AppointmentRow>(
    `select ${APPOINTMENT} from appointment a where a.tenant = $1 and a.id = $2 for update of a`,
    [tx.identity.tenant, id],
  );
  return row === null ? null : appointmentFromRow(row);
}

/** By what a client says or types at a place. */
export async function appointmentByNumber(tx: Tx, place: PlaceId, number: string): Promise<Appointment | null> {
  const row = await tx.one<AppointmentRow>(
    `select ${APPOINTMENT} from appointment a where a.tenant = $1 and a.number = $2 and a.place_id = $3`,
    [tx.identity.tenant, number, place],
  );
  return row === null ? null : appointmentFromRow(row);
}

/** How many times ahead stand under one of these contacts; none where neither is given. */
export async function standingWith(
  tx: Tx,
  { email, phone }: { readonly email: string; readonly phone: string },
  now: Temporal.Instant,
): Promise<number> {
  const row = await tx.one<{ n: number }>(
    `select count(*)::integer as n from appointment where tenant = $1 and ended_at is null and starts_at > $2
       and state in ('booked','confirmed') and ($3 <> '' and client_email = $3 or $4 <> '' and client_phone = $4)`,
    [tx.identity.tenant, now, email, phone],
  );
  return row?.n ?? 0;
}

/** Writes a new appointment with its services; `false` where the number is another's already. */
export async function insertAppointment(tx: Tx, one: Appointment): Promise<boolean> {
  const rows = await tx.rows<{ n: number }>(
    `with made as (
       insert into appointment (tenant, id, number, place_id, service_id, unit_id, starts_at, ends_at, people, language, client_kind,
         client_name, client_email, client_phone, client_id, case_id, holder_id, asked_person, state, note, made_at, made_by, confirmed_at)
       select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23
       where not exists (select from appointment where tenant = $1 and number = $3)
       returning 1 as n
     ), services as (
       insert into appointment_service (tenant, appointment_id, n, service_id)
       select $1, $2, n, id from unnest($24::uuid[]) with ordinality as s (id, n) where exists (select from made)
     )
     select n from made`,
    [
      tx.identity.tenant,
      one.id,
      one.number,
      one.place,
      one.services[0],
      one.unit,
      one.span.start,
      one.span.end,
      one.people,
      one.language,
      one.clientKind,
      one.booker.name,
      one.booker.email,
      one.booker.phone,
      one.client,
      one.case,
      one.holder,
      one.askedPerson,
      one.state,
      one.note,
      one.madeAt,
      one.madeBy,
      one.confirmedAt,
      one.services,
    ],
  );
  return rows.length > 0;
}

/** Saves what a deed made of an appointment. */
export async function saveAppointment(tx: Tx, one: Appointment): Promise<void> {
  const here = 'arrivedAt' in one ? one : { visit: null, arrivedAt: null, startedAt: null };
  await tx.rows(
    `update appointment set state = $3, starts_at = $4, ends_at = $5, holder_id = $6, confirmed_at = $7, moved_from = $8, moved_at = $9,
       moved_by = $10, move_reason = $11, move_words = $12, told_at = $13, told_by = $14, told_way = $15, visit_id = $16, arrived_at = $17,
       started_at = $18, ended_at = $19, sequence = $20
     where tenant = $1 and id = $2`,
    [
      tx.identity.tenant,
      one.id,
      one.state,
      one.span.start,
      one.span.end,
      one.holder,
      one.confirmedAt,
      one.move?.from ?? null,
      one.move?.at ?? null,
      one.move?.by ?? null,
      one.move?.reason ?? null,
      one.move?.words ?? '',
      one.told?.at ?? null,
      one.told?.by ?? null,
      one.told?.way ?? null,
      here.visit,
      here.arrivedAt,
      here.startedAt,
      'endedAt' in one ? one.endedAt : null,
      one.sequence,
    ],
  );
}
