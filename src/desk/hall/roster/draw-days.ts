import { SHARES, timesOf } from '../service-times.ts';
import type { LoggedDay, OpenDay, RosterQuestion } from './advise-roster.ts';
import { seeded } from './seeded.ts';
import type { Arrival } from './simulate-hall.ts';

/** A day that might have been: who comes when and how long each takes. */
export interface DrawnDay {
  readonly arrivals: readonly Arrival[];
  /** Which of the past days it was drawn from. */
  readonly drawnFrom: number;
}

/**
 * Days drawn from the log: each past day of the weekday as often as the others, with its arrivals moved within their quarter
 * of an hour and times drawn from those of the service at that hour. Drawn once and run under every staffing: what differs
 * between two staffings is then the staffing and not the luck.
 */
export function drawDays(
  { times, runs, seed, only }: RosterQuestion,
  { weekday, from, to }: OpenDay,
  past: readonly LoggedDay[],
): DrawnDay[] {
  const next = seeded(seed + weekday * 7_919);
  return Array.from({ length: Math.max(runs, past.length) }, (_, run): DrawnDay => {
    const drawnFrom = run % past.length;
    const arrivals = (past[drawnFrom] as LoggedDay).arrivals.flatMap(({ quarter, service, isInternal, count }) => {
      const hour = Math.min(to - 1, Math.max(from, Math.floor(quarter / 4)));
      const skill = only.indexOf(service) + 1;
      const shares = timesOf(times, service, hour);
      return Array.from({ length: count }, (): Arrival => {
        const at = Math.max(from * 60, (quarter + next()) * 15);
        const minutes = (shares[Math.floor(next() * SHARES)] as number) + times.between;
        return { at, pool: 0, skill, minutes, isInternal };
      });
    });
    return { arrivals: arrivals.sort((a, b) => a.at - b.at), drawnFrom };
  });
}
