import type { ServiceId } from '../../../vocabulary/ids.ts';
import type { ServiceTimes } from '../service-times.ts';
import { drawDays, type DrawnDay } from './draw-days.ts';
import { type HallDiscipline, type Pool, simulateHall, type StaffGroup } from './simulate-hall.ts';

/** One who came on a past day: the quarter of an hour (0–95, Riga), for what, and whether a colleague. */
export interface LoggedArrival {
  readonly quarter: number;
  readonly service: ServiceId;
  readonly isInternal: boolean;
  readonly count: number;
}

export interface LoggedDay {
  /** 1: Monday … 7: Sunday. */
  readonly weekday: number;
  readonly arrivals: readonly LoggedArrival[];
}

/** A weekday on which the place is open, in whole hours: from the hour in which it opens until the one in which it closes. */
export interface OpenDay {
  readonly weekday: number;
  readonly from: number;
  readonly to: number;
}

export interface RosterQuestion {
  readonly days: readonly LoggedDay[];
  readonly open: readonly OpenDay[];
  readonly times: ServiceTimes;
  readonly target: Pool['target'];
  readonly discipline: HallDiscipline;
  /** Services that not everybody gives: of each it is asked how many must. */
  readonly only: readonly ServiceId[];
  /** Desks as they are planned, by weekday, an hour each from the day's first; a weekday that is not here has no plan. */
  readonly plan: Readonly<Record<number, readonly number[]>>;
  readonly seed: number;
  /** How many days of each weekday are run. */
  readonly runs: number;
}

/** What so many desks would come to in an hour. */
export interface HourWait {
  readonly desks: number;
  /** Minutes within which nine of ten of those who come in this hour are called; `Infinity`: nobody calls them. */
  readonly p90: number;
  /** The share called within the target, 0–1. */
  readonly share: number;
}

export interface HourAdvice {
  readonly hour: number;
  /** Mean of those who come. */
  readonly arrivals: number;
  /** With the fewest desks that keep the target here and in the hours after. */
  readonly needed: HourWait;
  /** How sure: as few might do, as many might be needed, as far as days of the same name differ (nine of ten). */
  readonly from: number;
  readonly to: number;
  /** With one desk fewer in this hour alone; `null`: there would be none. */
  readonly fewer: HourWait | null;
  readonly planned: HourWait | null;
}

export interface DayAdvice {
  readonly weekday: number;
  /** How many past days of this weekday it rests on; none: nothing is advised. */
  readonly days: number;
  readonly hours: readonly HourAdvice[];
  /** Of the needed desks at least so many must give the service, all day, so that its own clients wait no longer. */
  readonly skilled: readonly { readonly service: ServiceId; readonly desks: number }[];
}

/**
 * How many desks are needed by weekday and hour, so that the target holds: days drawn from the log are run under one
 * staffing after another, each on the very same days. Takes a while (tens of milliseconds a weekday): ask it in a thread
 * of its own. Pure; the same answer for the same question.
 */
export function* adviseRoster(question: RosterQuestion): Generator<DayAdvice> {
  for (const open of question.open) {
    const past = question.days.filter(({ weekday }) => weekday === open.weekday);
    yield past.length === 0
      ? { weekday: open.weekday, days: 0, hours: [], skilled: [] }
      : { weekday: open.weekday, days: past.length, ...adviseDay(question, open, past) };
  }
}

const MOST_DESKS = 80;

function adviseDay(
  question: RosterQuestion,
  open: OpenDay,
  past: readonly LoggedDay[],
): Pick<DayAdvice, 'hours' | 'skilled'> {
  const drawn = drawDays(question, open, past);
  const hours = open.to - open.from;
  const run = (desks: readonly number[]) => runAll(question, open, drawn, desks);
  const desks = fewest(run, offered(drawn, open), question.target.share);
  const found = run(desks);
  const plan = question.plan[open.weekday];
  const planned = plan === undefined ? null : run(fit(plan, hours));
  const advised = desks.map((count, nth): HourAdvice => {
    const result = found[nth] as HourResult;
    const fewer = count > 1 ? (run(desks.with(nth, count - 1))[nth] as HourResult) : null;
    const share = question.target.share;
    return {
      hour: open.from + nth,
      arrivals: result.came / drawn.length,
      needed: waitOf(count, result),
      from: fewer !== null && bound(fewer, past.length, 1) >= share ? count - 1 : count,
      to: result.came > 0 && bound(result, past.length, -1) < share ? count + 1 : count,
      fewer: fewer === null ? null : waitOf(count - 1, fewer),
      planned:
        planned === null
          ? null
          : waitOf(fit(plan as readonly number[], hours)[nth] as number, planned[nth] as HourResult),
    };
  });
  return { hours: advised, skilled: skilledAmong(question, open, drawn, desks) };
}

/** For each service that not everybody gives: the fewest who must, with everybody else free for the rest. */
function skilledAmong(
  question: RosterQuestion,
  open: OpenDay,
  drawn: readonly DrawnDay[],
  desks: readonly number[],
): DayAdvice['skilled'] {
  const most = Math.max(...desks);
  return question.only.flatMap((service, nth) => {
    const skill = nth + 1;
    if (!drawn.some(({ arrivals }) => arrivals.some((one) => one.skill === skill))) return [];
    const others = new Set(question.only.map((_, at) => at + 1).filter((one) => one !== skill));
    const isEnough = (able: number) => {
      const staff = [
        { pools: [0], skills: new Set([...others, skill]), count: desks.map((all) => Math.min(all, able)) },
        { pools: [0], skills: others, count: desks.map((all) => Math.max(0, all - able)) },
      ];
      return shareOfSkill(question, open, drawn, staff, skill) >= question.target.share;
    };
    let able = 1;
    while (able < most && !isEnough(able)) able += 1;
    return [{ service, desks: able }];
  });
}

