import { deskIdentity } from '../../database/connect.ts';
import type { Tx } from '../../database/database.ts';
import { retrying } from '../../journal/index.ts';
import { dayOf } from '../../time/zone.ts';
import type { AppointmentId, EmployeeId } from '../../vocabulary/ids.ts';
import type { MoveReason } from '../../vocabulary/words.ts';
import { type Desk, newId } from '../context.ts';
import { awayOn } from '../directory/index.ts';
import { walledAmong } from '../walls/index.ts';
import { type Appointment, stands } from './appointment.ts';
import { lockAppointment } from './appointments.store.ts';
import { moveByUs, type MoveRefusal, passOn } from './move.ts';
import { dayStretch, knownPlace, peopleFor } from './place-day.ts';
import { takenIn } from './seats.store.ts';
import {
  anySickDayOpen,
  endSickDays,
  insertSickDay,
  lockSickClient,
  nextSickClient,
  saveSickClient,
  type SickDay,
  type SickDayOutcome,
} from './sick-day.store.ts';
import { orRefusal } from './taken-back.ts';

export interface SickDayToBegin {
  readonly employee: EmployeeId;
  /** Civil, Europe/Riga. */
  readonly day: Temporal.PlainDate;
  readonly reason: MoveReason;
  /** To the clients, beside the reason. */
  readonly words: string;
}

/**
 * 5.1.7: somebody is away on a day. All their clients of the rest of that day are written down at once; `continueSickDays`
 * sees to one after the other, whatever happens to the process meanwhile. How many there are.
 */
export async function beginSickDay(
  desk: Desk,
  tx: Tx,
  { employee, day, reason, words }: SickDayToBegin,
): Promise<{ readonly id: string; readonly clients: number } | { readonly refused: 'day-past' }> {
  const now = desk.clock();
  const by = tx.identity.employee;
  if (by === null) throw new Error('Only somebody can say that somebody is away');
  if (Temporal.PlainDate.compare(day, dayOf(now)) < 0) return { refused: 'day-past' };
  const { from, to } = dayStretch(day);
  const id = newId<string>();
  const one: SickDay = { id, employee, day, reason, words: words.trim(), madeAt: now, madeBy: by, doneAt: null };
  const clients = await insertSickDay(tx, one, { from: Math.max(from, now.epochMilliseconds + 1), to });
  return { id, clients };
}

/**
 * One turn of the loop: the next client of a sick day. Another suitable person receives them at the same time where one is
 * free and the client asked for nobody in particular: then it is no move, and they are told whom they will meet. Else the
 * time is moved by us, in the name of whoever said that somebody is away. `true` where more may wait.
 */
export async function continueSickDays(desk: Desk): Promise<boolean> {
  const system = deskIdentity(desk.tenant);
  const [next, isOpen] = await desk.database.read(system, async (tx) => [
    await nextSickClient(tx),
    await anySickDayOpen(tx),
  ]);
  if (next === null) {
    if (isOpen) await desk.database.write(system, (tx) => endSickDays(tx, desk.clock()));
    return false;
  }
  const identity = { ...system, employee: next.day.madeBy };
  const seeTo = (way: 'pass-on' | 'move' | 'give-up') =>
    retrying(() => orRefusal(() => desk.database.write(identity, (tx) => seeToClient(desk, tx, next, way))));
  try {
    for (const way of ['pass-on', 'move', 'give-up'] as const) if (!('refused' in (await seeTo(way)))) return true;
    return true;
  } catch (error) {
    // One client whose appointment cannot be changed does not hold up the others.
    await seeTo('give-up');
    throw error;
  }
}

type Seen = { readonly seen: SickDayOutcome } | MoveRefusal;

async function seeToClient(
  desk: Desk,
  tx: Tx,
  { day, appointment: id }: { readonly day: SickDay; readonly appointment: AppointmentId },
  way: 'pass-on' | 'move' | 'give-up',
): Promise<Seen> {
  if (!(await lockSickClient(tx, day.id, id))) return { seen: 'gone' };
  const now = desk.clock();
  const done = async (seen: SickDayOutcome): Promise<Seen> => {
    await saveSickClient(tx, day.id, id, seen, now);
    tx.afterCommit(() => desk.notify([`employee:${day.madeBy}`]));
    return { seen };
  };
  if (way === 'give-up') return done('failed');
  const one = await lockAppointment(tx, id);
  // The client or somebody else was faster, or the time has come.
  if (one === null || !stands(one) || Temporal.Instant.compare(one.span.start, now) <= 0) return done('gone');
  if (way === 'move') {
    const moved = await moveByUs(desk, tx, id, day);
    return 'refused' in moved ? moved : done('moved');
  }
  if (one.askedPerson) return { refused: 'slot-taken' };
  const passed = await passOn(desk, tx, id, await othersFor(desk, tx, one), day.reason);
  return 'refused' in passed ? passed : done('passed-on');
}

/** Who else could receive the client then: able, there, free, and with no wall between them. */
async function othersFor(desk: Desk, tx: Tx, one: Appointment): Promise<readonly EmployeeId[]> {
  const day = dayOf(one.span.start);
  const known = await knownPlace(desk, tx, one.place, day);
  if (known === null) return [];
  const able = peopleFor(known, one.unit, one.services, day).filter(
    (id) => id !== one.holder && awayOn(known.directory, id, day).length === 0,
  );
  const stretch = { from: one.span.start.epochMilliseconds, to: one.span.end.epochMilliseconds };
  const taken = new Set((await takenIn(tx, able, stretch)).map(({ seat }) => seat));
  const free = able.filter((id) => !taken.has(id));
  if (free.length === 0 || (one.case === null && one.client === null)) return free;
  const walled = await walledAmong(tx, free, one.case, one.client);
  return free.filter((id) => !walled.has(id));
}
