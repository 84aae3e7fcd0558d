import { inLanguage, type OtherWay, type ServiceCard } from '../../../desk/services/index.ts';
import { badge } from '../../components/badge.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayShortDate } from '../../texts/say.ts';
import { counterTexts } from './texts.ts';

/** A way counts as new for so many days: it is told as news (6.11). */
const NEW_DAYS = 90;

/** 5.3.2: the card beside the conversation, short parts first. */
export function cardView(web: WebRequest, card: ServiceCard | null): Html {
  if (card === null) return nothing;
  const { lang } = web;
  const t = counterTexts(lang).card;
  const part = (name: string, text: string) =>
    text === '' ? nothing : html`<h3>${name}</h3>${text.split('\n').map((line) => html`<p>${line}</p>`)}`;
  return html`<section class="service-card"><h2>${t.title}</h2>${part(t.documents, inLanguage(card.documents, lang))}${part(t.fee, inLanguage(card.fee, lang))}${part(t.term, inLanguage(card.term, lang))}${part(t.decides, inLanguage(card.decides, lang))}${
    card.ways.length > 0 &&
    html`<h3>${t.ways}</h3><ul class="ref-list">${card.ways.map((way) => html`<li>${wayView(web, way)}</li>`)}</ul>`
  }${
    inLanguage(card.steps, lang) !== '' &&
    html`<details><summary>${t.steps}</summary>${inLanguage(card.steps, lang)
      .split('\n')
      .map((line) => html`<p>${line}</p>`)}</details>`
  }${
    card.law.title !== '' &&
    html`<p><small>${t.law}: ${card.law.url === '' ? card.law.title : html`<a href="${card.law.url}" rel="noreferrer" target="_blank">${card.law.title}</a>`}</small></p>`
  }<p><a href="/pakalpojums/${card.id}">${t.whole}</a></p></section>`;
}

/** „latvija.gov.lv — ar eParakstu”, marked where it is new. */
export function wayView({ lang, today }: WebRequest, way: OtherWay): Html {
  const note = inLanguage(way.note, lang);
  const fresh = way.since.until(today).days <= NEW_DAYS;
  return html`<span>${way.at}${note !== '' && html` <small>${note}</small>`}${fresh && html` ${badge(counterTexts(lang).card.since(sayShortDate(lang, way.since, today)), 'accent')}`}</span>`;
}
