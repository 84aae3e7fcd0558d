import { foldEvenly } from '../../language/fold.ts';
import { lightStem } from '../../language/light-stem.ts';
import type { QueryGroup } from '../../language/search-words.ts';

/** A piece of text: as it stands, or one of the words that were looked for. */
export interface Piece {
  readonly text: string;
  readonly sought: boolean;
}

const SHORTEST_STEM = 3;
const BEFORE = 60;
const AFTER = 110;

/** What finds the sought words, in any inflection, in folded text; `null` where there is nothing to find. */
export function soughtPattern(groups: readonly QueryGroup[]): RegExp | null {
  const stems = new Set<string>();
  for (const { anyOf, prefix } of groups) {
    for (const term of prefix === null ? anyOf : [...anyOf, prefix]) {
      const stem = lightStem(term);
      stems.add(stem.length >= SHORTEST_STEM ? stem : term);
    }
  }
  const words = [...stems].filter((word) => /^[\p{L}\p{N}]+$/u.test(word)).sort((a, b) => b.length - a.length);
  if (words.length === 0) return null;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})[\\p{L}\\p{N}]*`, 'giu');
}

/** A line of text with the sought words marked. */
export function marked(text: string, pattern: RegExp | null): readonly Piece[] {
  if (pattern === null || text === '') return [{ text, sought: false }];
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of foldEvenly(text).matchAll(pattern)) {
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), sought: false });
    at = match.index + match[0].length;
    pieces.push({ text: text.slice(match.index, at), sought: true });
  }
  if (at < text.length) pieces.push({ text: text.slice(at), sought: false });
  return pieces;
}

/** The first place in the texts where a sought word stands, with some words around it; `null` where none does. */
export function snippet(texts: readonly string[], pattern: RegExp | null): readonly Piece[] | null {
  if (pattern === null) return null;
  for (const given of texts) {
    const text = given.replace(/\s+/g, ' ').trim();
    const at = foldEvenly(text).search(pattern);
    if (at < 0) continue;
    const from = at <= BEFORE ? 0 : text.indexOf(' ', at - BEFORE) + 1;
    const to = at + AFTER >= text.length ? text.length : text.lastIndexOf(' ', at + AFTER);
    const cut = text.slice(Math.min(from, at), Math.max(to, at + 1));
    return marked(`${from > 0 ? '… ' : ''}${cut}${to < text.length ? ' …' : ''}`, pattern);
  }
  return null;
}
