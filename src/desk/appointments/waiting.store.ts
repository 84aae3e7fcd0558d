import type { Tx } from '../../database/database.ts';
import type { AppointmentId, ClientId, EmailAddress, PlaceId, ServiceId } from '../../vocabulary/ids.ts';
import type { Language } from '../../vocabulary/words.ts';
import type { Booker } from './appointment.ts';

/** Who would like a time, or an earlier one than theirs. */
export interface WaitingEntry {
  /** Without an appointment yet: the one that it may become has this id. */
  readonly id: AppointmentId;
  readonly place: PlaceId;
  readonly service: ServiceId;
  /** The one they have; `null`: none yet. */
  readonly appointment: AppointmentId | null;
  readonly language: Language;
  readonly booker: Booker;
  readonly client: ClientId | null;
  /** No later than this civil day, Europe/Riga. */
  readonly until: Temporal.PlainDate;
  readonly madeAt: Temporal.Instant;
  readonly toldAt: Temporal.Instant | null;
  readonly state: 'waiting' | 'offered' | 'taken' | 'ended';
}

interface WaitingRow {
  readonly id: AppointmentId;
  readonly place_id: PlaceId;
  readonly service_id: ServiceId;
  readonly appointment_id: AppointmentId | null;
  readonly language: Language;
  readonly client_name: string;
  readonly client_email: EmailAddress | '';
  readonly client_phone: string;
  readonly client_id: ClientId | null;
  readonly until_day: Temporal.PlainDate;
  readonly made_at: Temporal.Instant;
  readonly told_at: Temporal.Instant | null;
  readonly state: WaitingEntry['state'];
}

const WAITING = `w.id, w.place_id, w.service_id, w.appointment_id, w.language, w.client_name, w.client_email, w.client_phone, w.client_id,
  w.until_day, w.made_at, w.told_at, w.state`;

function fromRow(row: WaitingRow): WaitingEntry {
  return {
    id: row.id,
    place: row.place_id,
    service: row.service_id,
    appointment: row.appointment_id,
    language: row.language,
    booker: { name: row.client_name, email: row.client_email, phone: row.client_phone },
    client: row.client_id,
    until: row.until_day,
    madeAt: row.made_at,
    toldAt: row.told_at,
    state: row.state,
  };
}

/** Puts somebody on the list; whoever waits with this appointment already stays where they are. */
export async function insertWaiting(tx: Tx, entry: WaitingEntry): Promise<void> {
  await tx.rows(
    `insert into waiting_list (tenant, id, place_id, service_id, appointment_id, language, client_name, client_email, client_phone,
       client_id, until_day, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (tenant, appointment_id) where appointment_id is not null and state in ('waiting','offered') do nothing`,
    [
      tx.identity.tenant,
      entry.id,
      entry.place,
      entry.service,
      entry.appointment,
      entry.language,
      entry.booker.name,
      entry.booker.email,
      entry.booker.phone,
      entry.client,
      entry.until,
      entry.madeAt,
    ],
  );
}

export async function lockWaiting(tx: Tx, id: AppointmentId): Promise<WaitingEntry | null> {
  const row = await tx.one<WaitingRow>(
    `select ${WAITING} from waiting_list w where w.tenant = $1 and w.id = $2 for update of w`,
    [tx.identity.tenant, id],
  );
  return row === null ? null : fromRow(row);
}

/** Somebody's place on the list. */
export async function waitingById(tx: Tx, id: AppointmentId): Promise<WaitingEntry | null> {
  const row = await tx.one<WaitingRow>(`select ${WAITING} from waiting_list w where w.tenant = $1 and w.id = $2`, [
    tx.identity.tenant,
    id,
  ]);
  return row === null ? null : fromRow(row);
}

/** Whoever waits with this appointment; `null`: nobody. */
export async function waitingWith(tx: Tx, appointment: AppointmentId): Promise<WaitingEntry | null> {
  const row = await tx.one<WaitingRow>(
    `select ${WAITING} from waiting_list w where w.tenant = $1 and w.appointment_id = $2 and w.state in ('waiting','offered')`,
    [tx.identity.tenant, appointment],
  );
  return row === null ? null : fromRow(row);
}

/** Who waits and holds no offer now, longest first after `after`, locked; nobody whom another is seeing to. At most `limit`. */
export async function waitingNow(
  tx: Tx,
  now: Temporal.Instant,
  after: Pick<WaitingEntry, 'madeAt' | 'id'> | null,
  limit: number,
): Promise<WaitingEntry[]> {
  const rows = await tx.rows<WaitingRow>(
    `select ${WAITING} from waiting_list w where w.tenant = $1 and (w.state = 'waiting' or w.state = 'offered' and not exists (
         select from appointment_offer o where o.tenant = $1 and o.state = 'open' and o.held_until > $2
           and (o.waiting_id = w.id or o.appointment_id = w.appointment_id)))
       and w.until_day >= ($2::timestamptz at time zone 'Europe/Riga')::date
       and ($4::timestamptz is null or (w.made_at, w.id) > ($4::timestamptz, $5::uuid))
     order by w.made_at, w.id limit $3 for update of w skip locked`,
    [tx.identity.tenant, now, limit, after?.madeAt ?? null, after?.id ?? null],
  );
  return rows.map(fromRow);
}

/** The times that were offered to somebody already: none is offered twice. */
export async function offeredBefore(tx: Tx, { id, appointment }: WaitingEntry): Promise<ReadonlySet<number>> {
  const rows = await tx.rows<{ starts_at: Temporal.Instant }>(
    `select starts_at from appointment_offer where tenant = $1 and (waiting_id = $2 or appointment_id = $3) limit 100`,
    [tx.identity.tenant, id, appointment],
  );
  return new Set(rows.map(({ starts_at }) => starts_at.epochMilliseconds));
}

export async function saveWaitingState(
  tx: Tx,
  id: AppointmentId,
  state: WaitingEntry['state'],
  now: Temporal.Instant,
): Promise<void> {
  await tx.rows(
    `update waiting_list set state = $3, told_at = case when $3 = 'offered' then $4::timestamptz else told_at end where tenant = $1 and id = $2`,
    [tx.identity.tenant, id, state, now],
  );
}

/** Whoever waited with this appointment waits no longer. */
export async function leaveWaitingOf(tx: Tx, appointment: AppointmentId): Promise<void> {
  await tx.rows(
    `update waiting_list set state = 'ended' where tenant = $1 and appointment_id = $2 and state in ('waiting','offered')`,
    [tx.identity.tenant, appointment],
  );
}

/** Takes names and contacts of those who waited without an appointment, once their last day lies before this one. */
export async function forgetWaiting(tx: Tx, before: Temporal.PlainDate): Promise<void> {
  await tx.rows(
    `update waiting_list set client_name = '–', client_email = '', client_phone = '', state = case when state = 'taken' then state else 'ended' end
     where tenant = $1 and until_day < $2 and appointment_id is null and client_id is null and client_name <> '–'`,
    [tx.identity.tenant, before],
  );
}
