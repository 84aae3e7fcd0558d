import type { Unsure } from './act.ts';
import type { Bound } from './bind-texts.ts';
import type { NumberChoice } from './choose-numbers.ts';
import { findGaps } from './number-gaps.ts';
import type { Line } from './read-lines.ts';

/** Every doubt about a number or about where a clause begins. Unordered. */
export function doubtsOfNumbers(numbers: NumberChoice, bound: Bound, body: readonly Line[]): Unsure[] {
  const doubts: Unsure[] = findGaps(bound.slots);
  const inBody = new Set(body);
  for (const [line, why] of numbers.rejected) if (inBody.has(line)) doubts.push(doubt(line, why));
  for (const slot of bound.slots) {
    const first = bound.linesOf.get(slot.name)?.[0];
    const line = slot.chosen?.line ?? first;
    if (slot.chosen === null)
      doubts.push({ line: line?.at ?? 1, why: 'number-inferred', original: '', chosen: slot.name, alternatives: [] });
    else if (!slot.chosen.reading.plain) {
      const { raw } = slot.chosen.reading;
      doubts.push({
        line: slot.chosen.line.at,
        why: 'number-repaired',
        original: raw,
        chosen: slot.name,
        alternatives: [],
      });
    }
    if (!first)
      doubts.push({
        line: line?.at ?? 1,
        why: 'number-without-text',
        original: slot.name,
        chosen: slot.name,
        alternatives: [],
      });
  }
  for (const line of bound.orphans) doubts.push(doubt(line, 'text-without-number'));
  for (const line of bound.weak) doubts.push(doubt(line, 'weak-boundary'));
  return doubts;
}

/** A doubt about a whole line, which stays as it is. */
export function doubt(line: Line, why: Unsure['why']): Unsure {
  return { line: line.at, why, original: line.text, chosen: line.text, alternatives: [] };
}
