import type { Language } from '../vocabulary/words.ts';
import { dayOf, timeOf } from './zone.ts';

/** Latvian cases that dates are said in: *kas* piektdiena, *no* piektdienas, *līdz* piektdienai, *kad* piektdienā. */
export type DateCase = 'nominative' | 'genitive' | 'dative' | 'accusative' | 'locative';

/** An instant is read as its civil day or time, Europe/Riga. */
export type Dated = Temporal.Instant | Temporal.PlainDate;

/** „2026. gada 22. novembrī” (the locative unless another case is asked for) or “22 November 2026”. */
export function sayDate(when: Dated, language: Language, inCase: DateCase = 'locative'): string {
  const day = dayIn(when);
  return language === 'lv'
    ? `${day.year}. gada ${sayDayAndMonth(day, 'lv', inCase)}`
    : `${sayDayAndMonth(day, 'en')} ${day.year}`;
}

/** „22. novembrī” or “22 November”: where the year is clear. */
export function sayDayAndMonth(when: Dated, language: Language, inCase: DateCase = 'locative'): string {
  const day = dayIn(when);
  if (language === 'en') return `${day.day} ${EN_MONTHS[day.month - 1]}`;
  const stem = LV_MONTHS[day.month - 1] ?? ['', ''];
  const ending = (stem[1] === 's' ? ENDINGS_S : ENDINGS_IS)[inCase];
  const softened = inCase === 'genitive' && stem[0] === 'aprīl' ? 'aprīļ' : stem[0];
  return `${day.day}. ${softened}${ending}`;
}

/** „22. nov.” or “22 Nov”: for lists and chips. */
export function sayDateShort(when: Dated, language: Language): string {
  const day = dayIn(when);
  if (language === 'en') return `${day.day} ${EN_MONTHS[day.month - 1]?.slice(0, 3)}`;
  return `${day.day}. ${LV_SHORT[day.month - 1]}`;
}

/** „piektdiena”, „piektdienas”, „piektdienai” …, or “Friday”. */
export function sayWeekday(when: Dated, language: Language, inCase: DateCase = 'nominative'): string {
  const day = dayIn(when).dayOfWeek - 1;
  return language === 'en' ? `${EN_WEEKDAYS[day]}` : `${LV_WEEKDAYS[day]}${WEEKDAY_ENDINGS[inCase]}`;
}

/** „piektdien” or “on Friday”: when something happened or is due. */
export function sayOnWeekday(when: Dated, language: Language): string {
  return language === 'en' ? `on ${sayWeekday(when, 'en')}` : `${LV_WEEKDAYS[dayIn(when).dayOfWeek - 1]}`;
}

/** „16.50” (Latvian full stop, no leading zero) or “16:50”, on the 24-hour clock, Europe/Riga. */
export function sayTime(when: Temporal.Instant | Temporal.PlainTime, language: Language): string {
  const time = when instanceof Temporal.PlainTime ? when : timeOf(when);
  return `${time.hour}${language === 'lv' ? '.' : ':'}${String(time.minute).padStart(2, '0')}`;
}

function dayIn(when: Dated): Temporal.PlainDate {
  return when instanceof Temporal.PlainDate ? when : dayOf(when);
}

const LV_MONTHS: readonly (readonly [stem: string, ending: 's' | 'is'])[] = [
  ['janvār', 'is'],
  ['februār', 'is'],
  ['mart', 's'],
  ['aprīl', 'is'],
  ['maij', 's'],
  ['jūnij', 's'],
  ['jūlij', 's'],
  ['august', 's'],
  ['septembr', 'is'],
  ['oktobr', 'is'],
  ['novembr', 'is'],
  ['decembr', 'is'],
];
const ENDINGS_S: Record<DateCase, string> = {
  nominative: 's',
  genitive: 'a',
  dative: 'am',
  accusative: 'u',
  locative: 'ā',
};
const ENDINGS_IS: Record<DateCase, string> = {
  nominative: 'is',
  genitive: 'a',
  dative: 'im',
  accusative: 'i',
  locative: 'ī',
};
const LV_SHORT = ['janv.', 'febr.', 'marts', 'apr.', 'maijs', 'jūn.', 'jūl.', 'aug.', 'sept.', 'okt.', 'nov.', 'dec.'];
const LV_WEEKDAYS = ['pirmdien', 'otrdien', 'trešdien', 'ceturtdien', 'piektdien', 'sestdien', 'svētdien'];
const WEEKDAY_ENDINGS: Record<DateCase, string> = {
  nominative: 'a',
  genitive: 'as',
  dative: 'ai',
  accusative: 'u',
  locative: 'ā',
};
const EN_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const EN_WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
