import type { SittableDesk } from '../../../desk/visits/index.ts';
import { button, linkButton } from '../../components/button.ts';
import { buttonForm } from '../../components/form.ts';
import { emptyState } from '../../components/states.ts';
import { type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { counterTexts } from './texts.ts';

/** Nowhere yet: at which desk to sit down, the one of last time first. */
export function sitPage(web: WebRequest, desks: readonly SittableDesk[], refused: string | null): Answer {
  const t = counterTexts(web.lang);
  const last = desks.find((one) => one.last && one.employee === null);
  const places = Map.groupBy(desks, ({ place }) => place);
  return page(web, {
    title: t.title,
    lead: t.sit.lead,
    current: 'counter',
    status: refused === null ? 200 : 409,
    live: [...places.keys()].slice(0, 10).map((place) => `hall:${place}`),
    modules: ['counter'],
    actions: last === undefined ? nothing : sitForm(web, last, t.sit.again(last.number, placeName(web, last)), true),
    body:
      desks.length === 0
        ? emptyState({
            title: t.sit.noPlaces,
            say: t.sit.noPlacesSay,
            actions: [linkButton({ text: t.sit.toPlaces, href: '/iestades/vietas' })],
          })
        : html`${refused !== null && html`<p class="counter-refused" role="alert">${refused}</p>`}${[...places.values()].map((of) => placeSection(web, of))}`,
  });
}

function placeSection(web: WebRequest, desks: readonly SittableDesk[]): Html {
  const t = counterTexts(web.lang).sit;
  const [first] = desks;
  if (first === undefined) return nothing;
  return html`<section class="section"><h2>${placeName(web, first)}</h2><ul class="counter-desks">${desks.map(
    (one) =>
      html`<li>${
        one.employee === null
          ? sitForm(web, one, t.desk(one.number), false)
          : html`<span class="counter-taken"><b>${t.desk(one.number)}</b> <small>${t.taken(one.name ?? '')}</small></span>`
      }</li>`,
  )}</ul></section>`;
}

function sitForm(web: WebRequest, one: SittableDesk, text: string, primary: boolean): Html {
  return buttonForm(web, {
    action: '/klatiene/galds',
    fields: { place: one.place, desk: one.id },
    button: button({
      text,
      kind: primary ? 'primary' : 'plain',
      ...(primary ? { key: 'n' } : {}),
      attrs: primary ? { class: 'button primary counter-again' } : { 'aria-label': `${text} — ${placeName(web, one)}` },
    }),
  });
}

function placeName({ lang }: WebRequest, { placeLv, placeEn }: SittableDesk): string {
  return lang === 'en' && placeEn !== '' ? placeEn : placeLv;
}
