import type { Question } from '../mechanism.ts';

export interface Asked {
  readonly answers: number;
  readonly mean: number;
  /** The 95 % interval of the mean, within the scale. */
  readonly low: number;
  readonly high: number;
}

/**
 * What clients answered, on the question's scale from 1: `counts[0]` gave a 1, `counts[1]` a 2. `null` below the least number
 * of answers: so few say nothing of a unit and too much of a person. What lies off the scale is not counted. The spread is
 * taken with one answer more at either end, so that five equal answers are not shown as certainty.
 */
export function answered(question: Pick<Question, 'scale' | 'least'>, counts: readonly number[]): Asked | null {
  const counted = Array.from({ length: question.scale }, (_, index) => counts[index] ?? 0);
  const answers = sumOf(counted);
  if (answers < question.least || answers === 0) return null;
  const mean = meanOf(counted);
  const widened = counted.map((count, index) => count + (index === 0 || index === question.scale - 1 ? 1 : 0));
  const centre = meanOf(widened);
  const variance = sumOf(widened.map((count, index) => count * (index + 1 - centre) ** 2)) / (answers + 1);
  const reach = 1.96 * Math.sqrt(variance / (answers + 2));
  return { answers, mean, low: Math.max(1, mean - reach), high: Math.min(question.scale, mean + reach) };
}

function meanOf(counts: readonly number[]): number {
  return sumOf(counts.map((count, index) => count * (index + 1))) / sumOf(counts);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}
