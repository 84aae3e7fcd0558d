import type { Tx } from '../../database/database.ts';
import { dayOf } from '../../time/zone.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { gives, limitsAt, type PlacedService, queueSetting, type QueueSetting, servicesAt } from '../services/index.ts';
import {
  chooseNext,
  endedBy,
  type HallDesk,
  hallDesks,
  isAtDesk,
  type NextCall,
  openVisits,
  type Presence,
  presenceOf,
  type Server,
  type Visit,
  type Waiter,
  waiterOf,
} from '../visits/index.ts';

/** What somebody at a desk has before them: one reading for the whole screen. */
export interface Screen {
  readonly presence: Presence;
  readonly server: Server;
  readonly setting: QueueSetting;
  /** Their own client. */
  readonly visit: Visit | null;
  readonly waiting: readonly Visit[];
  readonly parked: readonly Visit[];
  /** What they ended within the last quarter of an hour: an end by mistake is taken back. */
  readonly ended: readonly Visit[];
  readonly next: NextCall<Waiter> | null;
  readonly services: readonly PlacedService[];
  readonly desks: readonly HallDesk[];
}

/** Minutes for which an ended visit stands on the screen. */
const ENDED_MINUTES = 15;

/** The screen of somebody who sits at a desk; `null`: they sit nowhere. */
export async function screenOf(desk: Desk, tx: Tx, employee: EmployeeId): Promise<Screen | null> {
  const presence = await presenceOf(tx, employee);
  if (presence === null) return null;
  const now = desk.clock();
  const { place } = presence;
  const [setting, limits, services, open, ended, desks] = [
    await queueSetting(tx, place),
    await limitsAt(tx, place),
    await servicesAt(tx, place, dayOf(now)),
    await openVisits(tx, place),
    await endedBy(tx, employee, now.subtract({ minutes: ENDED_MINUTES }), 5),
    await hallDesks(tx, place, dayOf(now)),
  ];
  const server: Server = {
    desk: presence.desk,
    employee,
    gives: (service) => services.some(({ id }) => id === service) && gives(limits, presence.desk, employee, service),
  };
  const waiting = open.filter(({ state }) => state === 'waiting');
  return {
    presence,
    server,
    setting,
    visit: open.find((one) => isAtDesk(one) && one.holder === employee) ?? null,
    waiting,
    parked: open.filter(({ state }) => state === 'parked'),
    ended: ended.filter(({ state }) => state === 'closed'),
    next: chooseNext(waiting.map(waiterOf), server, setting, now),
    services,
    desks,
  };
}
