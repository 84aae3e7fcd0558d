import type { Language } from '../vocabulary/words.ts';
import { cardinal, LARGEST_IN_WORDS, ordinalGenitive } from './call-words-numbers.ts';

/** Somebody is called: a ticket as printed („A014”) and a desk as it stands on the wall („3”, „A2”). */
export interface Called {
  readonly number: string;
  readonly desk: string;
}

/** „A 014”: letters and digits apart, so that they are read at a glance. */
export function ticketShown(number: string): string {
  return number.replace(/^(\p{L}+)(\d)/u, '$1 $2');
}

/** „pie 3. galda”, „pie galda A2” · “desk 3”. */
export function deskShown(lang: Language, desk: string): string {
  if (lang === 'en') return `desk ${desk}`;
  return PLAIN_NUMBER.test(desk) ? `pie ${desk}. galda` : `pie galda ${desk}`;
}

/** As the voice says it: „A nulle četrpadsmit, lūdzu, pie trešā galda.” */
export function callAloud(lang: Language, { number, desk }: Called): string {
  return lang === 'lv'
    ? `${ticketAloud(lang, number)}, lūdzu, ${deskAloud(lang, desk)}.`
    : `${ticketAloud(lang, number)}, please go to ${deskAloud(lang, desk)}.`;
}

/** Letters by their names, each leading zero, then the number in words: „A nulle nulle septiņi”. */
export function ticketAloud(lang: Language, number: string): string {
  return (number.match(/\p{L}|\d+/gu) ?? [])
    .map((part) => (/\d/.test(part) ? digitsAloud(lang, part) : letterAloud(lang, part)))
    .join(' ');
}

/** „pie trešā galda”, „pie galda A divi” · “desk three”. */
export function deskAloud(lang: Language, desk: string): string {
  const n = Number(desk);
  if (lang === 'lv' && PLAIN_NUMBER.test(desk) && n <= LARGEST_IN_WORDS) return `pie ${ordinalGenitive(n)} galda`;
  const named = /^\p{L}{3,}$/u.test(desk) ? desk : ticketAloud(lang, desk);
  return lang === 'lv' ? `pie galda ${named}` : `desk ${named}`;
}

/** „6 cilvēki pirms Jums”, „1 cilvēks pirms Jums”, „Jūs esat nākamais”. */
export function peopleAhead(lang: Language, ahead: number): string {
  if (ahead === 0) return lang === 'lv' ? 'Jūs esat nākamais' : 'You are next';
  if (lang === 'en') return `${ahead} ${ahead === 1 ? 'person' : 'people'} before you`;
  return `${ahead} ${takesSingular(ahead) ? 'cilvēks' : 'cilvēki'} pirms Jums`;
}

/** To be sent when few are left ahead. */
export function nearing(lang: Language, number: string): string {
  return lang === 'lv'
    ? `Jūsu numurs ${ticketShown(number)} tuvojas`
    : `Your number ${ticketShown(number)} is coming up`;
}

/** From this many minutes on a wait is said in hours. */
const IN_HOURS = 60;

/**
 * A wait as a range of minutes, never as a promise to the minute: „8–12 minūtes”, „līdz 5 minūtēm”, „aptuveni stunda”,
 * „1–1,5 stundas”, „tūlīt”.
 */
export function waitShown(lang: Language, low: number, high: number): string {
  if (high < low || low < 0) throw new Error('A range begins at its lower end');
  if (high <= 1) return lang === 'lv' ? 'tūlīt' : 'any moment now';
  if (low >= 45 && high <= 75) return lang === 'lv' ? 'aptuveni stunda' : 'about an hour';
  if (low >= IN_HOURS) return hours(lang, Math.floor(low / 30) / 2, Math.ceil(high / 30) / 2);
  if (low === 0) return upTo(lang, high);
  const about = low === high ? (lang === 'lv' ? 'aptuveni ' : 'about ') : `${low}–`;
  if (lang === 'en') return `${about}${high} ${high === 1 ? 'minute' : 'minutes'}`;
  return `${about}${high} ${takesSingular(high) ? 'minūte' : 'minūtes'}`;
}

function upTo(lang: Language, minutes: number): string {
  if (lang === 'en') return `up to ${minutes} minutes`;
  return `līdz ${minutes} ${takesSingular(minutes) ? 'minūtei' : 'minūtēm'}`;
}

function hours(lang: Language, low: number, high: number): string {
  const written = (n: number) => (lang === 'lv' ? String(n).replace('.', ',') : String(n));
  const range =
    low === high ? `${lang === 'lv' ? 'aptuveni' : 'about'} ${written(low)}` : `${written(low)}–${written(high)}`;
  if (lang === 'en') return `${range} hours`;
  return `${range} ${Number.isInteger(high) && takesSingular(high) ? 'stunda' : 'stundas'}`;
}

const PLAIN_NUMBER = /^[1-9]\d*$/;

function digitsAloud(lang: Language, digits: string): string {
  const [, zeros = '', rest = ''] = /^(0*)(\d*)$/.exec(digits) ?? [];
  const each = (text: string) => [...text].map((digit) => cardinal(lang, Number(digit)));
  const tail = rest === '' ? [] : Number(rest) > LARGEST_IN_WORDS ? each(rest) : [cardinal(lang, Number(rest))];
  return [...each(zeros), ...tail].join(' ');
}

/** A voice reads a capital alone by its name, but the English “A” as the article: it is given its sounds, as eSpeak writes them. */
function letterAloud(lang: Language, letter: string): string {
  const capital = letter.toLocaleUpperCase('lv');
  return lang === 'en' && capital === 'A' ? '[[eI]]' : capital;
}

/** „21 cilvēks”, „11 cilvēki”: the singular goes with numbers that end in 1, but not in 11. */
function takesSingular(n: number): boolean {
  return n % 10 === 1 && n % 100 !== 11;
}
