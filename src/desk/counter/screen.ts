import type { Tx } from '../../database/database.ts';
import { dayOf } from '../../time/zone.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { gives, limitsAt, type PlacedService, queueSetting, type QueueSetting, servicesAt } from '../services/index.ts';
import {
  chooseNext,
  countWaiting,
  endedBy,
  type HallDesk,
  hallDesks,
  headsOfQueue,
  type NextCall,
  type Presence,
  presenceOf,
  type Server,
  type Visit,
  visitById,
  visitOf,
  visitsIn,
  type Waiter,
} from '../visits/index.ts';

/** What somebody at a desk has before them: one reading for the whole screen. */
export interface Screen {
  readonly presence: Presence;
  readonly server: Server;
  readonly setting: QueueSetting;
  /** Their own client; then nothing is read of the queue. */
  readonly visit: Visit | null;
  /** The first who wait, by arrival, and how many there are. */
  readonly waiting: readonly Visit[];
  readonly waitingCount: number;
  readonly parked: readonly Visit[];
  /** What they ended within the last quarter of an hour: an end by mistake is taken back. */
  readonly ended: readonly Visit[];
  /** Whom the order would take now, and why. */
  readonly next: (NextCall<Waiter> & { readonly whole: Visit }) | null;
  readonly services: readonly PlacedService[];
  readonly desks: readonly HallDesk[];
}

/** Minutes for which an ended visit stands on the screen. */
const ENDED_MINUTES = 15;
/** Rows of the queue that a screen shows unless all are asked for. */
const WAITING_SHOWN = 25;
const MOST_SHOWN = 300;

/** The screen of somebody who sits at a desk; `null`: they sit nowhere. `all`: everybody who waits is listed. */
export async function screenOf(desk: Desk, tx: Tx, employee: EmployeeId, all = false): Promise<Screen | null> {
  const presence = await presenceOf(tx, employee);
  if (presence === null) return null;
  const now = desk.clock();
  const { place } = presence;
  const [visit, setting, limits, services, desks] = [
    await visitOf(tx, employee),
    await queueSetting(tx, place),
    await limitsAt(tx, place),
    await servicesAt(tx, place, dayOf(now)),
    await hallDesks(tx, place, dayOf(now)),
  ];
  const given = services.map(({ id }) => id).filter((id) => gives(limits, presence.desk, employee, id));
  const server: Server = { desk: presence.desk, employee, gives: (service) => given.includes(service) };
  const known = { presence, server, setting, visit, services, desks };
  if (visit !== null) return { ...known, waiting: [], waitingCount: 0, parked: [], ended: [], next: null };
  const [waiting, waitingCount, parked, ended, heads] = [
    await visitsIn(tx, place, 'waiting', all ? MOST_SHOWN : WAITING_SHOWN),
    (await countWaiting(tx, [place])).get(place) ?? 0,
    await visitsIn(tx, place, 'parked', WAITING_SHOWN),
    await endedBy(tx, employee, now.subtract({ minutes: ENDED_MINUTES }), 5),
    await headsOfQueue(tx, { place, desk: presence.desk, employee }, given, setting, now),
  ];
  const next = chooseNext(heads, server, setting, now);
  const whole =
    next === null ? null : (waiting.find(({ id }) => id === next.visit.id) ?? (await visitById(tx, next.visit.id)));
  return {
    ...known,
    waiting,
    waitingCount,
    parked,
    ended: ended.filter(({ state }) => state === 'closed'),
    next: next === null || whole === null ? null : { ...next, whole },
  };
}
