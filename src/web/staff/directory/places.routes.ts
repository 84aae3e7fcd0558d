import {
  changePlaces,
  type Directory,
  directoryAt,
  holdsOn,
  type Place,
  type PlaceDeed,
  placesWithDesks,
} from '../../../desk/directory/index.ts';
import { newId } from '../../../desk/context.ts';
import { maySetUpPlace } from '../../../desk/services/index.ts';
import type { DeskId, PlaceId } from '../../../vocabulary/ids.ts';
import { badge } from '../../components/badge.ts';
import { linkButton } from '../../components/button.ts';
import { emptyState } from '../../components/states.ts';
import { type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import { date, oneOf, readForm, text } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { devicesTexts } from '../devices/texts.ts';
import { directoryFor } from './as-of.ts';
import { editPage, fieldsFor, type Typed, unitChoices } from './edit.view.ts';
import { fieldOf, sayRefusal, unitName } from './say.ts';
import { directoryTexts } from './texts.ts';

const PATH = '/iestades/vietas';
const DAYS = { from: date({ required: true }), to: date() };

/** Where clients are met, and the desks there. */
export function placeRoutes(deps: PageDeps): Route[] {
  const edit = (path: `/${string}`, kind: 'place' | 'desk'): Route[] => [
    defineRoute({
      method: 'GET',
      path,
      action: 'people.manage',
      audience: 'staff',
      async handle(request, { params, query }) {
        const [places, directory] = await request.read((tx) =>
          Promise.all([placesWithDesks(tx), directoryFor(request)(tx)]),
        );
        const at = { places, directory, id: params['id'] ?? null, place: query['vieta'] ?? null };
        const typed = begin(request, kind, at);
        return typed === null ? refuse(404) : show(request, kind, at, { typed, errors: [] });
      },
    }),
    defineRoute({
      method: 'POST',
      path,
      action: 'people.manage',
      audience: 'staff',
      handle: (request, { params, query, body }) =>
        save(request, deps, kind, { id: params['id'] ?? null, place: query['vieta'] ?? null }, body),
    }),
  ];
  return [
    defineRoute({
      method: 'GET',
      path: PATH,
      action: 'people.read',
      audience: 'staff',
      handle: placesPage,
    }),
    ...edit(`${PATH}/jauna`, 'place'),
    ...edit(`${PATH}/:id/labot`, 'place'),
    ...edit('/iestades/galds/jauns', 'desk'),
    ...edit('/iestades/galds/:id/labot', 'desk'),
  ];
}

async function placesPage(request: WebRequest): Promise<Answer> {
  const { lang, today } = request;
  const t = directoryTexts(lang);
  const [places, directory] = await request.read((tx) => Promise.all([placesWithDesks(tx), directoryFor(request)(tx)]));
  const manage = request.mayI('people.manage');
  const add = linkButton({ text: t.edit.newPlace, href: `${PATH}/jauna`, key: 'n' });
  return page(request, {
    title: t.places,
    over: html`<a href="/iestades">${t.title}</a>`,
    current: 'directory',
    live: ['directory'],
    actions: manage ? add : nothing,
    body:
      places.length === 0
        ? emptyState({ title: t.edit.noPlaces, say: t.edit.noPlacesSay, ...(manage ? { actions: [add] } : {}) })
        : html`<div class="org-places">${places.map((place) => placeView(place))}</div>`,
  });

  function placeView(place: Place): Html {
    const unitOf = (id: string | null) => directory.units.find((one) => one.id === id);
    return html`<section class="section"><h2>${lang === 'en' && place.nameEn !== '' ? place.nameEn : place.nameLv} ${!holdsOn(place, today) && badge(t.edit.ended)}</h2><p>${place.address}</p><ul class="rows">${place.desks
      .filter((one) => manage || holdsOn(one, today))
      .map((one) => {
        const unit = unitOf(one.unit);
        return html`<li>${manage ? html`<a href="/iestades/galds/${one.id}/labot">${t.edit.desk(one.number)}</a>` : html`<b>${t.edit.desk(one.number)}</b>`}${
          unit !== undefined && html` · <a href="/iestades/vieniba/${unit.id}">${unitName(lang, unit)}</a>`
        } ${!holdsOn(one, today) && badge(t.edit.ended)}</li>`;
      })}</ul>${
      (manage || maySetUpPlace(request.identity, place)) &&
      html`<p class="org-deeds">${
        maySetUpPlace(request.identity, place) &&
        linkButton({ text: devicesTexts(lang).title, href: `${PATH}/${place.id}/ierices` })
      } ${manage && linkButton({ text: t.edit.newDesk, href: `/iestades/galds/jauns?vieta=${place.id}` })} ${manage && linkButton({ text: t.edit.editPlace, href: `${PATH}/${place.id}/labot` })}</p>`
    }</section>`;
  }
}

interface At {
  readonly places: readonly Place[];
  readonly directory: Directory;
  readonly id: string | null;
  /** The place of a new desk. */
  readonly place: string | null;
}

function begin(
  { today }: WebRequest,
  kind: 'place' | 'desk',
  { places, id, place }: At,
): Readonly<Record<string, string>> | null {
  if (id === null) {
    if (kind === 'desk' && !places.some((one) => one.id === place)) return null;
    return { from: today.toString() };
  }
  if (kind === 'place') {
    const row = places.find((one) => one.id === id);
    return row === undefined
      ? null
      : {
          nameLv: row.nameLv,
          nameEn: row.nameEn,
          address: row.address,
          from: row.from.toString(),
          to: row.to?.toString() ?? '',
        };
  }
  const row = deskOf(places, id);
  return row === undefined
    ? null
    : { number: row.number, unit: row.unit ?? '', from: row.from.toString(), to: row.to?.toString() ?? '' };
}

function deskOf(places: readonly Place[], id: string | null) {
  return places.flatMap(({ desks }) => desks).find((one) => one.id === id);
}

function save(
  request: WebRequest,
  deps: PageDeps,
  kind: 'place' | 'desk',
  address: Pick<At, 'id' | 'place'>,
  body: FormBody,
): Promise<Answer> {
  const t = directoryTexts(request.lang);
  return answerOnce(request, body, async (tx) => {
    const [places, directory] = await Promise.all([placesWithDesks(tx), directoryAt(tx)]);
    const at = { ...address, places, directory };
    const by = request.identity.employee;
    if (by === null || begin(request, kind, at) === null) return refuse(404);
    const deed = readDeed(request, kind, at, body);
    if (!('put' in deed)) return show(request, kind, at, deed);
    const done = await changePlaces(deps.desk, tx, by, deed);
    if (!('refused' in done)) return redirect(PATH, t.edit.saved);
    if (done.refused === 'not-allowed') return refuse(403);
    const typed = Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value ?? '')]));
    const error = { name: fieldOf(done), say: sayRefusal(request.lang, directory, done) };
    return show(request, kind, at, { typed, errors: [error], formKey: String(body['_form'] ?? '') });
  });
}

