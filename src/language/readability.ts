import { sentences } from './sentences.ts';
import { tokenise } from './tokenise.ts';

/**
 * How hard a Latvian text is. Trends of a unit, never a gate: the formulas were made for Latvian prose, official
 * letters stand lower as a whole.
 */
export interface Readability {
  readonly sentences: number;
  readonly words: number;
  /** S. Stepiņa (a): 120.5 − 0.5 × letters per word × words per sentence. Higher is easier. */
  readonly stepina: number;
  /** S. Stepiņa (b): 104 − words of three or more syllables in six sentences. Higher is easier. */
  readonly stepinaSyllables: number;
  /** Words per sentence + share of words longer than six letters. Higher is harder. */
  readonly lix: number;
}

/** Scores of a text rounded to one decimal; `null` where it holds no words. */
export function readability(text: string): Readability | null {
  const words = tokenise(text).filter(({ kind }) => kind === 'word');
  if (words.length === 0) return null;
  const count = Math.max(1, sentences(text).filter(({ start, end }) => /\p{L}/u.test(text.slice(start, end))).length);
  const letters = words.reduce((sum, word) => sum + word.text.length, 0);
  const long = words.filter((word) => word.text.length > 6).length;
  const many = words.filter((word) => syllables(word.text) >= 3).length;
  return {
    sentences: count,
    words: words.length,
    stepina: round(120.5 - 0.5 * (letters / words.length) * (words.length / count)),
    stepinaSyllables: round(104 - (many / count) * 6),
    lix: round(words.length / count + (100 * long) / words.length),
  };
}

/** Syllables of a word: vowels, a diphthong counted once. */
export function syllables(word: string): number {
  return word.toLowerCase().match(/ai|au|ei|eu|ie|iu|oi|ou|ui|[aāeēiīoōuūy]/gu)?.length ?? 0;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
