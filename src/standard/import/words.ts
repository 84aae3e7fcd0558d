import { DAMAGED_SIGNS } from './confusions.ts';

/** A running word of a text; offsets in UTF-16 units. Names, numbers, addresses and file marks are none. */
export interface Word {
  readonly text: string;
  readonly start: number;
  /** The word begins a sentence or the text. */
  readonly opens: boolean;
}

const SIGNS = DAMAGED_SIGNS.replace(/[$|]/g, '\\$&');
const RUN = new RegExp(`[\\p{L}\\p{M}\\d${SIGNS}]+`, 'gu');
const UNSPACED = /\S+/gu;
/** Web and mail addresses, file marks („AND/1-10-1/17/64”). */
const ADDRESS = /:\/\/|^[(„“"]?www\.|[\p{L}\d]@[\p{L}\d]|[\p{L}\d]\.(?:lv|eu|com|org|net)\b|[\p{L}\d]\/[\p{L}\d]/u;
/** Initial and surname: „K. Paraudziņa”. */
const NAME = /\p{Lu}\. ?\p{Lu}\p{L}+/gu;
const ABBREVIATION = /^(?:nr|utt|utml|plkst|piem|u|c|t|i|sk|sal|st|p|lpp|red|gs|g|a|b|v|e)$/iu;

/** The words of a text in order. Linear in its length. */
export function wordsOf(text: string): Word[] {
  const skipped = new Uint8Array(text.length);
  const skip = ({ index, 0: run }: RegExpExecArray) => skipped.fill(1, index, index + run.length);
  for (const match of text.matchAll(UNSPACED)) if (ADDRESS.test(match[0])) skip(match);
  for (const match of text.matchAll(NAME)) skip(match);
  const words: Word[] = [];
  for (const match of text.matchAll(RUN)) {
    const word = match[0];
    const start = match.index;
    if (skipped[start] || !isWord(word) || (ABBREVIATION.test(word) && /[.-]/.test(text[start + word.length] ?? '')))
      continue;
    words.push({
      text: word,
      start,
      opens: /(?:^|[.!?]\s|[.!?]["”“»]\s)["„“«(]*$/u.test(text.slice(Math.max(0, start - 5), start)),
    });
  }
  return words;
}

function isWord(run: string): boolean {
  if (!/\p{L}/u.test(run) || /[2-9]/.test(run)) return false;
  return !/^[\p{Lu}\d]+$/u.test(run) || (run.length === 1 && !/^[\p{Lu}]$/u.test(run));
}
