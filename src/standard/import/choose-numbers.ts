import { after, before, type ClauseNumber, compareNumbers, printNumber } from './clause-number.ts';
import type { Line, Reading } from './read-lines.ts';

/** A number that was settled: the line it stands on and whether its text stands beside it. */
export interface Chosen {
  readonly line: Line;
  readonly reading: Reading;
  readonly beside: boolean;
}

export interface NumberChoice {
  readonly chosen: ReadonlyMap<Line, Chosen>;
  /** Lines that begin like a clause but fit nowhere, or a second time; they stay text, number included. */
  readonly rejected: ReadonlyMap<Line, 'number-out-of-order' | 'number-duplicate'>;
}

const ROUNDS = 4;

/**
 * Settles what each line's number says by its neighbours: the reading whose forerunner and follower are there wins over
 * the one that stands alone (`54.` between 5.3 and 5.5 is 5.4). Running text that begins with a number fits nowhere and
 * is rejected.
 */
export function chooseNumbers(lines: readonly Line[]): NumberChoice {
  const numbered = lines.filter((line) => line.readings.length > 0);
  const picks = numbered.map((line) => line.readings[0]!);
  const present = countOf(picks);
  for (let round = 0; round < ROUNDS; round++) {
    let settled = true;
    numbered.forEach((line, index) => {
      const old = picks[index]!;
      const pick = best(line, old, picks[index - 1], picks[index + 1], present);
      if (pick === old) return;
      settled = false;
      // The line after it is judged by the new reading already; else two wrong neighbours uphold each other.
      picks[index] = pick;
      count(present, old, -1);
      count(present, pick, 1);
    });
    if (settled) break;
  }
  const chosen = new Map<Line, Chosen>();
  const rejected = new Map<Line, 'number-out-of-order' | 'number-duplicate'>();
  const seen = new Set<string>();
  numbered.forEach((line, index) => {
    const reading = picks[index]!;
    const name = printNumber(reading.number);
    const fits = support(reading, picks[index - 1], picks[index + 1], present) >= 1 || isFirst(reading.number);
    if (!fits) rejected.set(line, 'number-out-of-order');
    else if (seen.has(name)) rejected.set(line, 'number-duplicate');
    else {
      seen.add(name);
      chosen.set(line, { line, reading, beside: reading.rest !== '' });
    }
  });
  for (const line of againstTheOrder([...chosen.values()].filter(({ beside }) => beside))) {
    chosen.delete(line);
    rejected.set(line, 'number-out-of-order');
  }
  return { chosen, rejected };
}

function countOf(picks: readonly Reading[]): Map<string, number> {
  const present = new Map<string, number>();
  for (const pick of picks) count(present, pick, 1);
  return present;
}

function count(present: Map<string, number>, { number }: Reading, by: number): void {
  const name = printNumber(number);
  const left = (present.get(name) ?? 0) + by;
  if (left > 0) present.set(name, left);
  else present.delete(name);
}

function best(
  line: Line,
  current: Reading,
  previous: Reading | undefined,
  next: Reading | undefined,
  present: ReadonlyMap<string, number>,
): Reading {
  let choice = current;
  let highest = Number.NEGATIVE_INFINITY;
  for (const reading of line.readings) {
    // A plain reading needs less support than a repair, and a repeated number is a poor one.
    const repeated = (present.get(printNumber(reading.number)) ?? 0) > (reading === current ? 1 : 0);
    const score = support(reading, previous, next, present) + (reading.plain ? 1 : 0) - (repeated ? 3 : 0);
    if (score > highest) {
      highest = score;
      choice = reading;
    }
  }
  return choice;
}

/** How well a reading stands among the others; 0 where nothing speaks for it. */
function support(
  { number }: Reading,
  previous: Reading | undefined,
  next: Reading | undefined,
  present: ReadonlyMap<string, number>,
): number {
  const forerunner = before(number);
  let score = 0;
  if (previous && follows(previous.number, number)) score += 2;
  else if (previous && shortlyAfter(previous.number, number)) score += 1;
  if (next && follows(number, next.number)) score += 2;
  if (forerunner && present.has(printNumber(forerunner))) score += 1.5;
  if (
    after(number)
      .slice(0, 2)
      .some((one) => present.has(printNumber(one)))
  )
    score += 0.5;
  return score;
}

function follows(a: ClauseNumber, b: ClauseNumber): boolean {
  const name = printNumber(b);
  return after(a).some((one) => printNumber(one) === name);
}

/** A sibling at most three further on: a number between was lost. */
function shortlyAfter(a: ClauseNumber, b: ClauseNumber): boolean {
  const step = (b.at(-1)?.n ?? 0) - (a[b.length - 1]?.n ?? 0);
  return printNumber(a.slice(0, b.length - 1)) === printNumber(b.slice(0, -1)) && step >= 1 && step <= 3;
}

function isFirst(number: ClauseNumber): boolean {
  return number.length === 1 && number[0]!.n === 1 && number[0]!.raised === 0;
}

/** Numbers beside their text must rise; the fewest that break the order are given up (longest rising run is kept). */
function againstTheOrder(anchors: readonly Chosen[]): Line[] {
  const tails: number[] = [];
  const from: number[] = [];
  anchors.forEach(({ reading }, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareNumbers(anchors[tails[middle]!]!.reading.number, reading.number) < 0) low = middle + 1;
      else high = middle;
    }
    from.push(low > 0 ? tails[low - 1]! : -1);
    tails[low] = index;
  });
  const kept = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = from[at]!) kept.add(at);
  return anchors.filter((_, index) => !kept.has(index)).map(({ line }) => line);
}
