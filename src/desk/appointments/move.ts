import type { Tx } from '../../database/database.ts';
import type { AppointmentId, EmployeeId } from '../../vocabulary/ids.ts';
import type { MoveReason, NoticeWay } from '../../vocabulary/words.ts';
import type { Desk } from '../context.ts';
import { callOffNotices } from '../notices/index.ts';
import { type Appointment, stands } from './appointment.ts';
import { lockAppointment } from './appointments.store.ts';
import { type BookingRefusal, entrusted, withBuffer } from './book.ts';
import { chooseOffers } from './choose-offers.ts';
import { type AppointmentDeed, decideAppointment } from './decide.ts';
import { freeTimes } from './free-times.ts';
import { holdOffers, holderOf, timesInstead } from './hold-offers.ts';
import { type Offer, openOffers, releaseHolds, withdrawOffers } from './offers.store.ts';
import { dayAt } from './place-day.ts';
import { type ChangeAppointmentRefusal, doToAppointment } from './record-on.ts';
import { freeSeat, takeSeat } from './seats.store.ts';
import { TakenBack } from './taken-back.ts';
import { tellBooked, tellCancelledByClient, tellCancelledByUs, tellMoved, tellPassedOn } from './tell.ts';
import { leaveWaitingOf } from './waiting.store.ts';

export type MoveRefusal = ChangeAppointmentRefusal | BookingRefusal;

/** The client takes another free time; the one they had is free again. */
export async function moveByClient(
  desk: Desk,
  tx: Tx,
  id: AppointmentId,
  start: Temporal.Instant,
): Promise<Appointment | MoveRefusal> {
  const one = await lockAppointment(tx, id);
  if (one === null) return { refused: 'no-such-appointment' };
  if (!stands(one) && one.state !== 'moving') return { refused: 'not-so', state: one.state };
  const { place, services, people } = one;
  await releaseHolds(tx, desk.clock());
  // What was held for this client is theirs to choose too.
  await withdrawOffers(tx, id);
  const before = await freeSeat(tx, id);
  const wanted = { place, services, people, person: one.askedPerson ? one.holder : null, by: 'client' } as const;
  const free = await freeTimes(desk, tx, { ...wanted, from: dayAt(start.epochMilliseconds), days: 1 });
  if ('refused' in free) throw new TakenBack<MoveRefusal>(free);
  const slot = free.slots.find(({ from }) => from === start.epochMilliseconds);
  if (slot === undefined) throw new TakenBack<MoveRefusal>({ refused: 'slot-taken' });
  const seats = await entrusted(tx, free, slot, one);
  const seat = await takeSeat(tx, { appointment: id }, seats, free.seatKind, withBuffer(free, slot));
  if (seat === null) throw new TakenBack<MoveRefusal>({ refused: 'slot-taken' });
  const holder = holderOf({ seat, seatKind: free.seatKind });
  const span = { start, end: Temporal.Instant.fromEpochMilliseconds(slot.to) };
  const moved = await doToAppointment(desk, tx, one, { do: 'move-by-client', span, holder });
  if ('refused' in moved) throw new TakenBack<MoveRefusal>(moved);
  await callOffNotices(tx, { kind: 'appointment', id }, ['appointment-moved', 'appointment-confirmed']);
  await tellBooked(desk, tx, moved, before !== null || one.state === 'moving');
  return moved;
}

export interface MovingByUs {
  readonly reason: MoveReason;
  /** To the client, beside the reason; may be empty. */
  readonly words: string;
  /** The times that whoever moves it was shown; what is free of them is offered first. */
  readonly shown?: readonly Temporal.Instant[];
}

/**
 * 5.1.7: we take the announced time away. At once three free times are held for the client (or as many as there are), and
 * the word with their links is put in; that it was really handed over settles the duty.
 */
