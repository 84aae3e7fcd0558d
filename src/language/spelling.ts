import type { Dictionary } from './dictionary.ts';
import type { Finding } from './finding.ts';
import { fold } from './fold.ts';
import { lightStem } from './light-stem.ts';
import { restoreDiacritics } from './restore-diacritics.ts';
import { ABBREVIATIONS } from './sentences.ts';
import { type Token, tokenise } from './tokenise.ts';

const LETTERS = 'aābcčdeēfgģhiījkķlļmnņoprsštuūvzž';
const LATIN = /^[\p{Script=Latin}\p{M}'’-]+$/u;
/** Words that get suggestions in one check, so that a text in another language does not hold up the one who types. */
const MOST_SUGGESTED = 12;
const MOST_REPLACEMENTS = 5;
const LONGEST = 40;

/**
 * 9.5: words the dictionary does not know, with what was probably meant: missing diacritics first, then slips of one
 * letter. Skips numbers, dates, addresses, file marks, abbreviations, other scripts, `ownWords` in any inflection
 * (names of the client and of employees), and capitalised words inside a sentence unless a known name with diacritics
 * fits (`Adazi` → `Ādaži`). Latvian text only.
 */
export function checkSpelling(text: string, dictionary: Dictionary, ownWords: readonly string[] = []): Finding[] {
  const own = new Set(ownWords.flatMap((word) => word.split(/[\s-]+/)).map(stemOf));
  const suggested = new Map<string, readonly string[]>();
  return tokenise(text).flatMap((token) => {
    if (skipped(token, text) || dictionary.knows(token.text) || own.has(stemOf(token.text))) return [];
    const known = suggested.get(token.text);
    const replacements = known ?? (suggested.size < MOST_SUGGESTED ? meant(token.text, dictionary) : []);
    suggested.set(token.text, replacements);
    if (perhapsName(token, text, replacements)) return [];
    return [finding(token, replacements)];
  });
}

/** What a word unknown to the dictionary probably should be, best first, at most five. Costs up to some 30 ms. */
export function meant(word: string, dictionary: Dictionary): string[] {
  if (word.length > LONGEST) return [];
  const restored = restoreDiacritics(word, dictionary);
  const likely = restored.length > 0 ? restored : oneSlip(word, dictionary);
  return likely.slice(0, MOST_REPLACEMENTS);
}

function skipped(token: Token, text: string): boolean {
  const word = token.text;
  if (token.kind !== 'word' || word.length < 2 || !LATIN.test(word)) return true;
  if (word === word.toUpperCase() && word.length <= 6) return true;
  if (text[token.end] === '.' && ABBREVIATIONS.has(fold(word))) return true;
  return text[token.end] === '.' && word.length <= 2;
}

/** A capitalised word nobody knows is taken for a name, unless a known word fits it. */
function perhapsName(token: Token, text: string, replacements: readonly string[]): boolean {
  if (token.text[0] === token.text[0]?.toLowerCase()) return false;
  if (replacements.length === 0) return true;
  const before = text.slice(0, token.start).trimEnd();
  const startsSentence = before === '' || /[.!?:…\n]$/.test(before) || /\n\s*$/.test(text.slice(0, token.start));
  return !startsSentence && !replacements.some((word) => fold(word) === fold(token.text));
}

/** Known words one letter away: one left out, one too many, one wrong, two swapped. */
function oneSlip(word: string, dictionary: Dictionary): string[] {
  const found = new Set<string>();
  const keep = (candidate: string) => {
    if (candidate !== word && !found.has(candidate) && dictionary.knows(candidate)) found.add(candidate);
  };
  for (let index = 0; index <= word.length; index++) {
    const [left, right] = [word.slice(0, index), word.slice(index)];
    if (right.length > 1) keep(left + right[1] + right[0] + right.slice(2));
    if (right !== '' && word.length > 3) keep(left + right.slice(1));
    for (const letter of LETTERS) {
      if (right !== '') keep(left + letter + right.slice(1));
      keep(left + letter + right);
    }
  }
  return [...found];
}

function stemOf(word: string): string {
  return lightStem(fold(word));
}

function finding(token: Token, replacements: readonly string[]): Finding {
  const marks = replacements.length > 0 && fold(replacements[0]!) === fold(token.text);
  const best = replacements[0];
  return {
    span: { start: token.start, end: token.end },
    code: marks ? 'missing-diacritics' : 'unknown-word',
    message: {
      lv: best
        ? `„${token.text}” nav vārdnīcā. Varbūt „${best}”?`
        : `„${token.text}” nav vārdnīcā. Pārbaudiet, vai vārds uzrakstīts pareizi.`,
      en: best
        ? `“${token.text}” is not in the dictionary. Perhaps “${best}”?`
        : `“${token.text}” is not in the dictionary. Check how it is written.`,
    },
    replacements,
  };
}
