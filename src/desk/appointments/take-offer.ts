import { deskIdentity } from '../../database/connect.ts';
import type { Tx } from '../../database/database.ts';
import type { AppointmentId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { callOffNotices } from '../notices/index.ts';
import type { Appointment } from './appointment.ts';
import { lockAppointment } from './appointments.store.ts';
import { bookAppointmentIn, type BookingRefusal } from './book.ts';
import { holderOf } from './hold-offers.ts';
import { dropHold, endOffer, lockOffer, type Offer, withdrawOffers } from './offers.store.ts';
import { type ChangeAppointmentRefusal, doToAppointment } from './record-on.ts';
import { freeSeat, keepHeldSeat, takeSeat } from './seats.store.ts';
import { TakenBack } from './taken-back.ts';
import { tellBooked } from './tell.ts';
import { leaveWaitingOf, lockWaiting, saveWaitingState } from './waiting.store.ts';

export type OfferRefusal =
  | ChangeAppointmentRefusal
  | BookingRefusal
  /** It was not taken in time, and somebody else has it now; or it was chosen or withdrawn already. */
  | { readonly refused: 'offer-gone' };

/**
 * 5.1.7: the client takes an offered time by its link. What was held is theirs; held no longer, it is taken where it is
 * still free. Two at once: one has it, the other is told. A second press finds the first one's answer.
 */
export async function takeOffer(desk: Desk, tx: Tx, offer: Offer): Promise<Appointment | OfferRefusal> {
  if (offer.appointment === null) return takeForWaiting(desk, tx, offer);
  // The appointment first, as everywhere: whoever takes another of its offers at this moment waits.
  const one = await lockAppointment(tx, offer.appointment);
  if (one === null) return { refused: 'no-such-appointment' };
  const still = await lockOffer(tx, offer.id);
  if (still?.state === 'taken' && one.span.start.equals(offer.span.start)) return one;
  if (still?.state !== 'open') return { refused: 'offer-gone' };
  const [moving, had] = [one.state === 'moving', await freeSeat(tx, one.id)];
  if (!(await haveSeat(tx, still, one.id))) {
    // What one had before stays one's own.
    if (had !== null) throw new TakenBack<OfferRefusal>({ refused: 'offer-gone' });
    return { refused: 'offer-gone' };
  }
  const done = await doToAppointment(desk, tx, one, {
    do: 'move-by-client',
    span: still.span,
    holder: holderOf(still),
  });
  if ('refused' in done) throw new TakenBack<OfferRefusal>(done);
  await endOffer(tx, still.id, 'taken');
  await withdrawOffers(tx, one.id);
  await leaveWaitingOf(tx, one.id);
  await callOffNotices(tx, { kind: 'appointment', id: one.id }, ['appointment-moved', 'waiting-list']);
  await tellBooked(desk, tx, done, moving || had !== null);
  return done;
}

async function haveSeat(tx: Tx, offer: Offer, appointment: AppointmentId): Promise<boolean> {
  if (await keepHeldSeat(tx, offer.id, appointment)) return true;
  const stretch = { from: offer.span.start.epochMilliseconds, to: offer.span.end.epochMilliseconds };
  return (await takeSeat(tx, { appointment }, [offer.seat], offer.seatKind, stretch)) !== null;
}

/** Somebody who waited without a time of their own has one now. */
async function takeForWaiting(desk: Desk, tx: Tx, offer: Offer): Promise<Appointment | OfferRefusal> {
  const waiting = offer.waiting === null ? null : await lockWaiting(tx, offer.waiting);
  const still = await lockOffer(tx, offer.id);
  if (waiting === null) return { refused: 'offer-gone' };
  if (still?.state === 'taken') return (await lockAppointment(tx, waiting.id)) ?? { refused: 'offer-gone' };
  if (still?.state !== 'open' || waiting.state === 'ended') return { refused: 'offer-gone' };
  // Within this transaction the held seat is free for whom it was held.
  await dropHold(tx, still.id);
  const booked = await bookAppointmentIn(desk, tx, {
    place: waiting.place,
    services: [waiting.service],
    people: 1,
    person: null,
    // The time was offered by us: no notice is asked, nothing is kept back.
    by: 'employee',
    start: still.span.start,
    language: waiting.language,
    clientKind: 'natural-person',
    booker: waiting.booker,
    client: waiting.client,
    case: null,
    note: '',
    id: waiting.id,
  });
  if ('refused' in booked)
    throw new TakenBack<OfferRefusal>(booked.refused === 'slot-taken' ? { refused: 'offer-gone' } : booked);
  await endOffer(tx, still.id, 'taken');
  await saveWaitingState(tx, waiting.id, 'taken', desk.clock());
  return booked;
}

/** An offer that could not be had is shown as gone from now on. */
export async function withdrawGone(desk: Desk, id: string): Promise<void> {
  await desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    const offer = await lockOffer(tx, id);
    if (offer?.state !== 'open') return;
    await dropHold(tx, id);
    await endOffer(tx, id, 'withdrawn');
  });
}