export async function moveByUs(
  desk: Desk,
  tx: Tx,
  id: AppointmentId,
  { reason, words, shown = [] }: MovingByUs,
): Promise<{ readonly appointment: Appointment; readonly offers: readonly Offer[] } | MoveRefusal> {
  const one = await lockAppointment(tx, id);
  if (one === null) return { refused: 'no-such-appointment' };
  const by = tx.identity.employee;
  const moved = await doToAppointment(desk, tx, one, { do: 'move-by-us', reason, words: words.trim(), by });
  if ('refused' in moved) return moved;
  await freeSeat(tx, id);
  await releaseHolds(tx, desk.clock());
  const instead = await timesInstead(desk, tx, one, reason, shown);
  // What is no longer given here has no times; the client is told so, with a telephone number.
  const offers = 'refused' in instead ? [] : await holdOffers(desk, tx, one, instead);
  await tellMoved(desk, tx, moved, offers);
  return { appointment: moved, offers };
}

/** The client does not come: the time is free for others. */
export async function cancelByClient(
  desk: Desk,
  tx: Tx,
  id: AppointmentId,
): Promise<Appointment | ChangeAppointmentRefusal> {
  const done = await cancelled(desk, tx, id, { do: 'cancel-by-client' });
  if (!('refused' in done)) await tellCancelledByClient(desk, tx, done);
  return done;
}

/** 5.1.7: we cancel; the client is told of the next free times. */
export async function cancelByUs(
  desk: Desk,
  tx: Tx,
  id: AppointmentId,
  { reason, words }: MovingByUs,
): Promise<Appointment | ChangeAppointmentRefusal> {
  const by = tx.identity.employee;
  const done = await cancelled(desk, tx, id, { do: 'cancel-by-us', reason, words: words.trim(), by });
  if ('refused' in done) return done;
  const instead = await timesInstead(desk, tx, done, reason);
  const slots = 'refused' in instead ? [] : chooseOffers(instead.free.slots, done.span.start);
  const free = slots.map(({ from }) => Temporal.Instant.fromEpochMilliseconds(from));
  await tellCancelledByUs(desk, tx, done, free);
  return done;
}

async function cancelled(
  desk: Desk,
  tx: Tx,
  id: AppointmentId,
  deed: AppointmentDeed,
): Promise<Appointment | ChangeAppointmentRefusal> {
  const one = await lockAppointment(tx, id);
  if (one === null) return { refused: 'no-such-appointment' };
  const done = await doToAppointment(desk, tx, one, deed);
  if ('refused' in done) return done;
  await freeSeat(tx, id);
  await withdrawOffers(tx, id);
  await leaveWaitingOf(tx, id);
  return done;
}

/** Somebody else receives the client at the same time; where they are free then. */
export async function passOn(
  desk: Desk,
  tx: Tx,
  id: AppointmentId,
  to: readonly EmployeeId[],
  reason: MoveReason,
): Promise<Appointment | MoveRefusal> {
  const one = await lockAppointment(tx, id);
  if (one === null) return { refused: 'no-such-appointment' };
  const [first] = to;
  if (first === undefined) return { refused: 'slot-taken' };
  const decided = decideAppointment(one, { do: 'pass-on', holder: first, reason }, desk.clock());
  if ('refused' in decided) return decided;
  const { start, end } = one.span;
  const own = { from: start.epochMilliseconds, to: end.epochMilliseconds };
  const stretch = (await freeSeat(tx, id)) ?? own;
  const seat = await takeSeat(tx, { appointment: id }, to, 'person', stretch);
  if (seat === null) throw new TakenBack<MoveRefusal>({ refused: 'slot-taken' });
  const done = await doToAppointment(desk, tx, one, { do: 'pass-on', holder: seat as EmployeeId, reason });
  if ('refused' in done) throw new TakenBack<MoveRefusal>(done);
  await tellPassedOn(desk, tx, done);
  return done;
}

/** 5.1.7: told by telephone or face to face, where no message reaches the client. */
export async function tellByHand(
  desk: Desk,
  tx: Tx,
  id: AppointmentId,
  way: NoticeWay,
): Promise<Appointment | ChangeAppointmentRefusal> {
  const one = await lockAppointment(tx, id);
  if (one === null) return { refused: 'no-such-appointment' };
  const by = tx.identity.employee;
  if (by === null) throw new Error('Only somebody can tell a client');
  const offers = await openOffers(tx, id, desk.clock());
  return doToAppointment(desk, tx, one, { do: 'tell', way, offers: offers.length, by });
}
