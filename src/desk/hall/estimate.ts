import { timeOf } from '../../time/zone.ts';
import type { ServiceId } from '../../vocabulary/ids.ts';
import type { VisitState } from '../../vocabulary/words.ts';
import { normalQuantile } from './normal-quantile.ts';
import { isMeasured, SHARES, type ServiceTimes, timesOf } from './service-times.ts';

/** What stands before somebody who takes a ticket now. */
export interface WaitQuestion {
  readonly service: ServiceId;
  readonly now: Temporal.Instant;
  /** Those who wait for the same desks and come first by the order of the place. */
  readonly ahead: readonly {
    readonly service: ServiceId;
    readonly since: Temporal.Instant;
    readonly state: VisitState;
  }[];
  /** Desks that are open and give this service, those that serve somebody now included. */
  readonly desks: number;
  /** Who is being served (or was called) at these desks now; `begunAt`: the call. */
  readonly serving: readonly { readonly service: ServiceId; readonly begunAt: Temporal.Instant }[];
  /** Appointments at these desks that have not come yet and are called at their time. */
  readonly appointmentsAhead: readonly { readonly at: Temporal.Instant; readonly service: ServiceId }[];
  readonly times: ServiceTimes;
  /** When the place closes today, where that is known; `null`: it is closed now. */
  readonly closesAt?: Temporal.Instant | null;
}

/** Whole minutes until the call, low ≤ high, meant to hold in four of five cases; or why nothing can be said. */
export type WaitEstimate =
  | { readonly lowMinutes: number; readonly highMinutes: number; readonly by: 'measured' | 'usual' }
  | { readonly none: 'no-desk' | 'closed' };

const RUNS = 64;
const LOW_RUN = Math.floor(RUNS * 0.1);
const HIGH_RUN = Math.ceil(RUNS * 0.9) - 1;
/** More of them are all called within the same uncertainty, and a ticket is made while somebody stands and waits for it. */
const MOST_AHEAD = 500;
/** How much a day as a whole may run faster or slower than it usually does (standard deviation of its logarithm). */
const PACE_SIGMA = 0.2;

/**
 * How long somebody who takes a ticket now waits until they are called. Runs the hall on 64 times with times drawn evenly
 * from what is known of each service, the same draws at every call: one more ahead never shortens and one more desk never
 * lengthens what is said. Under a millisecond for 200 who wait.
 */
export function estimateWait(question: WaitQuestion): WaitEstimate {
  const { desks, now, closesAt, times } = question;
  if (closesAt !== undefined && (closesAt === null || Temporal.Instant.compare(closesAt, now) <= 0))
    return { none: 'closed' };
  if (desks < 1) return { none: 'no-desk' };
  const hour = timeOf(now).hour;
  const jobs = byService(question.ahead.slice(0, MOST_AHEAD), times, hour);
  const appointments = question.appointmentsAhead
    .map(({ at, service }) => ({ at: minutesFrom(now, at), minutes: timesOf(times, service, hour) }))
    .sort((a, b) => a.at - b.at);
  const serving = question.serving.map(({ service, begunAt }) => ({
    minutes: timesOf(times, service, hour),
    elapsed: Math.max(0, -minutesFrom(now, begunAt)),
  }));
  const waits = new Float64Array(RUNS);
  for (let run = 0; run < RUNS; run += 1) waits[run] = oneRun(run, desks, serving, jobs, appointments, times.between);
  waits.sort();
  return { ...rangeOf(waits, times.spread), by: isAllMeasured(question) ? 'measured' : 'usual' };
}

/**
 * The shortest of several ways to be served: at all desks that give the service with all who wait for any of them, or at some
 * of these desks (those that give less) with only those who can be served there. Whoever wants what a desk of its own gives
 * does not wait for everybody else. Where none is open the first reason is given. Pure.
 */
export function shortestWait(ways: readonly WaitQuestion[]): WaitEstimate {
  const all = ways.map(estimateWait);
  const said = all.flatMap((one) => ('none' in one ? [] : [one]));
  const [first] = said;
  if (first === undefined) return all[0] ?? { none: 'no-desk' };
  return {
    lowMinutes: Math.min(...said.map(({ lowMinutes }) => lowMinutes)),
    highMinutes: Math.min(...said.map(({ highMinutes }) => highMinutes)),
    by: first.by,
  };
}

/** The times of one service with how many wait for it. */
interface Jobs {
  readonly minutes: Float64Array;
  readonly count: number;
  readonly salt: number;
}

/**
 * Who is ahead, by service: the order among them changes how they are packed upon the desks by little, and with it fixed
 * another one ahead lengthens every run or leaves it as it is, wherever they stand.
 */
