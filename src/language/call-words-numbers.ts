import type { Language } from '../vocabulary/words.ts';

export type Gender = 'masculine' | 'feminine';

/** The largest number that is said in words; a ticket or a desk with a larger one is said digit by digit. */
export const LARGEST_IN_WORDS = 999;

const LV_ONES = ['nulle', 'viens', 'divi', 'trīs', 'četri', 'pieci', 'seši', 'septiņi', 'astoņi', 'deviņi'];
const LV_ONES_FEMININE = [
  'nulle',
  'viena',
  'divas',
  'trīs',
  'četras',
  'piecas',
  'sešas',
  'septiņas',
  'astoņas',
  'deviņas',
];
/** What stands before -padsmit, -desmit and -simt. */
const LV_STEMS = ['', 'vien', 'div', 'trīs', 'četr', 'piec', 'seš', 'septiņ', 'astoņ', 'deviņ'];
/** Without their endings: pirm-ais, pirm-ā. */
const LV_ORDINALS = ['', 'pirm', 'otr', 'treš', 'ceturt', 'piekt', 'sest', 'septīt', 'astot', 'devīt'];
const EN_ONES = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const EN_TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** A whole number from 0 to 999 in words, in the nominative: „divdesmit viens”, „divdesmit viena”, “twenty-one”. */
export function cardinal(lang: Language, n: number, gender: Gender = 'masculine'): string {
  if (!Number.isInteger(n) || n < 0 || n > LARGEST_IN_WORDS) throw new Error('A number from 0 to 999 is said in words');
  return lang === 'lv' ? latvian(n, gender) : english(n);
}

/** The ordinal of a masculine noun in the genitive, as after „pie”: „trešā”, „divdesmit otrā”, „simt pirmā”. 1–999. */
export function ordinalGenitive(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > LARGEST_IN_WORDS) throw new Error('A place in an order is from 1 to 999');
  const [hundreds, rest] = [Math.floor(n / 100), n % 100];
  const before = hundreds === 0 ? '' : `${LV_STEMS[hundreds === 1 ? 0 : hundreds]}simt`;
  // Only the last word is declined; those before it stand as stems.
  return rest === 0 ? `${before}ā` : [before, ordinalBelowHundred(rest)].filter(Boolean).join(' ');
}

function ordinalBelowHundred(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  if (n < 10) return `${LV_ORDINALS[n]}ā`;
  if (n === 10) return 'desmitā';
  if (n < 20) return `${LV_STEMS[ones]}padsmitā`;
  return ones === 0 ? `${LV_STEMS[tens]}desmitā` : `${LV_STEMS[tens]}desmit ${LV_ORDINALS[ones]}ā`;
}

function latvian(n: number, gender: Gender): string {
  const [hundreds, rest] = [Math.floor(n / 100), n % 100];
  const belowHundred = rest === 0 && hundreds > 0 ? '' : latvianBelowHundred(rest, gender);
  if (hundreds === 0) return belowHundred;
  if (n === 100) return 'simts';
  return [`${LV_STEMS[hundreds === 1 ? 0 : hundreds]}simt`, belowHundred].filter(Boolean).join(' ');
}

function latvianBelowHundred(n: number, gender: Gender): string {
  const ones = gender === 'masculine' ? LV_ONES : LV_ONES_FEMININE;
  const [tens, last] = [Math.floor(n / 10), n % 10];
  if (n < 10) return ones[n] ?? '';
  if (n === 10) return 'desmit';
  if (n < 20) return `${LV_STEMS[last]}padsmit`;
  return last === 0 ? `${LV_STEMS[tens]}desmit` : `${LV_STEMS[tens]}desmit ${ones[last]}`;
}

function english(n: number): string {
  if (n < 20) return EN_ONES[n] ?? '';
  if (n < 100) return [EN_TENS[Math.floor(n / 10)], n % 10 === 0 ? null : EN_ONES[n % 10]].filter(Boolean).join('-');
  const rest = n % 100;
  return `${EN_ONES[Math.floor(n / 100)]} hundred${rest === 0 ? '' : ` and ${english(rest)}`}`;
}
