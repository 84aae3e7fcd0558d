import type { Dictionary } from './dictionary.ts';

const MARKED: Readonly<Record<string, string>> = {
  a: 'ā',
  c: 'č',
  e: 'ē',
  g: 'ģ',
  i: 'ī',
  k: 'ķ',
  l: 'ļ',
  n: 'ņ',
  s: 'š',
  u: 'ū',
  z: 'ž',
};
const MOST_POSITIONS = 14;
/** Bounds the work for one word: about 30 ms with hunspell, far above what real words need. */
const MOST_TRIES = 6_000;

/**
 * Words the dictionary knows that differ from `word` by missing diacritics only: `pasvaldiba` → `pašvaldība`. Fewest
 * changes first, and only as many changes as the first hit needs. Empty where nothing fits, where the word has more
 * than 14 letters that could carry a mark, or where it has none. The word itself is never in the answer. `mostTries`
 * bounds the questions to the dictionary, some 5 µs each.
 */
export function restoreDiacritics(word: string, dictionary: Dictionary, mostTries = MOST_TRIES): string[] {
  const letters = [...word.normalize('NFC')];
  const positions = letters.flatMap((letter, index) => (letter.toLowerCase() in MARKED ? [index] : []));
  if (positions.length === 0 || positions.length > MOST_POSITIONS) return [];
  let tries = 0;
  for (let changes = 1; changes <= positions.length; changes++) {
    const found: string[] = [];
    for (const chosen of choices(positions, changes)) {
      if (++tries > mostTries) return found;
      const candidate = letters.map((letter, index) => (chosen.includes(index) ? marked(letter) : letter)).join('');
      if (dictionary.knows(candidate)) found.push(candidate);
    }
    if (found.length > 0) return found;
  }
  return [];
}

function marked(letter: string): string {
  const lower = MARKED[letter.toLowerCase()] ?? letter;
  return letter === letter.toLowerCase() ? lower : lower.toUpperCase();
}

/** Every choice of `count` positions, in the order of the text. */
function* choices(positions: readonly number[], count: number, from = 0): Generator<number[]> {
  if (count === 0) {
    yield [];
    return;
  }
  for (let index = from; index <= positions.length - count; index++) {
    for (const rest of choices(positions, count - 1, index + 1)) yield [positions[index]!, ...rest];
  }
}
