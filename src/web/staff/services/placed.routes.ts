import { holdsOn } from '../../../desk/directory/index.ts';
import { inLanguage, mayWriteService, placeService, unplaceService } from '../../../desk/services/index.ts';
import { parseId, type PlaceId, type ServiceId, type UnitId } from '../../../vocabulary/ids.ts';
import { button } from '../../components/button.ts';
import { buttonForm, form } from '../../components/form.ts';
import { html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import { oneOf, readForm } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { unitName } from '../directory/say.ts';
import { notYours, refused } from './edit.routes.ts';
import { fieldsOf, type Typed, typedOf } from './fields.ts';
import { type Loaded, loadService, nameOfUnit, placeName } from './load.ts';
import { sayRefusal } from './say-refusal.ts';
import { servicesTexts } from './texts.ts';

const WRITE = { action: 'service.write', audience: 'staff' } as const;
const PATH = '/pakalpojums/:id/vietas';
const UNDO_SECONDS = 30;

/** Where a service is given, and whose work it is there. */
export function placedRoutes({ desk }: PageDeps): Route[] {
  return [
    defineRoute({
      ...WRITE,
      method: 'GET',
      path: PATH,
      handle: (request, { params }) =>
        request.read(async (tx) => {
          const loaded = await loadService(tx, params['id'], request.now);
          if (loaded === null) return refuse(404);
          if (!mayWriteService(request.identity, loaded.card.unit)) return notYours(request);
          return placedPage(request, loaded, { typed: {}, errors: [] });
        }),
    }),
    defineRoute({
      ...WRITE,
      method: 'POST',
      path: PATH,
      handle: (request, { params, body }) =>
        answerOnce(request, body, async (tx) => {
          const loaded = await loadService(tx, params['id'], request.now);
          if (loaded === null) return refuse(404);
          const t = servicesTexts(request.lang);
          const read = readPlaced(request, loaded, body);
          if (!read.ok) return placedPage(request, loaded, read);
          const { place, unit } = read.values;
          const done = await placeService(desk, tx, { place, service: loaded.card.id, unit });
          if (!('refused' in done)) return redirect(`/pakalpojums/${loaded.card.id}/vietas`, t.placed.added);
          if (done.refused === 'not-allowed') return notYours(request);
          return placedPage(request, loaded, {
            typed: typedOf(body),
            errors: [{ name: 'place', say: sayRefusal(request.lang, done) }],
            formKey: read.formKey,
          });
        }),
    }),
    defineRoute({
      ...WRITE,
      method: 'POST',
      path: `${PATH}/:place/nonemt`,
      handle: (request, { params, body }) =>
        answerOnce(request, body, async (tx) => {
          const loaded = await loadService(tx, params['id'], request.now);
          const place = parseId<PlaceId>(params['place']);
          if (loaded === null || place === null) return refuse(404);
          const before = loaded.placed.find((one) => one.place === place);
          const done = await unplaceService(desk, tx, { place, service: loaded.card.id });
          if ('refused' in done) return refused(request, done.refused, sayRefusal(request.lang, done));
          const t = servicesTexts(request.lang).placed;
          const name = placeName(
            request.lang,
            loaded.places.find(({ id }) => id === place),
          );
          const path = `/pakalpojums/${loaded.card.id}/vietas`;
          return redirect(path, {
            say: t.removed(name),
            undo: { action: `${path}/${place}/atjaunot?struktura=${before?.unit ?? ''}`, seconds: UNDO_SECONDS },
          });
        }),
    }),
    defineRoute({
      ...WRITE,
      method: 'POST',
      path: `${PATH}/:place/atjaunot`,
      handle(request, { params, query, body }) {
        const [id, place] = [parseId<ServiceId>(params['id']), parseId<PlaceId>(params['place'])];
        if (id === null || place === null) return refuse(404);
        return answerOnce(request, body, async (tx) => {
          const done = await placeService(desk, tx, { place, service: id, unit: parseId<UnitId>(query['struktura']) });
          if ('refused' in done) return refused(request, done.refused, sayRefusal(request.lang, done));
          return redirect(`/pakalpojums/${id}/vietas`, servicesTexts(request.lang).placed.restored);
        });
      },
    }),
  ];
}

function readPlaced(request: WebRequest, { places, directory }: Loaded, body: FormBody) {
  const t = servicesTexts(request.lang).placed;
  return readForm(
    {
      place: oneOf(
        places.map(({ id }) => id),
        { required: true },
      ),
      unit: oneOf(directory.units.map(({ id }) => id)),
    },
    body,
    { place: t.place, unit: t.unit },
    request.lang,
  );
}

function placedPage(request: WebRequest, loaded: Loaded, typed: Typed): Answer {
  const { lang, today } = request;
  const { card, placed, places, directory } = loaded;
  const texts = servicesTexts(lang);
  const t = texts.placed;
  const path = `/pakalpojums/${card.id}/vietas`;
  const name = inLanguage(card.name, lang);
  const free = places.filter((place) => holdsOn(place, today) && !placed.some((one) => one.place === place.id));
  const units = directory.units
    .filter((unit) => holdsOn(unit, today) && unit.id !== card.unit)
    .map((unit) => ({ value: unit.id, text: unitName(lang, unit) }))
    .toSorted((a, b) => a.text.localeCompare(b.text, 'lv'));
  const fields = fieldsOf(request, typed);
  return page(request, {
    title: t.title,
    over: html`<a href="/pakalpojumi">${texts.title}</a> · <a href="/pakalpojums/${card.id}">${name}</a>`,
    lead: t.lead(name),
    current: 'services',
    status: typed.errors.length > 0 ? 422 : 200,
    body: html`<section class="section">${
      placed.length === 0
        ? html`<p class="nothing-yet">${t.nowhere}</p>`
        : html`<ul class="rows">${placed.map(({ place, unit }) => {
            const title = placeName(
              lang,
              places.find(({ id }) => id === place),
            );
            return html`<li class="placed-row"><div><b>${title}</b><p>${nameOfUnit(lang, directory, unit ?? card.unit)}</p></div>${buttonForm(
              request,
              {
                action: `${path}/${place}/nonemt`,
                button: button({ text: t.remove, kind: 'quiet', attrs: { 'aria-label': t.removeFrom(title) } }),
              },
            )}</li>`;
          })}</ul>`
    }</section>${
      free.length === 0
        ? html`<p>${t.everywhere}</p>`
        : form(request, {
            action: path,
            errors: typed.errors,
            ...(typed.formKey === undefined ? {} : { formKey: typed.formKey }),
            attrs: { class: 'service-form' },
            body: [
              fields.choice(
                'place',
                t.place,
                free.map((place) => ({ value: place.id, text: placeName(lang, place) })),
                { required: true },
              ),
              fields.choice('unit', t.unit, units, { empty: t.own(nameOfUnit(lang, directory, card.unit)) }),
              button({ text: t.add, kind: 'primary' }),
            ],
          })
    }`,
  });
}