function byService(ahead: WaitQuestion['ahead'], times: ServiceTimes, hour: number): readonly Jobs[] {
  const counts = new Map<ServiceId, number>();
  for (const { service } of ahead) counts.set(service, (counts.get(service) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([service, count]) => ({ minutes: timesOf(times, service, hour), count, salt: saltOf(service) }));
}

function oneRun(
  run: number,
  desks: number,
  serving: readonly { readonly minutes: Float64Array; readonly elapsed: number }[],
  jobs: readonly Jobs[],
  appointments: readonly { readonly at: number; readonly minutes: Float64Array }[],
  between: number,
): number {
  const pace = PACES[run] as number;
  const free = freeAt(run, desks, serving, pace, between);
  for (const { minutes, count, salt } of jobs)
    for (let nth = 0; nth < count; nth += 1)
      occupy(free, (minutes[drawnShare(run, salt + nth)] as number) * pace + between);
  for (const [nth, { at, minutes }] of appointments.entries()) {
    if (at > (free[0] as number)) break;
    occupy(free, (minutes[drawnShare(run, APPOINTMENT_SALT + nth)] as number) * pace + between);
  }
  return free[0] as number;
}

/** Minutes from now at which each desk is free, rising. What is left of a service depends upon how long it has lasted. */
function freeAt(
  run: number,
  desks: number,
  serving: readonly { readonly minutes: Float64Array; readonly elapsed: number }[],
  pace: number,
  between: number,
): Float64Array {
  const left = serving.map(({ minutes, elapsed }, nth) => {
    const done = elapsed / pace;
    const over = minutes.findIndex((one) => one > done);
    // Longer than any that is known: as much again as a fifth of what it has lasted, not „any moment now”.
    if (over === -1) return elapsed * 0.2 + between;
    const longer = SHARES - over;
    const share = over + Math.floor((drawnShare(run, SERVING_SALT + nth) * longer) / SHARES);
    return ((minutes[share] as number) - done) * pace + between;
  });
  left.sort((a, b) => a - b);
  const idle = Math.max(0, desks - left.length);
  const free = new Float64Array(desks);
  for (let desk = idle; desk < desks; desk += 1) free[desk] = left[desk - idle] as number;
  return free;
}

/** The desk that is free first takes one more; the row stays rising. */
function occupy(free: Float64Array, minutes: number): void {
  const until = (free[0] as number) + minutes;
  let at = 1;
  for (; at < free.length && (free[at] as number) < until; at += 1) free[at - 1] = free[at] as number;
  free[at - 1] = until;
}

/** From the tenth to the ninetieth of a hundred, widened about the middle by what past ranges came to. */
function rangeOf(waits: Float64Array, spread: number): { lowMinutes: number; highMinutes: number } {
  const low = waits[LOW_RUN] as number;
  const high = waits[HIGH_RUN] as number;
  const factor = Math.min(3, Math.max(1, spread));
  // Widened by a factor and not by minutes, so that more ahead still never means a shorter range's end.
  const lowMinutes = Math.floor(low / factor);
  return { lowMinutes, highMinutes: Math.max(lowMinutes + 1, Math.ceil(high * factor)) };
}

function isAllMeasured({ service, ahead, serving, times }: WaitQuestion): boolean {
  return isMeasured(times, service) && [...ahead, ...serving].every((one) => isMeasured(times, one.service));
}

function minutesFrom(now: Temporal.Instant, at: Temporal.Instant): number {
  return (at.epochMilliseconds - now.epochMilliseconds) / 60_000;
}

const SERVING_SALT = 20_011;
const APPOINTMENT_SALT = 40_009;
const PACE_SALT = 90_000;

function saltOf(service: string): number {
  let salt = 0;
  for (let at = 0; at < service.length; at += 1) salt = (Math.imul(salt, 31) + service.charCodeAt(at)) >>> 0;
  return salt % 10_007;
}

/** Orders in which runs draw shares: each share as often as any other, so that a mean over the runs is exact. */
const ORDERS = makeOrders(251);

function drawnShare(run: number, nth: number): number {
  return (ORDERS[nth % ORDERS.length] as Uint8Array)[run] as number;
}

function makeOrders(count: number): Uint8Array[] {
  let state = 20_231_201;
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
  return Array.from({ length: count }, () => {
    const order = Uint8Array.from({ length: RUNS }, (_, run) => run % SHARES);
    for (let at = RUNS - 1; at > 0; at -= 1) {
      const other = next(at + 1);
      [order[at], order[other]] = [order[other] as number, order[at] as number];
    }
    return order;
  });
}

/** The pace of the day in each run: even shares of a normal distribution of its logarithm. */
const PACES = Float64Array.from({ length: RUNS }, (_, run) => {
  const half = run < RUNS / 2 ? 0 : 0.5;
  return Math.exp(PACE_SIGMA * normalQuantile((drawnShare(run, PACE_SALT) + 0.25 + half) / SHARES));
});
