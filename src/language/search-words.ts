import type { Dictionary } from './dictionary.ts';
import { fold } from './fold.ts';
import { lightStem } from './light-stem.ts';
import { restoreDiacritics } from './restore-diacritics.ts';
import { tokenise } from './tokenise.ts';

/** One word of a query: a document answers it by any of `anyOf`, or by a word that begins with `prefix`. */
export interface QueryGroup {
  readonly word: string;
  readonly anyOf: readonly string[];
  readonly prefix: string | null;
}

/** Words that say nothing in a query; a document keeps them. */
const SILENT = new Set(
  'un vai ar par uz no pie ka lai ja bet gan arī ir kas kur pēc līdz the of and to in for a'.split(' ').map(fold),
);
const SHORTEST_PREFIX = 3;
/** Questions to the dictionary for one unknown word of a document: names stand in every letter, few words miss more than four marks. */
const TRIES_IN_DOCUMENT = 600;

/**
 * What a text is found by: folded words, their folded base forms, and for unknown words the folded stem and the base
 * forms of what was meant (clients write without diacritics). Each once, separated by spaces, only `[a-z0-9]` and
 * letters of other scripts: ready for `to_tsvector('simple', …)`.
 */
export function searchWords(text: string, dictionary: Dictionary): string {
  const words = new Set<string>();
  const seen = new Set<string>();
  for (const token of tokenise(text)) {
    if (seen.has(token.text)) continue;
    seen.add(token.text);
    for (const piece of pieces(token.text)) words.add(fold(piece));
    if (token.kind === 'word') for (const base of basesOf(token.text, dictionary)) words.add(base);
  }
  return [...words].join(' ');
}

/**
 * The words of a query, all of which a document must answer. Every inflection is found, with diacritics or without.
 * The last word also matches as a beginning, since it may still be being typed.
 */
export function queryWords(query: string, dictionary: Dictionary): QueryGroup[] {
  const all = tokenise(query).flatMap((token) =>
    pieces(token.text).map((piece) => ({ piece, word: token.kind === 'word' })),
  );
  const telling = all.filter(({ piece }) => !SILENT.has(fold(piece)));
  const asked = telling.length > 0 ? telling : all;
  return asked.map(({ piece, word }, index) => group(piece, word, index === asked.length - 1, dictionary));
}

/** The groups as text for PostgreSQL's `to_tsquery('simple', …)`; empty for an empty query. Holds no user syntax. */
export function toTsQuery(groups: readonly QueryGroup[]): string {
  return groups
    .map(({ anyOf, prefix }) => [...anyOf, ...(prefix === null ? [] : [`${prefix}:*`])])
    .map((terms) => `(${terms.join(' | ')})`)
    .join(' & ');
}

function group(piece: string, isWord: boolean, last: boolean, dictionary: Dictionary): QueryGroup {
  const folded = fold(piece);
  const anyOf = new Set([folded]);
  let prefix = last && folded.length >= SHORTEST_PREFIX ? folded : null;
  if (isWord) {
    for (const base of basesOf(piece, dictionary)) anyOf.add(base);
    for (const meant of restoreDiacritics(piece, dictionary))
      for (const lemma of lemmasOf(meant, dictionary)) anyOf.add(fold(lemma));
    const stem = lightStem(folded);
    const unknown = lemmasOf(piece, dictionary).length === 0;
    if (unknown && stem.length >= SHORTEST_PREFIX + 1) prefix = stem;
  }
  return { word: piece, anyOf: [...anyOf], prefix };
}

/** Folded base forms of a word; for one without any its stem, and what was meant where nobody knows it as written. */
function basesOf(word: string, dictionary: Dictionary): readonly string[] {
  const memory = remembered(dictionary);
  const known = memory.get(word);
  if (known !== undefined) return known;
  const bases = findBases(word, dictionary);
  if (memory.size >= MOST_REMEMBERED) memory.clear();
  memory.set(word, bases);
  return bases;
}

const MOST_REMEMBERED = 20_000;
const memories = new WeakMap<Dictionary, Map<string, readonly string[]>>();

/** Answers already found: a dictionary never changes, and the same words stand in letter after letter. */
function remembered(dictionary: Dictionary): Map<string, readonly string[]> {
  const memory = memories.get(dictionary) ?? new Map<string, readonly string[]>();
  memories.set(dictionary, memory);
  return memory;
}

function findBases(word: string, dictionary: Dictionary): string[] {
  const lemmas = lemmasOf(word, dictionary);
  if (lemmas.length > 0) return lemmas.flatMap(pieces).map(fold);
  const restored = dictionary.knows(word) ? [] : restoreDiacritics(word, dictionary, TRIES_IN_DOCUMENT);
  const meant = restored.flatMap((one) => lemmasOf(one, dictionary));
  return [...meant.flatMap(pieces).map(fold), ...pieces(word).map((piece) => lightStem(fold(piece)))];
}

function lemmasOf(word: string, dictionary: Dictionary): readonly string[] {
  const lemmas = dictionary.lemmas(word);
  if (lemmas.length > 0) return lemmas;
  const lower = word.toLowerCase();
  return lower === word ? lemmas : dictionary.lemmas(lower);
}

/** A token at its inner signs: `ĀNP/1-6` → `ĀNP`, `1`, `6`; `e-adrese` → `e`, `adrese`. */
function pieces(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
