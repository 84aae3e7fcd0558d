import type { WaitingNow } from '../../../desk/counter/index.ts';
import { inLanguage, openingsOn, type ServiceCard, wayHref } from '../../../desk/services/index.ts';
import { sayDayAndMonth } from '../../../time/say-date.ts';
import { linkButton } from '../../components/button.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayWeekday } from '../../texts/say.ts';
import { citizenPage } from '../citizen-page.ts';
import { doorView, nameOf } from './places.page.ts';
import { exceptionsAhead, sayHours } from './say-opening.ts';
import { visitTexts } from './texts.ts';
import type { SeenPlace } from './visit-us.routes.ts';

/** One place: what can be done there, online ways first, and when it is open. */
export function placePage(
  request: WebRequest,
  seen: SeenPlace,
  hall: WaitingNow | null,
  cards: readonly ServiceCard[],
): Promise<Answer> {
  const { lang } = request;
  const t = visitTexts(lang);
  const bookable = cards.some(({ byAppointment }) => byAppointment);
  return citizenPage(request, {
    title: nameOf(lang, seen),
    back: { href: '/apmeklet', text: t.back },
    body: html`${doorView(request, seen)}${
      bookable &&
      html`<p class="button-row">${linkButton({ text: t.book, href: `/pieteikties?vieta=${seen.place.id}`, kind: 'primary' })}</p>`
    }<h2>${t.services}</h2>${
      cards.length === 0
        ? html`<p>${t.noServices}</p>`
        : html`<div class="visit-services">${cards.map((card) => serviceView(request, seen, hall, card))}</div>`
    }${hoursView(request, seen)}`,
  });
}

function serviceView(request: WebRequest, seen: SeenPlace, hall: WaitingNow | null, card: ServiceCard): Html {
  const { lang } = request;
  const t = visitTexts(lang);
  const part = (title: string, words: string) => (words === '' ? nothing : html`<h3>${title}</h3><p>${words}</p>`);
  const name = inLanguage(card.name, lang);
  return html`<details id="${card.letter}"><summary>${name}</summary><p>${inLanguage(card.about, lang)}</p>${waysView(request, card)}${part(
    t.bring,
    inLanguage(card.documents, lang),
  )}${part(t.fee, inLanguage(card.fee, lang))}${part(t.term, inLanguage(card.term, lang))}${waitView(request, hall, card)}${
    card.byAppointment
      ? html`${!card.walkIn && html`<p>${t.appointmentOnly}</p>`}<p class="button-row">${linkButton({ text: t.book, href: `/pieteikties?vieta=${seen.place.id}&pakalpojums=${card.id}`, attrs: { 'aria-label': t.bookFor(name) } })}</p>`
      : html`<p>${t.walkInOnly}</p>`
  }</details>`;
}

/** 6.11: what can be done without coming stands before what to bring. */
function waysView({ lang }: WebRequest, { ways }: ServiceCard): Html {
  const t = visitTexts(lang);
  if (ways.length === 0) return nothing;
  return html`<h3>${t.online}</h3><ul>${ways.map((way) => {
    const href = wayHref(way);
    const kind = t.way[way.kind];
    const at = href === null ? way.at : html`<a href="${href}" rel="external noreferrer">${way.at}</a>`;
    const note = inLanguage(way.note, lang);
    return html`<li>${way.at.includes(kind) ? at : html`${kind}: ${at}`}${note !== '' && html`<br><small>${note}</small>`}</li>`;
  })}</ul>`;
}

function waitView({ lang }: WebRequest, hall: WaitingNow | null, card: ServiceCard): Html {
  const t = visitTexts(lang);
  const here = hall?.services.find(({ service }) => service.id === card.id);
  if (here === undefined || !card.walkIn || 'none' in here.wait.estimate) return nothing;
  const { lowMinutes, highMinutes } = here.wait.estimate;
  if (highMinutes <= 1) return html`<p>${t.noWait}</p>`;
  return html`<p>${t.wait(lowMinutes === highMinutes ? String(highMinutes) : `${lowMinutes}–${highMinutes}`)}</p>`;
}

function hoursView({ lang, today }: WebRequest, { calendar }: SeenPlace): Html {
  const t = visitTexts(lang);
  const days = Array.from({ length: 7 }, (_, ahead) => openingsOn(calendar, today.add({ days: ahead })));
  const exceptions = exceptionsAhead(calendar, today);
  const row = (plan: (typeof days)[number]) =>
    html`<tr><th scope="row">${sayWeekday(lang, plan.day)}, ${sayDayAndMonth(plan.day, lang)}</th><td>${
      plan.openings.length > 0 ? sayHours(lang, plan) : t.shut
    }${plan.names !== null && html` <small>${plan.names[lang]}</small>`}</td></tr>`;
  const list = (caption: string, plans: readonly (typeof days)[number][]) =>
    html`<table class="visit-hours"><caption>${caption}</caption><thead class="visually-hidden"><tr><th scope="col">${t.day}</th><th scope="col">${t.when}</th></tr></thead><tbody>${plans.map(row)}</tbody></table>`;
  return html`<h2>${t.hours}</h2>${list(t.week, days)}${exceptions.length > 0 && list(t.exceptions, exceptions)}`;
}
