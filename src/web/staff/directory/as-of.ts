import type { Tx } from '../../../database/database.ts';
import { type Directory, knownDirectory } from '../../../desk/directory/index.ts';
import { button } from '../../components/button.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayDate } from '../../texts/say.ts';
import { directoryTexts } from './texts.ts';

type Query = Readonly<Record<string, string | undefined>>;

/** The directory as pages show it. */
export function directoryFor(request: Pick<WebRequest, 'deps'>): (tx: Tx) => Promise<Directory> {
  return (tx) => knownDirectory(request.deps.database, tx);
}

/** The day that the page is asked about (`?diena=`), today where none is named or it is no day. */
export function dayAsked(request: Pick<WebRequest, 'today'>, query: Query): Temporal.PlainDate {
  try {
    return query['diena'] === undefined ? request.today : Temporal.PlainDate.from(query['diena']);
  } catch {
    return request.today;
  }
}

/** Keeps the day over a link; nothing is added for today. */
export function onDay(request: Pick<WebRequest, 'today'>, path: string, day: Temporal.PlainDate): string {
  if (day.equals(request.today)) return path;
  return `${path}${path.includes('?') ? '&' : '?'}diena=${day.toString()}`;
}

/** „Kāds saraksts bija 2024. gada 1. martā”: a day of which the same page is asked. */
export function asOfForm(request: WebRequest, path: string, day: Temporal.PlainDate): Html {
  const t = directoryTexts(request.lang);
  return html`<form class="as-of" action="${path}" method="get"><label for="f-diena">${t.asOf}</label><input class="input short" id="f-diena" name="diena" type="date" value="${day.toString()}">${button({ text: t.asOfShow })}</form>`;
}

/** Says that the page does not show today. */
export function asOfNotice(request: WebRequest, path: string, day: Temporal.PlainDate): Html {
  if (day.equals(request.today)) return nothing;
  const t = directoryTexts(request.lang);
  const said = sayDate(request.lang, day);
  const isPast = Temporal.PlainDate.compare(day, request.today) < 0;
  return html`<p class="as-of-notice" role="status">${isPast ? t.asOfSay(said) : t.asOfWill(said)} <a href="${path}">${t.backToToday}</a></p>`;
}
