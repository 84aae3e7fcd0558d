import { openingsOn, openingState } from '../../../desk/services/index.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { linkButton } from '../../components/button.ts';
import { type Html, html } from '../../html.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayCount } from '../../texts/say.ts';
import { citizenPage } from '../citizen-page.ts';
import { sayState, sayToday } from './say-opening.ts';
import { visitTexts } from './texts.ts';
import type { SeenPlace } from './visit-us.routes.ts';

/** Where clients are met: open or not, today's hours, how many wait. */
export function placesPage(request: WebRequest, places: readonly SeenPlace[]): Promise<Answer> {
  const t = visitTexts(request.lang);
  return citizenPage(request, {
    title: t.title,
    lead: places.length === 0 ? t.none : t.lead,
    body: html`${places.map((seen) => placeView(request, seen))}`,
  });
}

function placeView(request: WebRequest, seen: SeenPlace): Html {
  const { lang } = request;
  const t = visitTexts(lang);
  const { place } = seen;
  const name = nameOf(lang, seen);
  return html`<section class="visit-place"><h2><a href="/apmeklet/${place.id}">${name}</a></h2>${doorView(request, seen)}<p class="button-row">${linkButton({ text: t.book, href: `/pieteikties?vieta=${place.id}`, attrs: { 'aria-label': t.bookFor(name) } })} <a href="/apmeklet/${place.id}" aria-label="${t.more}: ${name}">${t.more}</a></p></section>`;
}

/** What one reads at the door: the address, open or not, today's hours, how many wait. */
export function doorView({ lang, now, today }: WebRequest, { place, calendar, waiting }: SeenPlace): Html {
  const state = openingState(calendar, now);
  const said = [sayToday(lang, openingsOn(calendar, today)), waiting === null ? '' : sayWaiting(lang, waiting)];
  return html`<p>${place.address}</p><p class="${state.open ? 'door open' : 'door'}">${sayState(lang, state, today)}</p><p>${said
    .filter((one) => one !== '')
    .join('. ')}</p>`;
}

export function nameOf(lang: Language, { place }: Pick<SeenPlace, 'place'>): string {
  return lang === 'en' && place.nameEn !== '' ? place.nameEn : place.nameLv;
}

function sayWaiting(lang: Language, waiting: number): string {
  const t = visitTexts(lang);
  if (waiting === 0) return t.noneWaiting;
  return t.waiting(sayCount(lang, waiting, ['cilvēks', 'cilvēki', 'cilvēku'], ['person', 'people']));
}
