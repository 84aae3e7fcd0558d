import { dayOf } from '../../time/zone.ts';
import type { ServiceId, VisitId } from '../../vocabulary/ids.ts';
import type { QueueGroup } from '../../vocabulary/words.ts';
import { estimateWait, type WaitEstimate } from '../hall/index.ts';
import { openingsOn } from '../services/index.ts';
import { aheadOf, type Estimate, type Waiter } from '../visits/index.ts';
import type { HallNow } from './hall-now.ts';

/** Where somebody stands: how many come before them, and for how long that is, as a range of minutes or why none is said. */
export interface Wait {
  readonly ahead: number;
  readonly estimate: WaitEstimate;
}

/** Somebody who would come for a service now. */
export interface Newcomer {
  readonly service: ServiceId;
  readonly group: QueueGroup;
}

/** How long one waits who takes a ticket now. Pure. */
export function waitOfNewcomer(hall: HallNow, { service, group }: Newcomer): Wait {
  const newcomer = { since: hall.at, group, service, appointedAt: null, onlyDesk: null, onlyHolder: null, calls: 0 };
  return waitOf(hall, { ...newcomer, id: '\uffff' as VisitId });
}

/** How long one waits still who has a ticket. Pure. */
export function waitOf(hall: HallNow, one: Omit<Waiter, 'calls'>): Wait {
  const { at: now, servers, serving, setting, times, waiting } = hall;
  const ahead = aheadOf(one, waiting, servers, setting, now);
  const mine = servers.filter(
    (server) =>
      server.gives(one.service) &&
      (one.onlyDesk === null || one.onlyDesk === server.desk) &&
      (one.onlyHolder === null || one.onlyHolder === server.employee),
  );
  const estimate = estimateWait({
    service: one.service,
    now,
    ahead: ahead.map(({ service, since }) => ({ service, since, state: 'waiting' })),
    desks: mine.length,
    serving: serving.filter(({ holder }) => mine.some(({ employee }) => employee === holder)),
    appointmentsAhead: [],
    times,
    closesAt: closesAt(hall),
  });
  return { ahead: ahead.length, estimate };
}

/** As it is kept with a ticket; `null` where nothing was said. */
export function keptEstimate({ estimate }: Wait): Estimate | null {
  return 'none' in estimate ? null : { low: estimate.lowMinutes, high: estimate.highMinutes, by: estimate.by };
}

/** When a place that is open closes; `null`: it is closed now. */
export function closesAt({ calendar, at }: Pick<HallNow, 'calendar' | 'at'>): Temporal.Instant | null {
  const ms = at.epochMilliseconds;
  const open = openingsOn(calendar, dayOf(at)).openings.find(({ opens, closes }) => opens <= ms && ms < closes);
  return open === undefined ? null : Temporal.Instant.fromEpochMilliseconds(open.closes);
}

/** Days ahead within which a place opens again; beyond that nothing is said. */
const LOOK_AHEAD = 30;

/** When a place opens next; `null`: not within a month. */
export function opensAt({ calendar, at }: Pick<HallNow, 'calendar' | 'at'>): Temporal.Instant | null {
  const today = dayOf(at);
  for (let days = 0; days <= LOOK_AHEAD; days += 1) {
    const next = openingsOn(calendar, today.add({ days })).openings.find(({ opens }) => opens > at.epochMilliseconds);
    if (next !== undefined) return Temporal.Instant.fromEpochMilliseconds(next.opens);
  }
  return null;
}