function shareOfSkill(
  { target, discipline }: RosterQuestion,
  { from }: OpenDay,
  drawn: readonly DrawnDay[],
  staff: readonly StaffGroup[],
  skill: number,
): number {
  let came = 0;
  let inTime = 0;
  for (const { arrivals } of drawn) {
    const day = { arrivals, pools: [{ id: 'hall', target }], staff, discipline };
    const { waits } = simulateHall({ ...day, slots: { from: from * 60, minutes: SLOT_MINUTES } });
    for (const [nth, one] of arrivals.entries()) {
      if (one.skill !== skill) continue;
      came += 1;
      if ((waits[nth] as number) <= target.minutes) inTime += 1;
    }
  }
  return came === 0 ? 1 : inTime / came;
}

/** Up, hour by hour from the first that fails, until none does; then down again wherever nothing fails without it. */
function fewest(run: (desks: readonly number[]) => HourResult[], begin: number[], share: number): number[] {
  const holds = (results: readonly HourResult[]) => results.findIndex((one) => shareOf(one) < share);
  let desks = begin;
  for (;;) {
    const failing = holds(run(desks));
    if (failing === -1) break;
    // Everybody at work and still too late: what was left over from the hour before is worked off there.
    const at = (desks[failing] as number) < MOST_DESKS ? failing : desks.findIndex((one) => one < MOST_DESKS);
    if (at === -1) break;
    desks = desks.with(at, (desks[at] as number) + 1);
  }
  for (let hour = desks.length - 1; hour >= 0; hour -= 1)
    while ((desks[hour] as number) > 1) {
      const fewer = desks.with(hour, (desks[hour] as number) - 1);
      if (holds(run(fewer)) !== -1) break;
      desks = fewer;
    }
  return desks;
}

/** The work that comes in each hour, in desks, rounded down: fewer than that can never do. */
function offered(drawn: readonly DrawnDay[], { from, to }: OpenDay): number[] {
  const minutes = Array<number>(to - from).fill(0);
  for (const { arrivals } of drawn)
    for (const one of arrivals) {
      const hour = slotOf(one.at, from, to);
      minutes[hour] = (minutes[hour] as number) + one.minutes;
    }
  return minutes.map((all) => Math.max(1, Math.floor(all / drawn.length / 60)));
}

interface HourResult {
  came: number;
  inTime: number;
  readonly waits: number[];
  /** By the past day that the run was drawn from. */
  readonly byDay: { came: number; inTime: number }[];
}

const SLOT_MINUTES = 60;

function runAll(
  { target, discipline, only }: RosterQuestion,
  { from, to }: OpenDay,
  drawn: readonly DrawnDay[],
  desks: readonly number[],
): HourResult[] {
  const results = desks.map((): HourResult => ({ came: 0, inTime: 0, waits: [], byDay: [] }));
  const everything = new Set(only.map((_, nth) => nth + 1));
  const staff = [{ pools: [0], skills: everything, count: desks }];
  const pools = [{ id: 'hall', target }];
  for (const { arrivals, drawnFrom } of drawn) {
    const slots = { from: from * 60, minutes: SLOT_MINUTES };
    const { waits } = simulateHall({ arrivals, pools, staff, discipline, slots });
    for (const [nth, { at }] of arrivals.entries()) {
      const result = results[slotOf(at, from, to)] as HourResult;
      const wait = waits[nth] as number;
      const isInTime = wait <= target.minutes ? 1 : 0;
      result.came += 1;
      result.inTime += isInTime;
      result.waits.push(wait);
      const day = (result.byDay[drawnFrom] ??= { came: 0, inTime: 0 });
      day.came += 1;
      day.inTime += isInTime;
    }
  }
  return results;
}

function slotOf(at: number, from: number, to: number): number {
  return Math.min(to - from - 1, Math.max(0, Math.floor(at / SLOT_MINUTES) - from));
}

function shareOf({ came, inTime }: HourResult): number {
  return came === 0 ? 1 : inTime / came;
}

function waitOf(desks: number, result: HourResult): HourWait {
  const sorted = result.waits.toSorted((a, b) => a - b);
  const at = Math.max(0, Math.ceil(sorted.length * 0.9) - 1);
  return { desks, p90: sorted[at] ?? 0, share: shareOf(result) };
}

/** The share with a bound of nine in ten upon it, as far as past days of the same name differ from each other. */
function bound(result: HourResult, days: number, sign: 1 | -1): number {
  const shares = result.byDay
    .filter((one) => one !== undefined && one.came > 0)
    .map(({ came, inTime }) => inTime / came);
  const share = shareOf(result);
  // A single day says nothing about how days differ: as much as a coin could.
  if (shares.length < 2) return share + sign * 0.25;
  const mean = shares.reduce((a, b) => a + b) / shares.length;
  const variance = shares.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (shares.length - 1);
  return share + sign * student(shares.length - 1) * Math.sqrt(variance / Math.min(days, shares.length));
}

/** Student’s t for nine of ten, both sides: few days make wide bounds. */
function student(freedom: number): number {
  return [6.31, 2.92, 2.35, 2.13, 2.02, 1.94, 1.89, 1.86][freedom - 1] ?? 1.7;
}

function fit(plan: readonly number[], hours: number): number[] {
  return Array.from({ length: hours }, (_, nth) => plan[nth] ?? 0);
}
