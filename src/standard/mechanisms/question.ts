import type { Question } from '../mechanism.ts';

export interface Asked {
  readonly answers: number;
  readonly mean: number;
}

/**
 * What clients answered, on the question's scale from 1. `null` below the least number of answers: so few say nothing
 * of a unit and too much of a person. Answers off the scale are not counted.
 */
export function answered(question: Question, answers: readonly number[]): Asked | null {
  const counted = answers.filter((answer) => Number.isInteger(answer) && answer >= 1 && answer <= question.scale);
  if (counted.length < question.least) return null;
  return { answers: counted.length, mean: counted.reduce((sum, answer) => sum + answer, 0) / counted.length };
}
