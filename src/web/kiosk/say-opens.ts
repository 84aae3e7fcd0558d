import type { Language } from '../../vocabulary/words.ts';
import { sayTime, sayWeekday } from '../texts/say.ts';

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

/** When a place opens, in whole words for a screen in a hall: „rīt plkst. 8.30”, „pirmdien, 23. novembrī, plkst. 8.30”. */
export function sayOpens(lang: Language, at: Temporal.Instant, now: Temporal.Instant): string {
  const day = at.toZonedDateTimeISO('Europe/Riga').toPlainDate();
  const days = now.toZonedDateTimeISO('Europe/Riga').toPlainDate().until(day).days;
  const time = lang === 'lv' ? `plkst. ${sayTime(lang, at)}` : `at ${sayTime(lang, at)}`;
  if (days === 0) return `${lang === 'lv' ? 'šodien' : 'today'} ${time}`;
  if (days === 1) return `${lang === 'lv' ? 'rīt' : 'tomorrow'} ${time}`;
  if (lang === 'lv') return `${sayWeekday(lang, day)}, ${day.day}. ${MONTHS_LOCATIVE[day.month - 1]}, ${time}`;
  const month = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(day.year, day.month - 1),
  );
  return `on ${sayWeekday(lang, day)}, ${day.day} ${month}, ${time}`;
}
