import { type Conflict, saySpan } from '../../../desk/meetings/index.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayDate, sayDay, sayTime } from '../../texts/say.ts';
import { meetingsTexts } from './texts.ts';

/** „rīt 10.00–11.00”; whole days by their day. */
export function sayMeetingTime(
  lang: Language,
  start: Temporal.Instant,
  end: Temporal.Instant,
  allDay: boolean,
  today: Temporal.PlainDate,
): string {
  const first = start.toZonedDateTimeISO('Europe/Riga').toPlainDate();
  const day = sayDay(lang, first, today);
  if (allDay) return `${day}, ${meetingsTexts(lang).allDay}`;
  const last = end.toZonedDateTimeISO('Europe/Riga').toPlainDate();
  if (first.equals(last)) return `${day} ${sayTime(lang, start)}–${sayTime(lang, end)}`;
  return `${day} ${sayTime(lang, start)} – ${sayDay(lang, last, today)} ${sayTime(lang, end)}`;
}

/** A conflict in words: one’s own meetings by name, of others only that they are taken. */
export function sayConflict({ lang, today, me }: WebRequest, one: Conflict): string {
  const texts = meetingsTexts(lang);
  if (one.what === 'absence') {
    const last = one.endsAt.subtract({ milliseconds: 1 }).toZonedDateTimeISO('Europe/Riga').toPlainDate();
    return texts.conflictAbsence(one.name, lang === 'lv' ? sayUntilDay(last) : sayDate('en', last));
  }
  const when = sayMeetingTime(lang, one.startsAt, one.endsAt, false, today);
  if (one.employee === me?.employee) return texts.conflictMeeting(when, one.title ?? texts.otherMeeting);
  return one.tentative ? texts.conflictBusyTentative(one.name, when) : texts.conflictBusy(one.name, when);
}

function sayUntilDay(day: Temporal.PlainDate): string {
  return day.toLocaleString('lv-LV', { day: 'numeric', month: 'numeric', year: 'numeric' });
}

export function conflictList(web: WebRequest, conflicts: readonly Conflict[]): Html {
  if (conflicts.length === 0) return nothing;
  return html`<ul>${conflicts.map((one) => html`<li>${sayConflict(web, one)}</li>`)}</ul>`;
}

/** The whole time, for the page of one meeting. */
export { saySpan };
