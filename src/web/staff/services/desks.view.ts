import { holdsOn, postsOf, type Person } from '../../../desk/directory/index.ts';
import { inLanguage } from '../../../desk/services/index.ts';
import type { ServiceId, UnitId } from '../../../vocabulary/ids.ts';
import { linkButton } from '../../components/button.ts';
import { emptyState } from '../../components/states.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { nameOfUnit } from './load.ts';
import type { PlaceStands } from './load-place.ts';
import { servicesTexts } from './texts.ts';

/** Which desks and people of a place give what. */
export function desksView(request: WebRequest, stands: PlaceStands): Html {
  const { lang, today } = request;
  const t = servicesTexts(lang).place;
  const { place, limits, directory, mine } = stands;
  const path = `/iestades/vietas/${place.id}/apkalposana`;
  const desks = place.desks.filter((one) => holdsOn(one, today));
  const people = peopleAt(request, stands);
  const change = (href: string, about: string) =>
    mine
      ? linkButton({ text: t.change, href, kind: 'quiet', attrs: { 'aria-label': `${t.change}: ${about}` } })
      : nothing;
  return html`<section class="section" id="galdi"><h2>${t.desks}</h2><p class="org-hint">${t.desksHint}</p>${
    desks.length === 0
      ? emptyState({
          title: t.noDesks,
          say: t.noDesksSay,
          actions: [linkButton({ text: t.toPlaces, href: '/iestades/vietas' })],
        })
      : html`<ul class="rows">${desks.map(
          (one) =>
            html`<li class="placed-row"><div><b>${t.desk(one.number)}</b>${
              one.unit !== null && html` <small>${nameOfUnit(lang, directory, one.unit)}</small>`
            }<p>${names(request, stands, limits.desks.get(one.id))}</p></div>${change(`${path}/galds/${one.id}`, t.desk(one.number))}</li>`,
        )}</ul>`
  }${
    people.length > 0 &&
    html`<h3 class="people-here">${t.people}</h3><ul class="rows">${people.map(
      (one) =>
        html`<li class="placed-row"><div><b>${one.givenName} ${one.surname}</b><p>${names(request, stands, limits.employees.get(one.id))}</p></div>${change(`${path}/cilveks/${one.id}`, `${one.givenName} ${one.surname}`)}</li>`,
    )}</ul>`
  }</section>`;
}

/** Who belongs to a unit that has a desk at the place or does its services' work there, by surname. At most a hundred. */
export function peopleAt({ today }: WebRequest, { place, services, directory }: PlaceStands): readonly Person[] {
  const units = new Set<UnitId>([
    ...place.desks.flatMap(({ unit }) => (unit === null ? [] : [unit])),
    ...services.map(({ unitThere }) => unitThere),
  ]);
  return directory.people
    .filter(({ id }) => postsOf(directory, id, today).some(({ unit }) => units.has(unit)))
    .toSorted((a, b) => a.surname.localeCompare(b.surname, 'lv'))
    .slice(0, 100);
}

function names({ lang }: WebRequest, { services }: PlaceStands, limit: ReadonlySet<ServiceId> | undefined): string {
  if (limit === undefined) return servicesTexts(lang).place.all;
  const given = services.filter(({ id }) => limit.has(id)).map(({ name }) => inLanguage(name, lang));
  return given.length === 0 ? '—' : given.join(', ');
}
