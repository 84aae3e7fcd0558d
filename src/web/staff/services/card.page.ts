import { holdsOn } from '../../../desk/directory/index.ts';
import { type Both, inLanguage, mayWriteService, type ServiceCard, wayHref } from '../../../desk/services/index.ts';
import { badge } from '../../components/badge.ts';
import { button, linkButton } from '../../components/button.ts';
import { buttonForm } from '../../components/form.ts';
import { facts } from '../../components/list.ts';
import { type Content, type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayCount, sayNumber } from '../../texts/say.ts';
import { sayDate } from '../../../time/say-date.ts';
import { strandedAppointments } from '../appointments/case-section.view.ts';
import { sayDays } from '../directory/say.ts';
import { type Loaded, nameOfUnit, placeName } from './load.ts';
import { servicesTexts } from './texts.ts';

/** 5.3.2: the card as an employee reads it; whoever may change it has the buttons for that beside each part. */
export function cardPage(request: WebRequest, loaded: Loaded): Answer {
  const { lang, today } = request;
  const { card, directory } = loaded;
  const t = servicesTexts(lang);
  const mine = mayWriteService(request.identity, card.unit);
  const path = `/pakalpojums/${card.id}`;
  return page(request, {
    title: inLanguage(card.name, lang),
    over: html`<a href="/pakalpojumi">${t.title}</a> · ${t.card.over(card.letter)} ${!holdsOn(card, today) && badge(sayDays(lang, card), 'near')}`,
    lead: inLanguage(card.about, lang),
    current: 'services',
    actions: mine ? linkButton({ text: t.card.edit, href: `${path}/labot`, key: 'e' }) : nothing,
    body: html`${strandedAppointments(request, loaded.stranded)}${solutions(request, card, mine)}${steps(request, card)}<section class="section service-facts">${facts(
      [
        [t.card.documents, words(request, card.documents)],
        [t.card.fee, words(request, card.fee)],
        [t.card.term, words(request, card.term)],
        [t.card.decides, words(request, card.decides)],
        ...(card.law.title === '' && card.law.url === '' ? [] : ([[t.card.law, law(card)]] as const)),
      ],
    )}</section>`,
    aside: html`<section><h2>${t.card.places}</h2>${placesView(request, loaded)}${
      mine && html`<p class="card-deed"><a href="${path}/vietas">${t.card.where}</a></p>`
    }</section>${ways(request, card, mine)}<section>${facts([
      [t.card.unit, html`<a href="/iestades/vieniba/${card.unit}">${nameOfUnit(lang, directory, card.unit)}</a>`],
      [t.card.usual, t.minutes(sayNumber(lang, card.usualMinutes))],
      [t.card.valid, sayDays(lang, card)],
    ])}</section>${mine && endSection(request, card)}`,
  });
}

function solutions(request: WebRequest, card: ServiceCard, mine: boolean): Html {
  const { lang } = request;
  const t = servicesTexts(lang).card;
  const path = `/pakalpojums/${card.id}/risinajumi`;
  return html`<section class="section"><div class="part-head"><h2>${t.solutions}</h2>${
    mine && linkButton({ text: t.add, href: `${path}/jauns`, kind: 'quiet' })
  }</div><p class="org-hint">${t.solutionsHint}</p>${
    card.solutions.length === 0
      ? html`<p class="nothing-yet">${t.noSolutions}</p>`
      : html`<ol class="rows solution-rows">${card.solutions.map(
          ({ id, n, text, next }) =>
            html`<li><kbd>${n}</kbd><div><b>${inLanguage(text, lang)}</b><p>${
              next.lv === ''
                ? t.noNext
                : html`<span class="visually-hidden">${t.next}: </span>${inLanguage(next, lang)}`
            }</p></div>${
              mine &&
              html`<div class="row-deeds">${linkButton({ text: t.change, href: `${path}/${id}`, kind: 'quiet' })}${buttonForm(request, { action: `${path}/${id}/beigt`, button: button({ text: t.end, kind: 'quiet', attrs: { 'aria-label': `${t.end}: ${inLanguage(text, lang)}` } }) })}</div>`
            }</li>`,
        )}</ol>`
  }</section>`;
}

