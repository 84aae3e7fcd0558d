import { deskIdentity } from '../../database/connect.ts';
import type { Tx } from '../../database/database.ts';
import { instantOf } from '../../time/zone.ts';
import type { AppointmentId, ClientId, PlaceId, ServiceId } from '../../vocabulary/ids.ts';
import type { Language } from '../../vocabulary/words.ts';
import { type Desk, newId } from '../context.ts';
import { type Appointment, type Booker, stands } from './appointment.ts';
import { appointmentById } from './appointments.store.ts';
import { type FreeTimes, freeTimes } from './free-times.ts';
import { holdFor } from './hold-offers.ts';
import { clientLink, letterFacts } from './letter-facts.ts';
import type { Slot } from './slots.ts';
import { tellWaiting, waysTo } from './tell.ts';
import { insertWaiting, offeredBefore, saveWaitingState, type WaitingEntry, waitingNow } from './waiting.store.ts';

/** Hours for which a time that has fallen free is kept for whoever is told of it. */
const WAITING_HELD_HOURS = 3;
/** Nobody is asked to come sooner than so many hours from being told. */
const LEAST_NOTICE_HOURS = 3;
/** After so many times that somebody did not take they are left in peace. */
const MOST_OFFERS = 5;

export interface ToWait {
  readonly place: PlaceId;
  readonly service: ServiceId;
  readonly appointment: AppointmentId | null;
  readonly language: Language;
  readonly booker: Booker;
  readonly client: ClientId | null;
  readonly until: Temporal.PlainDate;
}

/** Puts somebody on the waiting list: for an earlier time than theirs, or for the first that there is. */
export async function joinWaiting(
  desk: Desk,
  tx: Tx,
  waiting: ToWait,
): Promise<{ readonly id: AppointmentId } | { readonly refused: 'no-way-to-tell' | 'name-missing' }> {
  if (waiting.booker.name.trim() === '') return { refused: 'name-missing' };
  if (waysTo(waiting.booker).length === 0) return { refused: 'no-way-to-tell' };
  const id = newId<AppointmentId>();
  await insertWaiting(tx, { ...waiting, id, madeAt: desk.clock(), toldAt: null, state: 'waiting' });
  return { id };
}

const AT_ONCE = 10;

/**
 * One turn of the loop that offers what has fallen free to those who wait, longest first: the earliest time that they were
 * not offered yet, held for them for some hours. Everybody is looked at in a turn, so that nobody for whom nothing is free
 * stands in the way of others.
 */
export async function offerToWaiting(desk: Desk): Promise<boolean> {
  let last: WaitingEntry | null = null;
  for (let size = AT_ONCE; size === AT_ONCE; ) {
    const after: WaitingEntry | null = last;
    const page = await desk.database.write(deskIdentity(desk.tenant), async (tx) => {
      const waiting = await waitingNow(tx, desk.clock(), after, AT_ONCE);
      for (const entry of waiting) await offerTo(desk, tx, entry);
      return waiting;
    });
    size = page.length;
    last = page.at(-1) ?? null;
  }
  return false;
}

async function offerTo(desk: Desk, tx: Tx, entry: WaitingEntry): Promise<boolean> {
  const own = entry.appointment === null ? null : await appointmentById(tx, entry.appointment);
  if (entry.appointment !== null && (own === null || !stands(own))) {
    await saveWaitingState(tx, entry.id, 'ended', desk.clock());
    return false;
  }
  const before = await offeredBefore(tx, entry);
  if (before.size >= MOST_OFFERS) {
    await saveWaitingState(tx, entry.id, 'ended', desk.clock());
    return false;
  }
  const free = await freeTimes(desk, tx, {
    place: entry.place,
    services: own?.services ?? [entry.service],
    people: own?.people ?? 1,
    person: own?.askedPerson === true ? own.holder : null,
    by: 'client',
  });
  if ('refused' in free) return false;
  for (const slot of free.slots.filter((one) => suits(desk, entry, own, one) && !before.has(one.from)).slice(0, 3))
    if (await hold(desk, tx, entry, own, free, slot)) return true;
  return false;
}

function suits(desk: Desk, { until }: WaitingEntry, own: Appointment | null, { from }: Slot): boolean {
  const soonest = desk.clock().add({ hours: LEAST_NOTICE_HOURS }).epochMilliseconds;
  const latest = instantOf(until.add({ days: 1 }), new Temporal.PlainTime()).epochMilliseconds;
  return from >= soonest && from < latest && (own === null || from < own.span.start.epochMilliseconds);
}

async function hold(
  desk: Desk,
  tx: Tx,
  entry: WaitingEntry,
  own: Appointment | null,
  free: FreeTimes,
  slot: Slot,
): Promise<boolean> {
  const whose = own === null ? { appointment: null, waiting: entry.id } : { appointment: own.id, waiting: null };
  const offer = await holdFor(desk, tx, free, slot, 1, WAITING_HELD_HOURS, whose);
  if (offer === null) return false;
  const { place, language } = entry;
  const services = own?.services ?? [entry.service];
  const facts = await letterFacts(desk, tx, { place, services, unit: free.unit, holder: null, language });
  const waiting = { ...entry, id: own?.id ?? entry.id };
  const leave = clientLink(desk, own === null ? 'waiting' : 'appointment', waiting.id);
  if (await tellWaiting(desk, tx, waiting, offer, facts, { unit: free.unit, leave })) {
    await saveWaitingState(tx, entry.id, 'offered', desk.clock());
    return true;
  }
  await saveWaitingState(tx, entry.id, 'ended', desk.clock());
  return false;
}
