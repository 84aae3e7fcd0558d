import type { Tx } from '../../database/database.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { MoveReason } from '../../vocabulary/words.ts';
import { type Desk, newId } from '../context.ts';
import type { Appointment } from './appointment.ts';
import { entrusted, withBuffer } from './book.ts';
import { chooseOffers, OFFERED } from './choose-offers.ts';
import { type FreeTimes, freeTimes, type TimesRefusal } from './free-times.ts';
import { insertOffer, type Offer, releaseHolds } from './offers.store.ts';
import { dayAt, dayStretch } from './place-day.ts';
import { takeSeat } from './seats.store.ts';
import { meets, type Slot } from './slots.ts';

/** Hours for which an offered time is kept, at most until an hour before it: a weekend does not eat them up. */
const HELD_HOURS = 72;
/** Nobody is asked to come sooner than so many hours from now. */
const LEAST_NOTICE_HOURS = 2;

/**
 * The times that could be offered instead of one that we take away, and among them those that would be: of the same
 * service, by the same person where the client asked for one, and never what falls away itself. For the preview; holds nothing.
 */
export async function timesInstead(
  desk: Desk,
  tx: Tx,
  one: Appointment,
  reason: MoveReason,
  shown: readonly Temporal.Instant[] = [],
): Promise<{ readonly free: FreeTimes; readonly chosen: readonly Slot[] } | TimesRefusal> {
  const { holder, services, place, people } = one;
  const free = await freeTimes(desk, tx, {
    place,
    services,
    people,
    // Somebody who is away at that time may well be there at another.
    person: one.askedPerson ? holder : null,
    by: 'employee',
  });
  if ('refused' in free) return free;
  const soonest = desk.clock().add({ hours: LEAST_NOTICE_HOURS }).epochMilliseconds;
  const gone = fallsAway(one, reason);
  const slots = free.slots.flatMap((slot): Slot[] => {
    if (slot.from < soonest || slot.from === one.span.start.epochMilliseconds) return [];
    const seats = meets(slot, gone.stretch) ? slot.seats.filter((seat) => !gone.seats(seat)) : slot.seats;
    return seats.length === 0 ? [] : [{ ...slot, seats }];
  });
  const wanted = new Set(shown.map(({ epochMilliseconds }) => epochMilliseconds));
  const first = slots.filter(({ from }) => wanted.has(from)).slice(0, OFFERED);
  const rest = slots.filter((slot) => !first.includes(slot));
  const filled = [...first, ...chooseOffers(rest, one.span.start, OFFERED - first.length)];
  return { free: { ...free, slots }, chosen: filled.toSorted((a, b) => a.from - b.from) };
}

/** Where somebody is away or a place is closed, the whole day falls away; else only the time itself. */
function fallsAway(one: Appointment, reason: MoveReason) {
  const whole = reason === 'employee-absent' || reason === 'place-closed';
  const start = one.span.start.epochMilliseconds;
  const stretch = whole ? dayStretch(dayAt(start)) : { from: start, to: one.span.end.epochMilliseconds };
  const ofHolder = (seat: string) => one.holder === null || seat === one.holder;
  return { stretch, seats: reason === 'place-closed' ? () => true : ofHolder };
}

/** Holds the chosen times, each by its own link; where somebody was faster, another time is taken in its stead. */
export async function holdOffers(
  desk: Desk,
  tx: Tx,
  one: Appointment,
  { free, chosen }: { readonly free: FreeTimes; readonly chosen: readonly Slot[] },
): Promise<readonly Offer[]> {
  const held: Offer[] = [];
  const left = new Set(free.slots);
  let next: readonly Slot[] = chosen;
  while (held.length < OFFERED && next.length > 0) {
    for (const slot of next) {
      left.delete(slot);
      const offer = await hold(desk, tx, one, free, slot, held.length + 1);
      if (offer !== null) held.push(offer);
    }
    next = chooseOffers([...left], one.span.start, OFFERED - held.length);
  }
  return held.toSorted((a, b) => Temporal.Instant.compare(a.span.start, b.span.start));
}

async function hold(
  desk: Desk,
  tx: Tx,
  one: Appointment,
  free: FreeTimes,
  slot: Slot,
  n: number,
): Promise<Offer | null> {
  return holdFor(desk, tx, free, { ...slot, seats: await entrusted(tx, free, slot, one) }, n, HELD_HOURS, {
    appointment: one.id,
    waiting: null,
  });
}

/** Holds one time for somebody; `null`: somebody was faster. */
export async function holdFor(
  desk: Desk,
  tx: Tx,
  free: FreeTimes,
  slot: Slot,
  n: number,
  hours: number,
  whose: Pick<Offer, 'appointment' | 'waiting'>,
): Promise<Offer | null> {
  const now = desk.clock();
  await releaseHolds(tx, now);
  const id = newId<string>();
  const seat = await takeSeat(tx, { offer: id }, slot.seats, free.seatKind, withBuffer(free, slot));
  if (seat === null) return null;
  const [until, before] = [now.add({ hours }), at(slot.from).subtract({ hours: 1 })];
  const offer: Offer = {
    id,
    ...whose,
    span: { start: at(slot.from), end: at(slot.to) },
    seat,
    seatKind: free.seatKind,
    heldUntil: Temporal.Instant.compare(until, before) < 0 ? until : before,
    state: 'open',
  };
  await insertOffer(tx, offer, n, now);
  return offer;
}

/** Who receives the client at an offered time. */
export function holderOf({ seat, seatKind }: Pick<Offer, 'seat' | 'seatKind'>): EmployeeId | null {
  return seatKind === 'person' ? (seat as EmployeeId) : null;
}

function at(ms: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(ms);
}
