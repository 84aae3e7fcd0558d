import type { Identity, Tx } from '../../database/database.ts';
import { retrying } from '../../journal/index.ts';
import type { AppointmentId, CaseId, ClientId, EmployeeId } from '../../vocabulary/ids.ts';
import type { ClientKind, Language } from '../../vocabulary/words.ts';
import { type Desk, newId } from '../context.ts';
import { isWalled, walledAmong } from '../walls/index.ts';
import type { Booker, StandingAppointment } from './appointment.ts';
import { insertAppointment, standingWith } from './appointments.store.ts';
import { type FreeTimes, freeTimes, type TimesRefusal, type TimeWanted } from './free-times.ts';
import { newNumber } from './number.ts';
import { releaseHolds } from './offers.store.ts';
import { keepBusy, recordOnAppointment } from './record-on.ts';
import { takeSeat } from './seats.store.ts';
import type { Slot } from './slots.ts';
import { tellBooked } from './tell.ts';
import { dayAt } from './place-day.ts';

/** What is booked, by whom and for whom. */
export interface Booking extends Omit<TimeWanted, 'from' | 'days'> {
  readonly start: Temporal.Instant;
  readonly language: Language;
  readonly clientKind: ClientKind;
  readonly booker: Booker;
  readonly client: ClientId | null;
  readonly case: CaseId | null;
  readonly note: string;
  /** The id it will have, where somebody knows it already (the waiting list). */
  readonly id?: AppointmentId;
}

export type BookingRefusal =
  | TimesRefusal
  /** Somebody was faster, or it never was free. */
  | { readonly refused: 'slot-taken' }
  | { readonly refused: 'name-missing' }
  /** One contact holds so many times on the web already: others want some too. */
  | { readonly refused: 'too-many'; readonly most: number }
  /** 5.4.3: a wall stands between the client and whoever would receive or book them; why is not said. */
  | { readonly refused: 'not-entrusted'; readonly clause: '5.4.3' };

/** Times ahead that one contact may hold on the web. */
const MOST_STANDING = 5;

/** Books a time in a transaction of its own. */
export function bookAppointment(
  desk: Desk,
  who: Identity,
  booking: Booking,
): Promise<StandingAppointment | BookingRefusal> {
  return retrying(() => desk.database.write(who, (tx) => bookAppointmentIn(desk, tx, booking)));
}

/**
 * The same within a transaction that does more. A time is had by one, however many ask for it at once: the seat is taken
 * first, and the database lets only one have it; nothing is written for the others.
 */
export async function bookAppointmentIn(
  desk: Desk,
  tx: Tx,
  booking: Booking,
): Promise<StandingAppointment | BookingRefusal> {
  const { start, booker } = booking;
  if (booker.name.trim() === '') return { refused: 'name-missing' };
  const actor = tx.identity.employee;
  if (actor !== null && (await isWalled(tx, actor, booking.case, booking.client)))
    return { refused: 'not-entrusted', clause: '5.4.3' };
  if (booking.by === 'client' && (await standingWith(tx, booker, desk.clock())) >= MOST_STANDING)
    return { refused: 'too-many', most: MOST_STANDING };
  await releaseHolds(tx, desk.clock());
  const free = await freeTimes(desk, tx, { ...booking, from: dayAt(start.epochMilliseconds), days: 1 });
  if ('refused' in free) return free;
  const slot = free.slots.find(({ from }) => from === start.epochMilliseconds);
  if (slot === undefined) return { refused: 'slot-taken' };
  const id = booking.id ?? newId<AppointmentId>();
  const seats = await entrusted(tx, free, slot, booking);
  if (seats.length === 0) return { refused: 'not-entrusted', clause: '5.4.3' };
  const seat = await takeSeat(tx, { appointment: id }, seats, free.seatKind, withBuffer(free, slot));
  if (seat === null) return { refused: 'slot-taken' };
  return writeBooking(desk, tx, booking, free, { id, slot, seat });
}

/** A slot with the time that is kept free after it. */
export function withBuffer({ buffer }: Pick<FreeTimes, 'buffer'>, { from, to }: Pick<Slot, 'from' | 'to'>) {
  return { from, to: to + buffer * 60_000 };
}

/** People before whom no wall stands; desks stand before nobody. */
export async function entrusted(
  tx: Tx,
  { seatKind }: Pick<FreeTimes, 'seatKind'>,
  { seats }: Slot,
  { case: one, client }: { readonly case: CaseId | null; readonly client: ClientId | null },
): Promise<readonly string[]> {
  if (seatKind === 'desk' || (one === null && client === null)) return seats;
  const walled = await walledAmong(tx, seats as readonly EmployeeId[], one, client);
  return seats.filter((seat) => !walled.has(seat as EmployeeId));
}

async function writeBooking(
  desk: Desk,
  tx: Tx,
  booking: Booking,
  free: FreeTimes,
  { id, slot, seat }: { readonly id: AppointmentId; readonly slot: Slot; readonly seat: string },
): Promise<StandingAppointment> {
  const now = desk.clock();
  const holder = free.seatKind === 'person' ? (seat as EmployeeId) : null;
  const made = {
    id,
    place: booking.place,
    services: booking.services,
    unit: free.unit,
    span: { start: booking.start, end: Temporal.Instant.fromEpochMilliseconds(slot.to) },
    people: booking.people,
    language: booking.language,
    clientKind: booking.clientKind,
    booker: { ...booking.booker, name: booking.booker.name.trim() },
    client: booking.client,
    case: booking.case,
    holder,
    askedPerson: booking.person !== null,
    note: booking.note.trim(),
    madeAt: now,
    madeBy: tx.identity.employee,
    confirmedAt: null,
    move: null,
    told: null,
    sequence: 0,
    state: 'booked',
  } as const;
  const appointment = await inserted(tx, made);
  await recordOnAppointment(
    desk,
    tx,
    appointment,
    [
      {
        kind: 'appointment.booked',
        at: now,
        facts: {
          place: booking.place,
          service: booking.services[0],
          unit: free.unit,
          holder,
          startsAt: booking.start.toString(),
          minutes: free.minutes,
          by: booking.by,
        },
      },
    ],
    null,
  );
  await keepBusy(tx, appointment);
  await tellBooked(desk, tx, appointment, false);
  return appointment;
}

/** With a number that nobody has yet; that one of so many is had already will hardly ever be. */
async function inserted(tx: Tx, made: Omit<StandingAppointment, 'number'>): Promise<StandingAppointment> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const appointment: StandingAppointment = { ...made, number: newNumber() };
    if (await insertAppointment(tx, appointment)) return appointment;
  }
  throw new Error('No number is left for an appointment');
}
