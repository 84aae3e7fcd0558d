import type { ServiceId, VisitId } from '../../vocabulary/ids.ts';
import type { QueueGroup } from '../../vocabulary/words.ts';
import { shortestWait, type WaitEstimate, type WaitQuestion } from '../hall/index.ts';
import { openingState, type OpeningState } from '../services/index.ts';
import { aheadOf, type Estimate, mayServe, type Server, type Waiter } from '../visits/index.ts';
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
  const { at: now, servers, setting, waiting } = hall;
  const mine = servers.filter((server) => mayServe(server, one));
  // Whoever wants what a desk is kept for does not wait for everybody else: that way is looked at by itself.
  const most = Math.max(0, ...mine.map((server) => breadthOf(hall, server)));
  const narrow = mine.filter((server) => breadthOf(hall, server) < most);
  const ways = [mine, ...(narrow.length > 0 ? [narrow] : [])];
  return {
    ahead: aheadOf(one, waiting, servers, setting, now).length,
    estimate: shortestWait(ways.map((way) => questionOf(hall, one, way))),
  };
}

/** How many services of the place somebody gives. */
function breadthOf({ services }: HallNow, server: Server): number {
  return services.filter(({ id }) => server.gives(id)).length;
}

function questionOf(hall: HallNow, one: Omit<Waiter, 'calls'>, way: readonly Server[]): WaitQuestion {
  const { at: now, coming, serving, setting, times, waiting } = hall;
  const opening = openingOf(hall);
  return {
    service: one.service,
    now,
    ahead: aheadOf(one, waiting, way, setting, now).map(({ service, since }) => ({ service, since, state: 'waiting' })),
    desks: way.length,
    serving: serving.filter(({ holder }) => way.some(({ employee }) => employee === holder)),
    appointmentsAhead: coming.filter(
      ({ service, holder }) =>
        way.some((server) => server.gives(service)) &&
        (holder === null || way.some(({ employee }) => employee === holder)),
    ),
    times,
    closesAt: opening.open ? opening.until : null,
  };
}

/** As it is kept with a ticket; `null` where nothing was said. */
export function keptEstimate({ estimate }: Wait): Estimate | null {
  return 'none' in estimate ? null : { low: estimate.lowMinutes, high: estimate.highMinutes, by: estimate.by };
}

/** Whether a place is open, until when or from when again. */
export function openingOf({ calendar, at }: Pick<HallNow, 'calendar' | 'at'>): OpeningState {
  return openingState(calendar, at);
}
