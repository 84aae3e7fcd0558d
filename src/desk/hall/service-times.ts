import type { ServiceId } from '../../vocabulary/ids.ts';
import { normalQuantile } from './normal-quantile.ts';

/** Into how many equal shares a distribution of times is cut: the value in the middle of each share is kept. */
export const SHARES = 32;

/** Measured times of one service: how many visits, and the minutes at the middle of each of `SHARES` equal shares, rising. */
export interface MeasuredTimes {
  readonly n: number;
  readonly minutes: readonly number[];
}

/** What a place knows of how long its services take at a desk. */
export interface ServiceTimes {
  /** Minutes that the catalogue names, for every service of the place. */
  readonly usual: ReadonlyMap<ServiceId, number>;
  readonly measured: ReadonlyMap<ServiceId, MeasuredTimes>;
  /** By service and hour of the day in Riga: `<service> <hour>`. */
  readonly byHour: ReadonlyMap<string, MeasuredTimes>;
  /** Minutes that usually pass between one client's goodbye and the next one's call while somebody waits. */
  readonly between: number;
  /** How wide ranges are made so that four of five hold, from what the last ranges came to; 1 as long as too few are known. */
  readonly spread: number;
}

/** A place without history. */
export function withoutHistory(usual: ReadonlyMap<ServiceId, number>): ServiceTimes {
  return { usual, measured: new Map(), byHour: new Map(), between: 1, spread: 1 };
}

/** From this many visits on a service counts as measured. */
export const MEASURED_FROM = 20;

/** As many visits weigh as much as what is assumed without them: the usual minutes; all hours of the service. */
const WORTH_OF_USUAL = 10;
const WORTH_OF_ALL_HOURS = 40;
const UNKNOWN_SERVICE_MINUTES = 10;

/**
 * The times of a service in an hour (0–23, Riga), in minutes by equal shares, rising: the hour's own as far as there are
 * many, drawn towards the service's, and these towards the usual minutes. Quantiles are averaged, so that the shape stays
 * that of a service and does not grow two humps.
 */
export function timesOf(times: ServiceTimes, service: ServiceId, hour: number): Float64Array {
  const known = remembered(times);
  const key = `${service} ${hour}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const usual = times.usual.get(service) ?? UNKNOWN_SERVICE_MINUTES;
  const assumed = Float64Array.from(USUAL_SHAPE, (share) => share * usual);
  const drawn = drawTowards(
    drawTowards(assumed, times.measured.get(service), WORTH_OF_USUAL),
    times.byHour.get(key),
    WORTH_OF_ALL_HOURS,
  );
  known.set(key, drawn);
  return drawn;
}

/** Whether enough visits of a service are known. */
export function isMeasured(times: ServiceTimes, service: ServiceId): boolean {
  return (times.measured.get(service)?.n ?? 0) >= MEASURED_FROM;
}

const REMEMBERED = new WeakMap<ServiceTimes, Map<string, Float64Array>>();

function remembered(times: ServiceTimes): Map<string, Float64Array> {
  let known = REMEMBERED.get(times);
  if (known === undefined) {
    known = new Map();
    REMEMBERED.set(times, known);
  }
  return known;
}

function drawTowards(assumed: Float64Array, measured: MeasuredTimes | undefined, worth: number): Float64Array {
  if (measured === undefined || measured.n === 0) return assumed;
  const weight = measured.n / (measured.n + worth);
  return assumed.map((minutes, share) => weight * (measured.minutes[share] ?? minutes) + (1 - weight) * minutes);
}

/** Times at a counter are skewed: most shorter than the mean, some much longer. Shares of a lognormal of mean 1, sigma 0.6. */
const SIGMA = 0.6;
const USUAL_SHAPE = Array.from({ length: SHARES }, (_, share) =>
  Math.exp(SIGMA * normalQuantile((share + 0.5) / SHARES) - SIGMA ** 2 / 2),
);
