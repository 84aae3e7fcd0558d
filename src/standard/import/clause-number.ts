/** One component of a clause number: `5` is { n: 5, raised: 0 }, `5¹` is { n: 5, raised: 1 }. */
export interface Component {
  readonly n: number;
  readonly raised: number;
}
export type ClauseNumber = readonly Component[];

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const HIGHEST = 999;
const DEEPEST = 6;

/** As printed without the final dot: `8.5.1`, `5¹.2`. */
export function printNumber(number: ClauseNumber): string {
  return number.map(({ n, raised }) => `${n}${raised === 0 ? '' : raise(raised)}`).join('.');
}

/** Order of the clauses in an act: 5 < 5.1 < 5.10 < 5¹ < 6. */
export function compareNumbers(a: ClauseNumber, b: ClauseNumber): number {
  for (let depth = 0; depth < Math.min(a.length, b.length); depth++) {
    const difference = a[depth]!.n - b[depth]!.n || a[depth]!.raised - b[depth]!.raised;
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/**
 * Every number that the damaged signs may stand for, the plain reading first: `54.` → 54, 5.4; `5.54.` → 5.54, 5.5.4;
 * `l.1.` → 1.1. Empty where no digit is to be had. Raised digits follow their number with or without a dot (`5.¹`).
 */
export function readNumber(raw: string): ClauseNumber[] {
  const plain = raw
    .replace(/[lI|]/g, '1')
    .replace(/[Oo]/g, '0')
    .replace(/\^(\d+)/g, (_, digits: string) => raise(Number(digits)))
    .replace(/[,\s]+/g, '.')
    .replace(/\.+/g, '.')
    .replace(/\.([⁰¹²³⁴⁵⁶⁷⁸⁹])/g, '$1')
    .replace(/([⁰¹²³⁴⁵⁶⁷⁸⁹])(\d)/g, '$1.$2')
    .replace(/^\.|\.$/g, '');
  const parts = plain.split('.');
  if (parts.length > DEEPEST || !parts.every((part) => /^\d{1,3}[⁰¹²³⁴⁵⁶⁷⁸⁹]{0,2}$/.test(part))) return [];
  let readings: Component[][] = [[]];
  for (const part of parts) {
    const splits = waysToSplit(part);
    readings = readings.flatMap((before) => splits.map((after) => [...before, ...after]));
  }
  return readings
    .filter((reading) => reading.length <= DEEPEST && reading.every(({ n }) => n > 0 && n <= HIGHEST))
    .sort((a, b) => a.length - b.length);
}

/** The number right before among its siblings, or the clause above for a first one; `null` for 1. */
export function before(number: ClauseNumber): ClauseNumber | null {
  const above = number.slice(0, -1);
  const last = number.at(-1);
  if (last === undefined) return null;
  if (last.raised > 0) return [...above, { n: last.n, raised: last.raised - 1 }];
  if (last.n > 1) return [...above, { n: last.n - 1, raised: 0 }];
  return above.length > 0 ? above : null;
}

/** The numbers that may come right after: first sub-clause, next sibling, next sibling of each clause above. */
export function after(number: ClauseNumber): ClauseNumber[] {
  const following: ClauseNumber[] = [[...number, { n: 1, raised: 0 }]];
  for (let depth = number.length; depth > 0; depth--) {
    const last = number[depth - 1]!;
    following.push([...number.slice(0, depth - 1), { n: last.n + 1, raised: 0 }]);
    following.push([...number.slice(0, depth - 1), { n: last.n, raised: last.raised + 1 }]);
  }
  return following;
}

/** Lost dots: `524` may be 524, 5.24, 52.4, 5.2.4. Digits that stand raised stay with the last component. */
function waysToSplit(part: string): Component[][] {
  const digits = part.replace(/[^\d]/g, '');
  const raised = lower(part.slice(digits.length));
  const ways: Component[][] = [];
  for (let cuts = 0; cuts < 2 ** (digits.length - 1); cuts++) {
    const numbers: string[] = [digits[0]!];
    for (let index = 1; index < digits.length; index++) {
      if (cuts & (1 << (index - 1))) numbers.push(digits[index]!);
      else numbers[numbers.length - 1] += digits[index]!;
    }
    if (numbers.some((number) => number.startsWith('0'))) continue;
    ways.push(
      numbers.map((number, index) => ({ n: Number(number), raised: index === numbers.length - 1 ? raised : 0 })),
    );
  }
  return ways;
}

function raise(number: number): string {
  return [...String(number)].map((digit) => RAISED[Number(digit)]).join('');
}

function lower(raised: string): number {
  return raised === '' ? 0 : Number([...raised].map((digit) => RAISED.indexOf(digit)).join(''));
}
