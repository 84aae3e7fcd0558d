import { directoryAt, holdsOn, type Directory, type Place, placesWithDesks } from '../../../desk/directory/index.ts';
import { type CataloguedService, catalogue, inLanguage } from '../../../desk/services/index.ts';
import { fold } from '../../../language/fold.ts';
import { badge } from '../../components/badge.ts';
import { linkButton } from '../../components/button.ts';
import { searchBox } from '../../components/search-box.ts';
import { emptyState } from '../../components/states.ts';
import { type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayCount, sayNumber, sayShortDate } from '../../texts/say.ts';
import { nameOfUnit, placeName } from './load.ts';
import { servicesTexts } from './texts.ts';

/** The catalogue by unit, with what is no longer given below. */
export async function listPage(request: WebRequest, typed: string): Promise<Answer> {
  const { lang, today } = request;
  const t = servicesTexts(lang);
  const [services, places, directory] = await request.read((tx) =>
    Promise.all([catalogue(tx), placesWithDesks(tx), directoryAt(tx)]),
  );
  const words = typed.trim();
  const found = findServices(services, words, (service) => nameOfUnit(lang, directory, service.unit));
  const current = found.filter(({ to }) => to === null || Temporal.PlainDate.compare(to, today) >= 0);
  const past = found.filter((service) => !current.includes(service));
  const add = linkButton({ text: t.new, href: '/pakalpojumi/jauns', key: 'n' });
  const mayAdd = request.mayI('service.write');
  const byUnit = [...Map.groupBy(current, ({ unit }) => unit)].map(
    ([unit, rows]) => [nameOfUnit(lang, directory, unit), rows] as const,
  );
  return page(request, {
    title: t.title,
    lead: t.lead,
    current: 'services',
    actions: mayAdd ? add : nothing,
    body:
      services.length === 0
        ? html`${emptyState({ title: t.none, say: t.noneSay, ...(mayAdd ? { actions: [add] } : {}) })}${placeLinks(request, places)}`
        : html`${searchBox({ lang, action: '/pakalpojumi', value: words, label: t.search })}${
            found.length === 0
              ? emptyState({
                  title: t.noneFound,
                  say: t.noneFoundSay,
                  actions: [linkButton({ text: t.showAll, href: '/pakalpojumi' })],
                })
              : html`<p class="service-count">${countOf(lang, current.length)}</p>${byUnit
                  .toSorted(([a], [b]) => a.localeCompare(b, 'lv'))
                  .map(([unit, rows]) => group(request, unit, rows, places, directory))}${
                  past.length > 0 && group(request, t.ended, past, places, directory)
                }`
          }${placeLinks(request, places)}`,
  });
}

/** Services by their letter, or by words of the name, the description and the unit, without diacritics if need be. */
export function findServices(
  services: readonly CataloguedService[],
  words: string,
  unitOf: (service: CataloguedService) => string,
): readonly CataloguedService[] {
  if (words === '') return services;
  const sought = fold(words).split(/\s+/);
  return services.filter((service) => {
    if (service.letter === words.toUpperCase()) return true;
    const text = fold(
      [service.name.lv, service.name.en, service.about.lv, service.about.en, unitOf(service)].join(' '),
    );
    return sought.every((word) => text.includes(word));
  });
}

function group(
  request: WebRequest,
  title: string,
  rows: readonly CataloguedService[],
  places: readonly Place[],
  directory: Directory,
): Html {
  return html`<section class="section"><h2>${title}</h2><ul class="rows service-rows" data-keys="list">${rows.map((row) => line(request, row, places, directory))}</ul></section>`;
}

function line(
  { lang, today }: WebRequest,
  service: CataloguedService,
  places: readonly Place[],
  directory: Directory,
): Html {
  const t = servicesTexts(lang);
  const where = places.filter(({ id }) => service.places.includes(id)).map((place) => placeName(lang, place));
  const facts = [
    t.minutes(sayNumber(lang, service.usualMinutes)),
    where.length === 0 ? t.nowhere : where.join(', '),
    ...(holdsOn(service, today) ? [] : [nameOfUnit(lang, directory, service.unit)]),
  ];
  return html`<li id="service-${service.id}"><span class="ticket-letter" title="${t.letter}">${service.letter}</span><div><a href="/pakalpojums/${service.id}"><b>${inLanguage(service.name, lang)}</b></a> ${
    !service.walkIn && badge(t.appointmentOnly)
  } ${!service.byAppointment && badge(t.walkInOnly)} ${days()}<p>${inLanguage(service.about, lang)}</p><small>${facts.join(' · ')}</small></div></li>`;

  function days(): Html {
    if (service.to !== null) return badge(t.endedOn(sayShortDate(lang, service.to, today)), 'near');
    return Temporal.PlainDate.compare(service.from, today) > 0
      ? badge(t.beginsOn(sayShortDate(lang, service.from, today)), 'accent')
      : nothing;
  }
}

function placeLinks({ lang, today }: WebRequest, places: readonly Place[]): Html {
  const t = servicesTexts(lang);
  const here = places.filter((place) => holdsOn(place, today));
  if (here.length === 0) return nothing;
  return html`<section class="section"><h2>${t.places}</h2><p class="org-hint">${t.placesSay}</p><ul class="rows">${here.map(
    (place) =>
      html`<li><a href="/iestades/vietas/${place.id}/apkalposana"><b>${placeName(lang, place)}</b></a><p>${place.address}</p></li>`,
  )}</ul></section>`;
}

function countOf(lang: WebRequest['lang'], count: number): string {
  return sayCount(lang, count, ['pakalpojums', 'pakalpojumi', 'pakalpojumu'], ['service', 'services']);
}