function readDeed(
  request: WebRequest,
  kind: 'place' | 'desk',
  { places, directory, id, place }: At,
  body: FormBody,
): PlaceDeed | Typed {
  const t = directoryTexts(request.lang);
  const days = { from: t.edit.firstDay, to: t.edit.lastDay };
  if (kind === 'place') {
    const fields = {
      nameLv: text({ required: true, max: 200 }),
      nameEn: text({ max: 200 }),
      address: text({ max: 300 }),
      ...DAYS,
    };
    const read = readForm(
      fields,
      body,
      { nameLv: t.edit.nameLv, nameEn: t.edit.nameEn, address: t.edit.address, ...days },
      request.lang,
    );
    if (!read.ok) return read;
    const { nameEn, address, ...values } = read.values;
    return {
      put: 'place',
      row: { id: (id ?? newId<PlaceId>()) as PlaceId, ...values, nameEn: nameEn ?? '', address: address ?? '' },
    };
  }
  const fields = {
    number: text({ required: true, max: 10 }),
    unit: oneOf(directory.units.map((one) => one.id)),
    ...DAYS,
  };
  const read = readForm(fields, body, { number: t.edit.number, unit: t.edit.ofUnit, ...days }, request.lang);
  if (!read.ok) return read;
  const before = deskOf(places, id);
  return {
    put: 'desk',
    row: { id: before?.id ?? newId<DeskId>(), place: before?.place ?? (place as PlaceId), ...read.values },
  };
}

function show(request: WebRequest, kind: 'place' | 'desk', { places, directory, id, place }: At, typed: Typed): Answer {
  const t = directoryTexts(request.lang);
  const fields = fieldsFor(request, typed);
  if (kind === 'place') {
    return editPage(request, {
      ...typed,
      title: id === null ? t.edit.newPlace : t.edit.editPlace,
      action: id === null ? `${PATH}/jauna` : `${PATH}/${id}/labot`,
      back: PATH,
      fields: [
        fields.line('nameLv', t.edit.nameLv, { required: true }),
        fields.line('nameEn', t.edit.nameEn),
        fields.line('address', t.edit.address, { max: 300 }),
        fields.days(),
      ],
    });
  }
  const found = places.find((one) => one.id === (deskOf(places, id)?.place ?? place));
  return editPage(request, {
    ...typed,
    title: t.edit.deskOf(found?.nameLv ?? ''),
    action: id === null ? `/iestades/galds/jauns?vieta=${found?.id ?? ''}` : `/iestades/galds/${id}/labot`,
    back: PATH,
    fields: [
      fields.line('number', t.edit.number, { required: true, max: 10 }),
      fields.choice('unit', t.edit.ofUnit, unitChoices(request, directory, typed.typed['unit'] ?? ''), t.edit.anyUnit),
      fields.days(),
    ],
  });
}
