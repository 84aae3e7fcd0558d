import { type ClauseNumber, compareNumbers, printNumber } from './clause-number.ts';
import type { Chosen } from './choose-numbers.ts';
import type { Line } from './read-lines.ts';

/** A clause to be filled: where its number stands, if anywhere. */
export interface Slot {
  readonly number: ClauseNumber;
  readonly name: string;
  /** `null` where the number was lost and is inferred from its sub-clauses. */
  readonly chosen: Chosen | null;
}

export interface Bound {
  readonly slots: readonly Slot[];
  /** Lines of each slot by its name, in order. */
  readonly linesOf: ReadonlyMap<string, readonly Line[]>;
  readonly orphans: readonly Line[];
  /** First lines of clauses whose beginning is a guess. */
  readonly weak: readonly Line[];
}

const LOST = -50;
const ORPHAN = -12;
const WEAK = 3;
/** Bounds a stretch of torn numbers: lines × clauses. Beyond it nothing is guessed. */
const MOST_STATES = 4_000_000;

/**
 * Gives every text line to a clause. Numbers beside their text are fixed points; between two of them the torn numbers
 * (sorted) and the texts (as they stand) are laid along each other so that each clause begins where a sentence, a
 * semicolon or a gap lets one begin. Exact by dynamic programming, a stretch at a time.
 */
export function bindTexts(lines: readonly Line[], chosen: ReadonlyMap<Line, Chosen>): Bound {
  const slots = slotsOf([...chosen.values()]);
  const indexOf = new Map(slots.map((slot, index) => [slot.name, index]));
  const linesOf = new Map<string, Line[]>();
  const orphans: Line[] = [];
  const weak: Line[] = [];
  for (const { name } of slots) linesOf.set(name, []);
  const give = (slot: Slot, line: Line) => linesOf.get(slot.name)?.push(line);

  let stretch: Piece[] = [];
  let from = -1;
  let last: Line | null = null;
  let barrier = false;
  const settle = (until: number) => {
    const result = lay(stretch, slots, from, until, last);
    stretch.forEach(({ line }, index) => {
      const { slot, begins, score } = result[index]!;
      if (slot === null) orphans.push(line);
      else give(slots[slot]!, line);
      if (slot !== null && (begins ? score < WEAK : score <= -3)) weak.push(line);
    });
    stretch = [];
  };
  for (const line of lines) {
    const number = chosen.get(line);
    if (line.kind === 'heading') barrier = true;
    else if (number?.beside) {
      const at = indexOf.get(printNumber(number.reading.number))!;
      settle(at);
      give(slots[at]!, line);
      from = at;
      last = line;
      barrier = false;
    } else if (!number) {
      stretch.push({ line, barrier });
      barrier = false;
    }
  }
  settle(slots.length);
  return { slots, linesOf, orphans, weak };
}

/** Every number that was found and every number above one of them, sorted. */
function slotsOf(found: readonly Chosen[]): Slot[] {
  const slots = new Map<string, Slot>();
  for (const chosen of found) {
    const { number } = chosen.reading;
    slots.set(printNumber(number), { number, name: printNumber(number), chosen });
  }
  for (const { reading } of found) {
    for (let depth = 1; depth < reading.number.length; depth++) {
      const number = reading.number.slice(0, depth);
      const name = printNumber(number);
      if (!slots.has(name)) slots.set(name, { number, name, chosen: null });
    }
  }
  return [...slots.values()].sort((a, b) => compareNumbers(a.number, b.number));
}

interface Piece {
  readonly line: Line;
  /** A heading stands before the line: no text runs on across it. */
  readonly barrier: boolean;
}

interface Laid {
  readonly slot: number | null;
  readonly begins: boolean;
  readonly score: number;
}

/** State 2k: the line belongs to the k-th slot of the stretch (0 = the one before it); 2k+1: to none, after it. */
function lay(pieces: readonly Piece[], slots: readonly Slot[], from: number, until: number, last: Line | null): Laid[] {
  const count = Math.max(until - from, 1);
  if (pieces.length * count > MOST_STATES) return pieces.map(() => ({ slot: null, begins: false, score: 0 }));
  const width = 2 * count;
  let scores = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
  scores[from < 0 ? 1 : 0] = 0;
  const back: Int32Array[] = [];
  pieces.forEach(({ line, barrier }, at) => {
    const previous = pieces[at - 1]?.line ?? last;
    const next = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
    const origin = new Int32Array(width).fill(-1);
    const stay = barrier ? Number.NEGATIVE_INFINITY : staying(previous, line);
    let best = Number.NEGATIVE_INFINITY;
    let bestFrom = -1;
    for (let k = 0; k < count; k++) {
      const take = (state: number, score: number, source: number) => {
        if (score > next[state]!) {
          next[state] = score;
          origin[state] = source;
        }
      };
      if (k > 0) take(2 * k, best + beginning(previous, line, slots, from + k), bestFrom);
      take(2 * k, scores[2 * k]! + stay, 2 * k);
      take(2 * k + 1, scores[2 * k]! + ORPHAN, 2 * k);
      take(2 * k + 1, scores[2 * k + 1]! + (barrier ? ORPHAN : 0), 2 * k + 1);
      // Slots passed over on the way lose their text.
      best += LOST;
      for (const state of [2 * k, 2 * k + 1]) {
        if (scores[state]! > best) {
          best = scores[state]!;
          bestFrom = state;
        }
      }
    }
    back.push(origin);
    scores = next;
  });
  const ends = Array.from(scores, (score, state) => score + LOST * (count - 1 - (state >> 1)));
  let state = ends.indexOf(Math.max(...ends));
  const laid: Laid[] = [];
  for (let at = pieces.length - 1; at >= 0; at--) {
    const source = back[at]![state]!;
    const k = state >> 1;
    const begins = source !== state;
    const previous = pieces[at - 1]?.line ?? last;
    const line = pieces[at]!.line;
    const score = begins
      ? beginning(previous, line, slots, from + k) + (pieces[at]!.barrier ? 3 : 0)
      : staying(previous, line);
    laid.push({ slot: state % 2 === 1 || from + k < 0 ? null : from + k, begins, score });
    state = source;
  }
  return laid.reverse();
}

/** What speaks for (above 0) and against a clause beginning with `line`. Sources: how acts are punctuated. */
function beginning(previous: Line | null, line: Line, slots: readonly Slot[], at: number): number {
  const { number, chosen } = slots[at]!;
  const above = slots[at - 1]?.number;
  const isChild = above !== undefined && number.length > above.length;
  let score = 0;
  if (previous) {
    const end = previous.text.replace(/["”“»']$/, '').at(-1) ?? '';
    if (end === ':') score += isChild ? 8 : -2;
    else if (isChild) score -= 4;
    else if (end === ';') score += 6;
    else if (end === '.') score += 4;
    else score -= 8;
  }
  if (line.afterGap) score += 2;
  const upper = /^["„“«]?\p{Lu}/u.test(line.text);
  if (number.length === 1) score += upper ? 2 : -4;
  // In columns torn by a scanner the numbers come first.
  if (chosen && chosen.line.at > line.at) score -= 5;
  return score;
}

/** What speaks against `line` running on from the one before. */
function staying(previous: Line | null, line: Line): number {
  if (!previous) return 0;
  const end = previous.text.at(-1);
  if (end === ';') return -6;
  if (end === ':') return line.afterGap ? -3 : -1;
  return end === '.' && line.afterGap && /^\p{Lu}/u.test(line.text) ? -3 : 0;
}
