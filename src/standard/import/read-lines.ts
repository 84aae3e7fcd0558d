import { type ClauseNumber, readNumber } from './clause-number.ts';

/** A line of the act after a first look; what it is in the end depends on its neighbours. */
export interface Line {
  /** From 1. */
  readonly at: number;
  readonly text: string;
  /** A blank line or a page break stands before it. */
  readonly afterGap: boolean;
  readonly afterPage: boolean;
  readonly kind: 'text' | 'number' | 'heading' | 'furniture';
  /** For a line that begins with a number: its possible readings with the text that follows each. */
  readonly readings: readonly Reading[];
  /** For a heading: the Roman number and the title. */
  readonly heading: { readonly roman: string; readonly value: number; readonly title: string } | null;
}

export interface Reading {
  readonly raw: string;
  readonly number: ClauseNumber;
  readonly rest: string;
  /** Whether the signs say exactly this, without repair. */
  readonly plain: boolean;
}

const SIGN = '[\\dlIO|]';
const RAISED = '(?:\\.?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\\^\\d{1,2})?';
const PART = `${SIGN}{1,3}${RAISED}`;
const AFTER_RAISED = '(?<=[⁰¹²³⁴⁵⁶⁷⁸⁹])';
const NUMBER = new RegExp(
  `^((?:${PART}(?:[.,] ?|${AFTER_RAISED} ?(?=\\d)))*${PART})(?:[.,)]|${AFTER_RAISED}(?=\\s)|(?=\\s*$))\\s*`,
  'u',
);
const ROMAN = /^([IVXLTl1|]{1,6})\s?[.,]\s+(\p{L}.*)$/u;
/** „2017. gada”, „72. panta”, „1. punktu”: an ordinal in running text, no clause number. */
const ORDINAL =
  /^(?:gada|gads|gad[ua]|pant|punkt|p[aā]kalp|pielik|da[lļ][aāuy]|apak[sš]|no[sd]a[lļ]|kl[aā]s|st[aā]v|kabinet|janv|febr|mart|apr[iī]|maij|j[uū]n|j[uū]l|aug|sept|okt|nov|dec)/iu;

/** Splits the text into lines that are not blank and takes a first look at each. Linear in the text. */
export function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let gap = true;
  let page = false;
  let chapter = 0;
  text.split(/\r\n|[\n\r\u2028\u2029\u0085]/u).forEach((whole, index) => {
    if (whole.includes('\f') || whole.includes('\v')) page = gap = true;
    const stripped = whole
      .replace(/[\p{Cc}\u200b\ufeff\u00ad]/gu, ' ')
      .replace(/\s+/gu, ' ')
      .trim();
    if (stripped === '') {
      gap = true;
      return;
    }
    const heading = readHeading(stripped, chapter);
    if (heading) chapter = heading.value;
    const readings = heading ? [] : readStart(stripped);
    const alone = readings.length > 0 && readings.every(({ rest }) => rest === '');
    const furniture = /^[-–—]? ?\d{1,4} ?[-–—]?$/.test(stripped);
    const kind = heading ? 'heading' : furniture ? 'furniture' : alone ? 'number' : 'text';
    lines.push({ at: index + 1, text: stripped, afterGap: gap, afterPage: page, kind, readings, heading });
    gap = page = false;
  });
  return lines;
}

/** Readings of the number that a line begins with, plain first; empty where it begins with none. */
function readStart(text: string): Reading[] {
  const match = NUMBER.exec(text);
  if (!match) return gluedReadings(text);
  const rest = text.slice(match[0].length);
  // Letters that look like digits count only with a digit beside them (`l.1.`) or alone for 1 (`l. `).
  if ((!/\d/.test(match[1]!) && !/^[l|]$/.test(match[1]!)) || ORDINAL.test(rest)) return [];
  return [...readingsOf(match[1]!, rest, match[0].trim()), ...gluedReadings(text)];
}

/** `5.1.1.1evēro`: the last sign may be the first letter of the text. */
function gluedReadings(text: string): Reading[] {
  const match = new RegExp(`^((?:${PART}[.,])+)([1lI|]{1,2}\\p{L}.*)$`, 'u').exec(text);
  return match ? readingsOf(match[1]!, match[2]!, match[1]!) : [];
}

function readingsOf(raw: string, rest: string, shown: string): Reading[] {
  const asPrinted = raw.replace(/[.,]$/, '').replace(/\.(?=[⁰¹²³⁴⁵⁶⁷⁸⁹])/g, '');
  const undamaged = /^[\d.⁰¹²³⁴⁵⁶⁷⁸⁹^]+$/u.test(asPrinted);
  const dots = asPrinted.replace(/([⁰¹²³⁴⁵⁶⁷⁸⁹])(?=\d)/g, '$1.').split('.').length;
  return readNumber(raw).map((number) => ({
    raw: shown,
    number,
    rest,
    plain: undamaged && number.length === dots,
  }));
}

/** A chapter: Roman number and a title without a full stop. Damaged `I1.`, `Vl.` are read as the next Roman number. */
function readHeading(text: string, last: number): Line['heading'] {
  const match = ROMAN.exec(text);
  if (!match || text.length > 200 || /[;:]$/.test(text)) return null;
  if (!/[IVXL|]/.test(match[1]!) || !/^\p{Lu}/u.test(match[2]!)) return null;
  const roman = match[1]!.replace(/[l1|T]/g, 'I');
  const value = valueOf(roman);
  // An intact Roman number stands as it is; a damaged one must be the next.
  const intact = /^[IVXL]+$/.test(match[1]!);
  if (toRoman(value) !== roman || value <= last || value > last + (intact ? 3 : 1)) return null;
  return { roman, value, title: match[2]! };
}

function valueOf(roman: string): number {
  const worth: Record<string, number> = { I: 1, V: 5, X: 10, L: 50 };
  return [...roman].reduce((sum, sign, index, all) => {
    const own = worth[sign] ?? 0;
    return sum + (own < (worth[all[index + 1] ?? ''] ?? 0) ? -own : own);
  }, 0);
}

function toRoman(value: number): string {
  const signs: [number, string][] = [
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let left = value;
  let roman = '';
  for (const [worth, sign] of signs) {
    while (left >= worth) {
      roman += sign;
      left -= worth;
    }
  }
  return roman;
}
