import { sayDayAndMonth } from '../../time/say-date.ts';
import type { Language } from '../../vocabulary/words.ts';
import { sayTime, sayWeekday } from '../texts/say.ts';

/** When a place opens, in whole words for a screen in a hall: „rīt plkst. 8.30”, „pirmdien, 23. novembrī, plkst. 8.30”. */
export function sayOpens(lang: Language, at: Temporal.Instant, now: Temporal.Instant): string {
  const day = at.toZonedDateTimeISO('Europe/Riga').toPlainDate();
  const days = now.toZonedDateTimeISO('Europe/Riga').toPlainDate().until(day).days;
  const time = lang === 'lv' ? `plkst. ${sayTime(lang, at)}` : `at ${sayTime(lang, at)}`;
  if (days === 0) return `${lang === 'lv' ? 'šodien' : 'today'} ${time}`;
  if (days === 1) return `${lang === 'lv' ? 'rīt' : 'tomorrow'} ${time}`;
  const full = `${sayWeekday(lang, day)}, ${sayDayAndMonth(day, lang)}, ${time}`;
  return lang === 'lv' ? full : `on ${full}`;
}