function steps({ lang }: WebRequest, card: ServiceCard): Html {
  const list = inLanguage(card.steps, lang)
    .split('\n')
    .map((step) => step.trim())
    .filter((step) => step !== '');
  if (list.length === 0) return nothing;
  return html`<section class="section"><h2>${servicesTexts(lang).card.steps}</h2><ol class="service-steps">${list.map((step) => html`<li>${step}</li>`)}</ol></section>`;
}

function words({ lang }: WebRequest, text: Both): Content {
  const said = inLanguage(text, lang);
  return said === '' ? html`<span class="nothing-yet">${servicesTexts(lang).card.empty}</span>` : said;
}

function law({ law: { title, url } }: ServiceCard): Content {
  return url === '' ? title : html`<a href="${url}" rel="external noreferrer">${title === '' ? url : title}</a>`;
}

function placesView({ lang }: WebRequest, { card, placed, places, measured, directory }: Loaded): Html {
  const t = servicesTexts(lang).card;
  if (placed.length === 0) return html`<p>${t.noPlaces}</p>`;
  return html`<ul class="aside-rows">${placed.map(({ place, unit }) => {
    const found = places.find(({ id }) => id === place);
    const length = measured.find((one) => one.place === place);
    return html`<li><a href="/iestades/vietas/${place}/apkalposana">${placeName(lang, found)}</a>${
      unit !== null && unit !== card.unit && html`<small>${t.workOf(nameOfUnit(lang, directory, unit))}</small>`
    }${
      length !== undefined &&
      html`<small>${t.measured(sayNumber(lang, length.half), sayNumber(lang, length.most), sayCount(lang, length.visits, ['apmeklējums', 'apmeklējumi', 'apmeklējumu'], ['visit', 'visits']))}</small>`
    }</li>`;
  })}</ul>`;
}

function ways(request: WebRequest, card: ServiceCard, mine: boolean): Html {
  const { lang } = request;
  const t = servicesTexts(lang);
  const path = `/pakalpojums/${card.id}/veidi`;
  return html`<section><div class="part-head"><h2>${t.card.ways}</h2>${
    mine && html`<a href="${path}/jauns">${t.card.add}</a>`
  }</div>${
    card.ways.length === 0
      ? html`<p>${t.card.noWays}</p>`
      : html`<ul class="aside-rows">${card.ways.map((way) => {
          const href = wayHref(way);
          return html`<li><b>${t.way[way.kind]}</b>${
            t.way[way.kind] === way.at
              ? nothing
              : html` ${href === null ? way.at : html`<a href="${href}" rel="external noreferrer">${way.at}</a>`}`
          }<small>${inLanguage(way.note, lang)}</small><small>${t.card.since(sayDate(way.since, lang, 'genitive'))}</small>${
            mine &&
            html`<div class="row-deeds"><a href="${path}/${way.id}">${t.card.change}</a>${buttonForm(request, { action: `${path}/${way.id}/beigt`, button: button({ text: t.card.end, kind: 'quiet', attrs: { 'aria-label': `${t.card.end}: ${t.way[way.kind]}` } }) })}</div>`
          }</li>`;
        })}</ul><p><small>${t.card.waysHint}</small></p>`
  }</section>`;
}

function endSection(request: WebRequest, card: ServiceCard): Html {
  const t = servicesTexts(request.lang).edit;
  const path = `/pakalpojums/${card.id}`;
  if (card.to !== null) {
    return html`<section>${buttonForm(request, { action: `${path}/atjaunot`, button: button({ text: t.restore }) })}</section>`;
  }
  return html`<section>${buttonForm(request, { action: `${path}/beigt`, button: button({ text: t.end, kind: 'quiet' }) })}<p><small>${t.endSay}</small></p></section>`;
}
