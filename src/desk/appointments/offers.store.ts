import type { Tx } from '../../database/database.ts';
import type { AppointmentId } from '../../vocabulary/ids.ts';
import type { Span } from './appointment.ts';
import type { SeatKind } from './setting.ts';

/** A time that stands open for one client by its own link. */
export interface Offer {
  readonly id: string;
  readonly appointment: AppointmentId | null;
  readonly waiting: AppointmentId | null;
  readonly span: Span;
  readonly seat: string;
  readonly seatKind: SeatKind;
  /** The seat is kept until then; afterwards it is taken where it is still free. */
  readonly heldUntil: Temporal.Instant;
  readonly state: 'open' | 'taken' | 'withdrawn';
}

interface OfferRow {
  readonly id: string;
  readonly appointment_id: AppointmentId | null;
  readonly waiting_id: AppointmentId | null;
  readonly starts_at: Temporal.Instant;
  readonly ends_at: Temporal.Instant;
  readonly seat_id: string;
  readonly seat_kind: SeatKind;
  readonly held_until: Temporal.Instant;
  readonly state: Offer['state'];
}

const OFFER = `o.id, o.appointment_id, o.waiting_id, o.starts_at, o.ends_at, o.seat_id, o.seat_kind, o.held_until, o.state`;

function fromRow(row: OfferRow): Offer {
  return {
    id: row.id,
    appointment: row.appointment_id,
    waiting: row.waiting_id,
    span: { start: row.starts_at, end: row.ends_at },
    seat: row.seat_id,
    seatKind: row.seat_kind,
    heldUntil: row.held_until,
    state: row.state,
  };
}

export async function insertOffer(tx: Tx, offer: Offer, n: number, at: Temporal.Instant): Promise<void> {
  await tx.rows(
    `insert into appointment_offer (tenant, id, appointment_id, waiting_id, n, starts_at, ends_at, seat_id, seat_kind, made_at, held_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      tx.identity.tenant,
      offer.id,
      offer.appointment,
      offer.waiting,
      n,
      offer.span.start,
      offer.span.end,
      offer.seat,
      offer.seatKind,
      at,
      offer.heldUntil,
    ],
  );
}

/** An offer whose time is being taken; whoever presses at the same moment waits. */
export async function lockOffer(tx: Tx, id: string): Promise<Offer | null> {
  const row = await tx.one<OfferRow>(
    `select ${OFFER} from appointment_offer o where o.tenant = $1 and o.id = $2 for update of o`,
    [tx.identity.tenant, id],
  );
  return row === null ? null : fromRow(row);
}

/** What was offered for an appointment and can still be chosen, by time; at most 20. */
export async function openOffers(tx: Tx, appointment: AppointmentId, now: Temporal.Instant): Promise<Offer[]> {
  const rows = await tx.rows<OfferRow>(
    `select ${OFFER} from appointment_offer o where o.tenant = $1 and o.appointment_id = $2 and o.state = 'open' and o.starts_at > $3
     order by o.starts_at limit 20`,
    [tx.identity.tenant, appointment, now],
  );
  return rows.map(fromRow);
}

export async function endOffer(tx: Tx, id: string, state: 'taken' | 'withdrawn'): Promise<void> {
  await tx.rows('update appointment_offer set state = $3 where tenant = $1 and id = $2', [
    tx.identity.tenant,
    id,
    state,
  ]);
}

/** Withdraws what is still open for an appointment, and gives the seats back. */
export async function withdrawOffers(tx: Tx, appointment: AppointmentId): Promise<void> {
  await tx.rows(
    `with ended as (
       update appointment_offer set state = 'withdrawn' where tenant = $1 and appointment_id = $2 and state = 'open' returning id
     )
     delete from appointment_seat s using ended e where s.tenant = $1 and s.offer_id = e.id`,
    [tx.identity.tenant, appointment],
  );
}

/** Gives back seats that were held long enough; the links of their offers still take them where nobody else has. */
export async function releaseHolds(tx: Tx, now: Temporal.Instant): Promise<void> {
  await tx.rows(
    `delete from appointment_seat s using appointment_offer o
     where s.tenant = $1 and o.tenant = $1 and o.id = s.offer_id and o.held_until < $2`,
    [tx.identity.tenant, now],
  );
}

/** Gives back the one seat that is held for an offer. */
export async function dropHold(tx: Tx, offer: string): Promise<void> {
  await tx.rows('delete from appointment_seat where tenant = $1 and offer_id = $2', [tx.identity.tenant, offer]);
}

/** One offer, without waiting for anybody. */
export async function offerById(tx: Tx, id: string): Promise<Offer | null> {
  const row = await tx.one<OfferRow>(`select ${OFFER} from appointment_offer o where o.tenant = $1 and o.id = $2`, [
    tx.identity.tenant,
    id,
  ]);
  return row === null ? null : fromRow(row);
}
