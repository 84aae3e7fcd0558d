import type { Span } from './finding.ts';
import { foldEvenly } from './fold.ts';

/**
 * A pattern for Latvian text written with its diacritics, to be held against `foldEvenly(text)`: so it also matches
 * letters typed without them, `\b` and `\w` mean Latvian words, and offsets are those of the original text.
 */
export function latvian(source: string): RegExp {
  return new RegExp(foldEvenly(source), 'gi');
}

/** Every place where one of the patterns matches the folded text, in the order of the patterns. */
export function places(folded: string, patterns: readonly RegExp[]): Span[] {
  return patterns.flatMap((pattern) =>
    Array.from(folded.matchAll(pattern), (match) => ({ start: match.index, end: match.index + match[0].length })),
  );
}

/** The part of `text` under a span. */
export function under(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** Whether two spans share a character. */
export function overlap(left: Span, right: Span): boolean {
  return left.start < right.end && right.start < left.end;
}

/** Stretches in quotation marks, Latvian or others; what somebody else said or a name. */
export function quotations(text: string): Span[] {
  return Array.from(text.matchAll(/[„“"«][^„“”"«»\n]{1,400}[”“"»]/g), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
