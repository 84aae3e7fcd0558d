import type { Unsure } from './act.ts';
import type { Slot } from './bind-texts.ts';
import { printNumber } from './clause-number.ts';

const MOST_LISTED = 50;

/**
 * Numbers that are skipped among the found ones: lost by the scan, or repealed. They are not put back, for nothing says
 * which; the doubt stands at the line of the clause that follows.
 */
export function findGaps(slots: readonly Slot[]): Unsure[] {
  const gaps: Unsure[] = [];
  const lastOf = new Map<string, number>();
  for (const { number, chosen } of slots) {
    const above = number.slice(0, -1);
    const { n, raised } = number.at(-1)!;
    const key = printNumber(above);
    const expected = (lastOf.get(key) ?? 0) + 1;
    lastOf.set(key, n);
    if (raised > 0) continue;
    for (let lost = expected; lost < n && gaps.length < MOST_LISTED; lost++) {
      const name = printNumber([...above, { n: lost, raised: 0 }]);
      gaps.push({ line: chosen?.line.at ?? 1, why: 'number-missing', original: '', chosen: name, alternatives: [] });
    }
  }
  return gaps;
}
