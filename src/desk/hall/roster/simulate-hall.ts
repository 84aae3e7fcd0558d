import { Busy } from './busy.ts';
import { Queues } from './queues.ts';

/** A kind of work with a target of its own: the hall today; calls (8.1: three rings) are another one beside it. */
export interface Pool {
  readonly id: string;
  /** The share of those who come that shall wait at most so many minutes. */
  readonly target: { readonly share: number; readonly minutes: number };
}

/** One who comes (or calls), in minutes from the day's beginning; a day's arrivals stand by time. */
export interface Arrival {
  readonly at: number;
  /** Which of the pools. */
  readonly pool: number;
  /** What of the staff it needs: 0: anybody of the pool; else a skill that not everybody has. */
  readonly skill: number;
  /** How long serving them takes. */
  readonly minutes: number;
  /** 6.9: a colleague; external clients of the pool come first. */
  readonly isInternal: boolean;
  /** After how many minutes they go (or ring off) unserved; absent: they stay. */
  readonly patience?: number;
}

/** People who can do the same: the pools they take, in their order of preference, and how many of them there are when. */
export interface StaffGroup {
  readonly pools: readonly number[];
  /** Skills beside 0 that they have. */
  readonly skills: ReadonlySet<number>;
  /** How many are at work, by slot of the day. */
  readonly count: readonly number[];
}

/** In what order those who wait are taken. */
export interface HallDiscipline {
  /** Minutes after which a colleague is taken before external clients; `null`: never (6.9). */
  readonly internalLimit: number | null;
}

export interface HallDay {
  readonly arrivals: readonly Arrival[];
  readonly pools: readonly Pool[];
  readonly staff: readonly StaffGroup[];
  readonly discipline: HallDiscipline;
  /** Minutes from the day's beginning at which the first slot begins, and of each slot. */
  readonly slots: { readonly from: number; readonly minutes: number };
}

/** What a day came to. */
export interface HallOutcome {
  /** Minutes waited by each arrival until served; for those who went, their patience; `Infinity`: nobody could serve them. */
  readonly waits: Float64Array;
  readonly gone: Uint8Array;
  /** Minutes of work begun in each slot. */
  readonly worked: Float64Array;
}

/**
 * One day of a hall, moment by moment: who comes, who is free, who is taken next. What the day is made of (when they come,
 * how long each takes) is handed in, so that staffings are compared on the very same days. Whoever is at work finishes whom
 * they serve when their slot ends; those who still wait when the last slot ends are served by its people. Pure.
 */
export function simulateHall(day: HallDay): HallOutcome {
  const { arrivals, staff, slots } = day;
  const outcome = {
    waits: new Float64Array(arrivals.length).fill(Number.POSITIVE_INFINITY),
    gone: new Uint8Array(arrivals.length),
    worked: new Float64Array(Math.max(1, ...staff.map(({ count }) => count.length))),
  };
  const queues = new Queues(day);
  const busy = new Busy(staff.length);
  const lastSlot = outcome.worked.length - 1;
  const groups = staff.map((_, group) => group).sort((a, b) => breadth(staff[a]) - breadth(staff[b]));
  let slot = 0;
  let next = 0;
  for (;;) {
    const comes = next < arrivals.length ? (arrivals[next] as Arrival).at : Number.POSITIVE_INFINITY;
    const turns = slot < lastSlot ? slots.from + (slot + 1) * slots.minutes : Number.POSITIVE_INFINITY;
    const now = Math.min(comes, turns, busy.nextEnd());
    if (now === Number.POSITIVE_INFINITY) break;
    if (now === busy.nextEnd()) busy.endOne();
    else if (now === turns) slot += 1;
    else queues.join(next++);
    takeAll(now);
    if (next >= arrivals.length && queues.waiting === 0) break;
  }
  return outcome;

  /** Everybody free takes somebody; those with the fewest powers first, so that the others stay free for what only they do. */
  function takeAll(now: number): void {
    for (const group of groups) {
      const { count } = staff[group] as StaffGroup;
      while (queues.waiting > 0 && busy.of(group) < (count[slot] ?? 0)) {
        const one = queues.take(staff[group] as StaffGroup, now, outcome);
        if (one === -1) break;
        const { at: came, minutes } = arrivals[one] as Arrival;
        outcome.waits[one] = Math.max(0, now - came);
        outcome.worked[slot] = (outcome.worked[slot] as number) + minutes;
        busy.add(group, now + minutes);
      }
    }
  }
}

function breadth(group: StaffGroup | undefined): number {
  return group === undefined ? 0 : group.pools.length * 100 + group.skills.size;
}
