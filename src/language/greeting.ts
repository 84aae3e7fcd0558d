import { sayDate } from '../time/say-date.ts';
import type { Channel, Language } from '../vocabulary/words.ts';

/** How a person may be addressed; `form: null` where nobody said. */
export interface Addressee {
  /** Given name first; empty where unknown. A firm's or institution's name for those. */
  readonly name: string;
  readonly kind: 'natural-person' | 'legal-person' | 'state-institution' | 'employee';
  readonly form: 'mr' | 'ms' | null;
}

const FEMALE_SURNAME = /^\p{Lu}\p{L}*(?:iņa|a|e)$/u;

/**
 * A greeting to begin with, shown for approval. Latvian inflects the surname only where it is safe: „Cienījamā Paraugas
 * kundze!”, „Cienījamais Parauga kungs!”; an unusual surname or an unknown form of address gives „Labdien!”.
 */
export function greeting({ name, kind, form }: Addressee, language: Language): string {
  const surname = name.trim().split(/\s+/).at(-1) ?? '';
  const person = kind === 'natural-person' || kind === 'employee';
  if (language === 'en')
    return person && form && surname ? `Dear ${form === 'ms' ? 'Ms' : 'Mr'} ${surname},` : 'Good day!';
  const inflected = person && form ? genitiveOfSurname(surname, form) : null;
  if (!inflected) return 'Labdien!';
  return form === 'ms' ? `Cienījamā ${inflected} kundze!` : `Cienījamais ${inflected} kungs!`;
}

/** The genitive of a regular Latvian surname; `null` where the pattern is not certain. */
export function genitiveOfSurname(surname: string, form: 'mr' | 'ms'): string | null {
  if (!/^\p{Lu}[\p{Ll}]{2,}$/u.test(surname)) return null;
  if (form === 'ms') return FEMALE_SURNAME.test(surname) ? `${surname}s` : null;
  if (/[aāeēiīouū]s$/.test(surname)) return secondDeclension(surname);
  if (/[sš]$/.test(surname)) return `${surname.slice(0, -1)}a`;
  return /[ae]$/.test(surname) ? `${surname}s` : null;
}

/** Surnames in -is: `Gulbis` → `Gulbja`, `Eglītis` → `Eglīša`, `Lācis` → `Lāča`; others in -us, -os are left alone. */
function secondDeclension(surname: string): string | null {
  if (!surname.endsWith('is')) return null;
  const stem = surname.slice(0, -2);
  if (stem.endsWith('r')) return `${stem}a`;
  if (/s[kpt]$/.test(stem)) return null;
  const softened: Readonly<Record<string, string>> = {
    b: 'bj',
    p: 'pj',
    m: 'mj',
    v: 'vj',
    c: 'č',
    d: 'ž',
    t: 'š',
    s: 'š',
    z: 'ž',
    l: 'ļ',
    n: 'ņ',
    k: 'ķ',
    g: 'ģ',
  };
  const last = softened[stem.at(-1) ?? ''];
  return last === undefined ? null : `${stem.slice(0, -1)}${last}a`;
}

/** What the letter answers, for `referenceSentence`. `channel`: how the client's word came. */
export interface Answered {
  /** Civil day in Europe/Riga. */
  readonly date: Temporal.PlainDate;
  /** The client's own subject; empty where there was none. It is quoted, never inflected. */
  readonly subject: string;
  readonly channel: Channel;
}

/**
 * The introduction by 9.1, shown for approval: „Atbildu uz Jūsu 2026. gada 20. novembra vēstuli „Ielas apgaismojums”.”
 * Never about the content: only when, how and under which subject the client wrote.
 */
export function referenceSentence({ date, subject, channel }: Answered, language: Language): string {
  const about = subject
    .replace(/^\s*(?:(?:re|fwd?|aw|atb)\s*:\s*)+/i, '')
    .replace(/[\s.]+$/, '')
    .trim();
  if (language === 'en')
    return `I am replying to your ${WORDS_EN[channel]} of ${sayDate(date, 'en')}${about ? ` “${about}”` : ''}.`;
  return `Atbildu uz Jūsu ${sayDate(date, 'lv', 'genitive')} ${WORDS_LV[channel]}${about ? ` „${about}”` : ''}.`;
}

const WORDS_LV: Readonly<Record<Channel, string>> = {
  'e-mail': 'e-pasta vēstuli',
  counter: 'klātienē uzdoto jautājumu',
  phone: 'zvanu',
  sms: 'īsziņu',
  'e-address': 'e-adreses vēstuli',
  letter: 'vēstuli',
  web: 'tīmekļvietnē iesniegto jautājumu',
  internal: 'lūgumu',
};
const WORDS_EN: Readonly<Record<Channel, string>> = {
  'e-mail': 'e-mail',
  counter: 'question asked at the counter',
  phone: 'call',
  sms: 'text message',
  'e-address': 'e-address letter',
  letter: 'letter',
  web: 'question submitted on the website',
  internal: 'request',
};
