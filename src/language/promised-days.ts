import type { Language } from '../vocabulary/words.ts';

/** A sentence of ours that names a day by which something follows. */
export interface PromisedDay {
  /** The sentence, without what stands around it. */
  readonly sentence: string;
  readonly day: Temporal.PlainDate;
  readonly form: 'phone' | 'e-mail' | 'in-person';
}

/** How the names of months begin in every case. */
export const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  lv: [
    'janvār',
    'februār',
    'mart',
    'aprīl',
    'maij',
    'jūnij',
    'jūlij',
    'august',
    'septembr',
    'oktobr',
    'novembr',
    'decembr',
  ],
  en: [
    'january',
    'february',
    'march',
    'april',
    'may',
    'june',
    'july',
    'august',
    'september',
    'october',
    'november',
    'december',
  ],
};

/** What we ourselves will do, in the first person of the future; what the client is asked for is no promise of ours. */
const OURS: Readonly<Record<Language, RegExp>> = {
  lv: /(?<![\p{L}])(?!vēlēsim)[\p{L}]{3,}(?:sim|simies|šu|šos)(?![\p{L}])/iu,
  en: /(?<![\p{L}])(?:we|i)(?:['’]ll| (?:will|shall))(?![\p{L}])/iu,
};
const BY_PHONE = /zvanīs|zvanīš|(?<![\p{L}])(?:call|ring|telephone|phone)(?![\p{L}])/iu;
const IN_PERSON = /tiksim|klātienē|in person/iu;

/**
 * The days that a closing promises (9.3): „Atbildēsim līdz 5. decembrim.” A day without a year is the next one of that
 * name; a day that has gone by promises nothing. Proposed to the author, never taken silently.
 */
export function promisedDays(text: string, language: Language, today: Temporal.PlainDate): readonly PromisedDay[] {
  return sentencesOf(text).flatMap((sentence) => {
    if (!OURS[language].test(sentence)) return [];
    const day = dayIn(sentence, language, today);
    if (day === null || Temporal.PlainDate.compare(day, today) < 0) return [];
    const form = BY_PHONE.test(sentence) ? 'phone' : IN_PERSON.test(sentence) ? 'in-person' : 'e-mail';
    return [{ sentence, day, form } as const];
  });
}

/** The dot of an ordinal (`5. decembrim`, `2026. gada`) ends no sentence. */
function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[!?])\s+|(?<=(?<!\d)\.)\s+|(?<=\d\.)\s+(?=\p{Lu})|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

function dayIn(sentence: string, language: Language, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const by =
    language === 'lv' ? /(?<![\p{L}])līdz(?![\p{L}])/iu : /(?<![\p{L}])(?:by|until|before|no later than)(?![\p{L}])/iu;
  const at = by.exec(sentence);
  if (at === null) return null;
  const rest = sentence.slice(at.index);
  return numericDay(rest, today) ?? namedDay(rest, language, today);
}

/** `05.12.2026.`, `5.12.` */
function numericDay(text: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const [, d, m, y] = /(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}))?/u.exec(text) ?? [];
  return d === undefined ? null : civilDay(y, Number(m), Number(d), today);
}

/** „2026. gada 5. decembrim”, „piektdienai, 27. novembrim”; “5 December 2026”, “December 5, 2026”. */
function namedDay(text: string, language: Language, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const months = MONTHS[language];
  const names = months.join('|');
  const pattern =
    language === 'lv'
      ? new RegExp(`(?:(\\d{4})\\.\\s?gada\\s+)?(\\d{1,2})\\.\\s?(${names})\\p{Ll}+`, 'iu')
      : new RegExp(
          `(?:(\\d{1,2})(?:st|nd|rd|th)?\\s+(${names})|(${names})\\s+(\\d{1,2})(?:st|nd|rd|th)?)(?:,?\\s+(\\d{4}))?`,
          'iu',
        );
  const found = pattern.exec(text);
  if (found === null) return null;
  const [year, day, name] =
    language === 'lv' ? [found[1], found[2], found[3]] : [found[5], found[1] ?? found[4], found[2] ?? found[3]];
  const month = months.indexOf((name ?? '').toLowerCase()) + 1;
  return civilDay(year, month, Number(day), today);
}

/** A civil day; without a year the next of that name from `today` on. `null`: there is no such day. */
export function civilDay(
  year: string | undefined,
  month: number,
  day: number,
  today: Temporal.PlainDate,
): Temporal.PlainDate | null {
  const of = (y: number) => {
    try {
      return Temporal.PlainDate.from({ year: y, month, day }, { overflow: 'reject' });
    } catch {
      return null;
    }
  };
  if (year !== undefined) return of(Number(year));
  const here = of(today.year);
  return here !== null && Temporal.PlainDate.compare(here, today) >= 0 ? here : of(today.year + 1);
}
