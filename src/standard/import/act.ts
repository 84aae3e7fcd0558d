import type { ClauseId } from '../../vocabulary/ids.ts';

/** An act as read from its published or scanned text. Texts are restored; `original` keeps the words as they stood. */
export interface ImportedAct {
  readonly title: Passage | null;
  /** „Izdoti saskaņā ar …”: the law and the clause that empower the issuer. */
  readonly legalGround: Passage | null;
  /** The line or lines with place, date and number, as they stand. */
  readonly dated: Passage | null;
  /** Civil date of signing as ISO 8601 (`2023-11-23`); `null` where the text names none. */
  readonly date: string | null;
  /** Number of the act, without „Nr.”. */
  readonly number: string | null;
  readonly signatory: Passage | null;
  readonly chapters: readonly ImportedChapter[];
  /** In the order of the lines. Nothing here was decided for good: a person looks at each. */
  readonly unsure: readonly Unsure[];
  /** Every line of the input that is not blank, and where it went. */
  readonly lines: readonly LineFate[];
  readonly measured: Measured;
}

/** A piece of text with the lines (from 1) that it was read from, in their order. */
export interface Passage {
  readonly text: string;
  readonly original: string;
  readonly lines: readonly number[];
}

/** `number` is Roman; `null` for clauses that stand before or without any chapter. */
export interface ImportedChapter {
  readonly number: string | null;
  readonly title: Passage | null;
  readonly clauses: readonly ImportedClause[];
}

/**
 * How the number came to the clause. `printed`: as it stands. `repaired`: read out of damaged signs (`524.`).
 * `inferred`: the number itself is lost, its sub-clauses are there.
 */
export type NumberOrigin = 'printed' | 'repaired' | 'inferred';

export interface ImportedClause extends Passage {
  /** As printed without the final dot: `8.5.1`; an inserted clause keeps its raised digit: `5¹`. */
  readonly id: ClauseId;
  readonly numberOrigin: NumberOrigin;
  /** `beside`: number and text on one line. `order`: torn apart, bound by the order of numbers and texts. */
  readonly boundBy: 'beside' | 'order';
  readonly clauses: readonly ImportedClause[];
}

export const UNSURE_REASONS = [
  'unknown-word',
  'several-candidates',
  'number-repaired',
  'number-inferred',
  'number-missing',
  'number-duplicate',
  'number-without-text',
  'number-out-of-order',
  'text-without-number',
  'weak-boundary',
  'page-furniture',
  'not-examined',
] as const;
export type UnsureReason = (typeof UNSURE_REASONS)[number];

export interface Unsure {
  /** From 1. */
  readonly line: number;
  readonly why: UnsureReason;
  readonly original: string;
  /** What stands in the result now; equal to `original` where nothing was changed. */
  readonly chosen: string;
  readonly alternatives: readonly string[];
}

export interface LineFate {
  readonly line: number;
  readonly as: 'title' | 'legal-ground' | 'date-or-number' | 'signatory' | 'heading' | 'number' | 'clause' | 'unsure';
  /** Clause or chapter that took the line; `null` elsewhere. */
  readonly in: string | null;
}

/** Running words of the clauses and headings, and how many of them the dictionary knows before and after restoring. */
export interface Measured {
  readonly words: number;
  readonly knownBefore: number;
  readonly knownAfter: number;
}

/** The text is no act that can be read: what was found, where, and what is expected. Expected refusals are returned. */
export interface ImportRefusal {
  readonly refused: 'empty' | 'binary' | 'too-long' | 'no-clauses';
  /** Line from 1; `null` where the whole text is meant. */
  readonly line: number | null;
  readonly found: string;
  readonly expected: string;
}
