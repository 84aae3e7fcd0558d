import type { Span } from './finding.ts';

/**
 * A piece of running text. `word`: letters (with inner hyphens and apostrophes). `mark`: anything with a digit in it —
 * numbers, dates, times, file marks. `address`: e-mail, web address, domain.
 */
export interface Token extends Span {
  readonly kind: 'word' | 'mark' | 'address';
  readonly text: string;
}

const RUN = /https?:\/\/[^\s<>"„“”]+|[\p{L}\p{M}\p{N}]+(?:[.@/_:+\-–'’][\p{L}\p{M}\p{N}]+)*/gu;
const ADDRESS = /^https?:\/\/|^www\.|@|\.(?:lv|eu|com|org|net|info|gov|edu|ee|lt)(?:\/|$)/i;
const DIGIT = /\p{N}/u;
const WORD = /[\p{L}\p{M}]+(?:[-'’][\p{L}\p{M}]+)*/gu;
const INNER = /[.@/_:+–]/;

/** Words, marks and addresses of a text in order; spans are UTF-16 offsets in `text`. Linear in its length. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(RUN)) {
    const run = match[0];
    const start = match.index;
    if (ADDRESS.test(run)) tokens.push(token('address', run.replace(/[.,;:!?)]+$/, ''), start));
    else if (DIGIT.test(run)) tokens.push(token('mark', run, start));
    else if (!INNER.test(run)) tokens.push(token('word', run, start));
    else for (const part of run.matchAll(WORD)) tokens.push(token('word', part[0], start + part.index));
  }
  return tokens;
}

function token(kind: Token['kind'], text: string, start: number): Token {
  return { kind, text, start, end: start + text.length };
}
