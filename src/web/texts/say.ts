import type { Language } from '../../vocabulary/words.ts';

const ZONE = 'Europe/Riga';
const MONTHS_LOCATIVE = [
  'janvārī',
  'februārī',
  'martā',
  'aprīlī',
  'maijā',
  'jūnijā',
  'jūlijā',
  'augustā',
  'septembrī',
  'oktobrī',
  'novembrī',
  'decembrī',
];
const MONTHS_SHORT = [
  'janv.',
  'febr.',
  'martā',
  'apr.',
  'maijā',
  'jūn.',
  'jūl.',
  'aug.',
  'sept.',
  'okt.',
  'nov.',
  'dec.',
];
const MONTHS_EN = [
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
const DAYS = ['pirmdien', 'otrdien', 'trešdien', 'ceturtdien', 'piektdien', 'sestdien', 'svētdien'];
const DAYS_SHORT = ['pirmd.', 'otrd.', 'trešd.', 'ceturtd.', 'piektd.', 'sestd.', 'svētd.'];
const DAYS_EN = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** „2026. gada 22. novembrī” · “22 November 2026”. */
export function sayDate(lang: Language, day: Temporal.PlainDate): string {
  return lang === 'lv'
    ? `${day.year}. gada ${day.day}. ${MONTHS_LOCATIVE[day.month - 1]}`
    : `${day.day} ${MONTHS_EN[day.month - 1]} ${day.year}`;
}

/** „22. nov.” · “22 Nov”; with the year where it is not that of `now`. */
export function sayShortDate(lang: Language, day: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const year = day.year === today.year ? '' : lang === 'lv' ? `${day.year}. g. ` : ` ${day.year}`;
  return lang === 'lv'
    ? `${year}${day.day}. ${MONTHS_SHORT[day.month - 1]}`
    : `${day.day} ${MONTHS_EN[day.month - 1]?.slice(0, 3)}${year}`;
}

/** „16.50” · “16:50”, in Riga. */
export function sayTime(lang: Language, time: Temporal.PlainTime | Temporal.Instant): string {
  const at = time instanceof Temporal.Instant ? time.toZonedDateTimeISO(ZONE).toPlainTime() : time;
  return `${at.hour}${lang === 'lv' ? '.' : ':'}${String(at.minute).padStart(2, '0')}`;
}

/** „pirmdien” · “Monday”; short: „pirmd.” · “Mon”. */
export function sayWeekday(lang: Language, day: Temporal.PlainDate, form: 'long' | 'short' = 'long'): string {
  const index = day.dayOfWeek - 1;
  if (lang === 'en') return (DAYS_EN[index] ?? '').slice(0, form === 'short' ? 3 : undefined);
  return (form === 'short' ? DAYS_SHORT[index] : DAYS[index]) ?? '';
}

/** The shortest words that leave no doubt: „šodien 17.00”, „rīt 9.00”, „piektd. 16.50” within six days, „4. dec. 17.00”. */
export function sayWhen(lang: Language, at: Temporal.Instant, now: Temporal.Instant): string {
  const then = at.toZonedDateTimeISO(ZONE).toPlainDate();
  const today = now.toZonedDateTimeISO(ZONE).toPlainDate();
  return `${sayDay(lang, then, today)} ${sayTime(lang, at)}`;
}

/** As `sayWhen`, without the time. */
export function sayDay(lang: Language, day: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const days = today.until(day).days;
  if (days === 0) return lang === 'lv' ? 'šodien' : 'today';
  if (days === 1) return lang === 'lv' ? 'rīt' : 'tomorrow';
  if (days === -1) return lang === 'lv' ? 'vakar' : 'yesterday';
  if (Math.abs(days) <= 6) return sayWeekday(lang, day, 'short');
  return sayShortDate(lang, day, today);
}

/** Everything: „piektdien, 2026. gada 20. novembrī, plkst. 16.50”; for titles and for screen readers. */
export function sayInstant(lang: Language, at: Temporal.Instant): string {
  const then = at.toZonedDateTimeISO(ZONE).toPlainDate();
  const day = `${sayWeekday(lang, then)}, ${sayDate(lang, then)}`;
  return lang === 'lv' ? `${day}, plkst. ${sayTime(lang, at)}` : `${day}, ${sayTime(lang, at)}`;
}

/** The two largest parts of a span: „3 h 20 min”, „2 d. 4 h”, „5 min”; under a minute „mazāk par 1 min”. Clock time. */
export function saySpan(lang: Language, seconds: number): string {
  const minutes = Math.floor(Math.abs(seconds) / 60);
  const [d, h, m] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const day = lang === 'lv' ? 'd.' : 'd';
  if (d > 0) return h > 0 && d < 10 ? `${d} ${day} ${h} h` : `${d} ${day}`;
  if (h > 0) return m > 0 ? `${h} h ${m} min` : `${h} h`;
  return m > 0 ? `${m} min` : lang === 'lv' ? 'mazāk par 1 min' : 'less than 1 min';
}

/** „vēl 3 h 20 min” · „kavējas 2 h” — the time from `now` to `due`, by the clock. */
export function sayTimeLeft(lang: Language, due: Temporal.Instant, now: Temporal.Instant): string {
  const seconds = Math.round(due.since(now).total('seconds'));
  const span = saySpan(lang, seconds);
  if (seconds >= 0) return lang === 'lv' ? `vēl ${span}` : `${span} left`;
  return lang === 'lv' ? `kavējas ${span}` : `${span} late`;
}

/** „1 234,5” · “1,234.5”. */
export function sayNumber(lang: Language, value: number): string {
  return new Intl.NumberFormat(lang === 'lv' ? 'lv-LV' : 'en-GB').format(value);
}

/**
 * A number with its noun: Latvian takes the singular where the number ends in 1 but not in 11 („21 lieta”, „11 lietas”);
 * none is said with the genitive („0 lietu”).
 */
export function sayCount(
  lang: Language,
  count: number,
  lv: readonly [one: string, many: string, none: string],
  en: readonly [one: string, many: string],
): string {
  return `${sayNumber(lang, count)} ${lang === 'lv' ? latvianForm(count, lv) : count === 1 ? en[0] : en[1]}`;
}

function latvianForm(count: number, [one, many, none]: readonly [string, string, string]): string {
  if (count === 0) return none;
  return count % 10 === 1 && count % 100 !== 11 ? one : many;
}
