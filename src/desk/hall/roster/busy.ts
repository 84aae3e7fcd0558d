/** When whoever serves will be done: a heap of ends with their groups. */
export class Busy {
  readonly #ends: number[] = [];
  readonly #groups: number[] = [];
  readonly #count: number[];

  constructor(groups: number) {
    this.#count = Array<number>(groups).fill(0);
  }

  of(group: number): number {
    return this.#count[group] as number;
  }

  nextEnd(): number {
    return this.#ends[0] ?? Number.POSITIVE_INFINITY;
  }

  add(group: number, end: number): void {
    this.#count[group] = this.of(group) + 1;
    this.#ends.push(end);
    this.#groups.push(group);
    for (let at = this.#ends.length - 1; at > 0; ) {
      const above = (at - 1) >> 1;
      if ((this.#ends[above] as number) <= (this.#ends[at] as number)) return;
      this.#swap(at, above);
      at = above;
    }
  }

  endOne(): void {
    const group = this.#groups[0] as number;
    this.#count[group] = this.of(group) - 1;
    this.#swap(0, this.#ends.length - 1);
    this.#ends.pop();
    this.#groups.pop();
    for (let at = 0; ; ) {
      let least = at;
      for (const below of [2 * at + 1, 2 * at + 2])
        if (below < this.#ends.length && (this.#ends[below] as number) < (this.#ends[least] as number)) least = below;
      if (least === at) return;
      this.#swap(at, least);
      at = least;
    }
  }

  #swap(a: number, b: number): void {
    [this.#ends[a], this.#ends[b]] = [this.#ends[b] as number, this.#ends[a] as number];
    [this.#groups[a], this.#groups[b]] = [this.#groups[b] as number, this.#groups[a] as number];
  }
}
