import type { Language } from '../../../vocabulary/words.ts';
import { type Html, html } from '../../html.ts';
import { sayDate, sayTime, sayWeekday } from '../../texts/say.ts';

/** „pirmdien, 23. novembrī, plkst. 10.00” · “Monday, 23 November, 10:00” */
export function sayTimeOf(lang: Language, at: Temporal.Instant): string {
  const day = at.toZonedDateTimeISO('Europe/Riga').toPlainDate();
  return `${sayDayOf(lang, day)}, ${lang === 'lv' ? 'plkst. ' : ''}${sayTime(lang, at)}`;
}

/** „pirmdien, 23. novembrī”: the year is left out, since nothing is booked that far. */
export function sayDayOf(lang: Language, day: Temporal.PlainDate): string {
  const date = sayDate(lang, day);
  const short = lang === 'lv' ? date.replace(/^\d+\. gada /, '') : date.replace(/ \d+$/, '');
  return `${sayWeekday(lang, day)}, ${short}`;
}

/** „līdz 30. decembrim” needs the dative; the number alone is plain and needs none: „30.12.” */
export function sayUntilDay(lang: Language, day: Temporal.PlainDate): string {
  return lang === 'lv' ? `${day.day}.${day.month}.${day.year}.` : sayDate('en', day);
}

/** A day with its times, each in a shape of its own: a link, or a button of a form. */
export function dayOfTimes(
  lang: Language,
  day: Temporal.PlainDate,
  times: readonly Temporal.Instant[],
  one: (at: Temporal.Instant) => Html,
): Html {
  return html`<section class="booking-day"><h2>${capital(sayDayOf(lang, day))}</h2><ul class="booking-times">${times.map((at) => html`<li>${one(at)}</li>`)}</ul></section>`;
}

/** Times by their civil day in Riga, in order. */
export function byDay(
  times: readonly Temporal.Instant[],
): readonly (readonly [Temporal.PlainDate, Temporal.Instant[]])[] {
  const days = Map.groupBy(times, (at) => at.toZonedDateTimeISO('Europe/Riga').toPlainDate().toString());
  return [...days].map(([day, of]) => [Temporal.PlainDate.from(day), of] as const);
}

export function capital(text: string): string {
  return `${text.slice(0, 1).toLocaleUpperCase('lv')}${text.slice(1)}`;
}
