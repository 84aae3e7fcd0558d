import type { Arrival, HallDay, StaffGroup } from './simulate-hall.ts';

interface Line {
  readonly pool: number;
  readonly skill: number;
  readonly isInternal: boolean;
  readonly who: number[];
  head: number;
}

/** Those who wait, by pool, skill and group: each a line in order of arrival. */
export class Queues {
  readonly #arrivals: readonly Arrival[];
  readonly #limit: number;
  readonly #lines: Line[] = [];
  waiting = 0;

  constructor({ arrivals, discipline }: HallDay) {
    this.#arrivals = arrivals;
    this.#limit = discipline.internalLimit ?? Number.POSITIVE_INFINITY;
  }

  join(one: number): void {
    const { pool, skill, isInternal } = this.#arrivals[one] as Arrival;
    let line = this.#lines.find((it) => it.pool === pool && it.skill === skill && it.isInternal === isInternal);
    if (line === undefined) {
      line = { pool, skill, isInternal, who: [], head: 0 };
      this.#lines.push(line);
    }
    line.who.push(one);
    this.waiting += 1;
  }

  /** Whom a group takes next, or −1. Those whose patience has ended have gone. */
  take(group: StaffGroup, now: number, outcome: { waits: Float64Array; gone: Uint8Array }): number {
    for (const pool of group.pools) {
      let best: Line | null = null;
      let bestRank = 3;
      let bestAt = 0;
      for (const line of this.#lines) {
        if (line.pool !== pool || (line.skill !== 0 && !group.skills.has(line.skill))) continue;
        this.#dropGone(line, now, outcome);
        const one = line.who[line.head];
        if (one === undefined) continue;
        const { at, isInternal } = this.#arrivals[one] as Arrival;
        const rank = isInternal ? (now - at >= this.#limit ? 0 : 2) : 1;
        if (best === null || rank < bestRank || (rank === bestRank && at < bestAt)) {
          best = line;
          bestRank = rank;
          bestAt = at;
        }
      }
      if (best !== null) {
        this.waiting -= 1;
        return best.who[best.head++] as number;
      }
    }
    return -1;
  }

  #dropGone(line: Line, now: number, { waits, gone }: { waits: Float64Array; gone: Uint8Array }): void {
    // Patience may differ from one to the next: only who stands first is looked at, the rest when they do.
    for (let one = line.who[line.head]; one !== undefined; one = line.who[line.head]) {
      const { at, patience } = this.#arrivals[one] as Arrival;
      if (patience === undefined || now - at <= patience) return;
      waits[one] = patience;
      gone[one] = 1;
      line.head += 1;
      this.waiting -= 1;
    }
  }
}
