import type { Span } from './finding.ts';
import { fold } from './fold.ts';

/** Abbreviations after which the sentence goes on, folded, without the last dot. */
const GOING_ON = new Set(
  `nr plkst t.i t.s piem proti prof dr st tālr tel p lpp art sk skat kab sal apm aptuv milj tūkst red sast
   iel pr ing mag doc akad ģen plk izd g dz k korp e.g i.e mr mrs ms`
    .split(/\s+/)
    .map(fold),
);
/** Every abbreviation with a dot that is no slip of spelling, folded. */
export const ABBREVIATIONS: ReadonlySet<string> = new Set([...GOING_ON, 'utt', 'utml', 'tml', 'pag', 'nov', 'raj']);
const END = /[.!?…]+[”“"»)]*|\n+/g;
const LOWER = /^\p{Ll}/u;
const LAST_WORD = /[\p{L}\p{N}.]*$/u;

/**
 * The sentences of a text as trimmed spans, in order. A new line always ends one (in a letter's text it is the border
 * of a paragraph or a list item). Knows that `2026. gada 5. maijā`, `5. panta`, `Nr. 7`, `plkst. 16.50`, `u.c.` and
 * `A. Paraugs` do not end a sentence.
 */
export function sentences(text: string): Span[] {
  const found: Span[] = [];
  let start = 0;
  const close = (end: number) => {
    const span = trimmed(text, start, end);
    if (span) found.push(span);
    start = end;
  };
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    if (match[0].startsWith('\n')) close(end);
    else if (ends(text, start, match.index, end, match[0])) close(end);
  }
  close(text.length);
  return found;
}

function ends(text: string, start: number, at: number, end: number, mark: string): boolean {
  const next = text[end];
  if (next !== undefined && !/\s/.test(next)) return false;
  const following = text.slice(end, end + 12).trimStart();
  if (/^[!?]/.test(mark)) return !LOWER.test(following);
  if (LOWER.test(following)) return false;
  if (mark !== '.') return true;
  const before = text.slice(Math.max(start, at - 24), at);
  const word = LAST_WORD.exec(before)?.[0] ?? '';
  if (GOING_ON.has(fold(word))) return false;
  if (/^\p{Lu}$/u.test(word)) return false;
  return !(/^\d{1,3}$/.test(word) && text.slice(start, at).trim() === word);
}

function trimmed(text: string, from: number, to: number): Span | null {
  let [start, end] = [from, to];
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return start < end ? { start, end } : null;
}
