/** Letters that Unicode does not take apart, as PostgreSQL's `unaccent` writes them. */
const WHOLE: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ð: 'd',
  þ: 'th',
};
const BEYOND_ASCII = /[\u0080-\uffff]/;

/**
 * Lower case without diacritics: `Pašvaldības` → `pasvaldibas`. Equal to PostgreSQL's `lower(unaccent(text))` for
 * Latvian (and for the Latin letters of the neighbours), so that both sides of a search may fold.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (!BEYOND_ASCII.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøđłħŧıðþ]/g, (letter) => WHOLE[letter] ?? letter);
}

/**
 * Strips diacritics letter by letter and keeps case and length, so that offsets in the result are offsets in `text`.
 * A letter that has no one-letter base stays. Text is expected composed (NFC), as browsers and our parser give it.
 */
export function foldEvenly(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text;
  return text.replace(/[\u0080-\uffff]/g, baseLetter);
}

/** Pure memory of single code units: at most 65 536 entries, the same for everybody. */
const BASES = new Map<string, string>();

function baseLetter(letter: string): string {
  const known = BASES.get(letter);
  if (known !== undefined) return known;
  const base = letter.normalize('NFD').replace(/\p{M}+/gu, '');
  const even = base.length === 1 ? base : letter;
  BASES.set(letter, even);
  return even;
}
