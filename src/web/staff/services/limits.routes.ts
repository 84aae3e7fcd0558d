import { holdsOn } from '../../../desk/directory/index.ts';
import { inLanguage, limitDesk, limitEmployee } from '../../../desk/services/index.ts';
import type { ServiceId } from '../../../vocabulary/ids.ts';
import { button, buttonRow, linkButton } from '../../components/button.ts';
import { checkField } from '../../components/field.ts';
import { form } from '../../components/form.ts';
import { html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { peopleAt } from './desks.view.ts';
import { placeName } from './load.ts';
import { PLACE_PATH, type PlaceStands, readPlace } from './load-place.ts';
import { sayRefusal } from './say-refusal.ts';
import { servicesTexts } from './texts.ts';

const SET_UP = { action: 'counter.set-up', audience: 'staff' } as const;

/** What one desk gives, and what one person gives. */
export function limitsRoutes(deps: PageDeps): Route[] {
  return (['galds', 'cilveks'] as const).flatMap((kind) => [
    defineRoute({
      ...SET_UP,
      method: 'GET',
      path: `${PLACE_PATH}/${kind}/:one`,
      handle: (request, { params }) =>
        request.read(async (tx) => {
          const stands = await readPlace(tx, request, deps, params['id']);
          const one = stands && whoOf(request, stands, kind, params['one'] ?? '');
          if (stands === null || one === null) return refuse(404);
          return stands.mine
            ? limitPage(request, stands, kind, one)
            : refuse(403, servicesTexts(request.lang).place.lookOnly);
        }),
    }),
    defineRoute({
      ...SET_UP,
      method: 'POST',
      path: `${PLACE_PATH}/${kind}/:one`,
      handle: (request, { params, body }) =>
        answerOnce(request, body, async (tx) => {
          const stands = await readPlace(tx, request, deps, params['id']);
          const one = stands && whoOf(request, stands, kind, params['one'] ?? '');
          if (stands === null || one === null) return refuse(404);
          const chosen = [body['services'] ?? []].flat();
          const services = stands.services.map(({ id }) => id).filter((id) => chosen.includes(id));
          const done =
            one.kind === 'galds'
              ? await limitDesk(deps.desk, tx, one.id, [...services, ...elsewhere(stands, one)])
              : await limitEmployee(deps.desk, tx, one.id, [...services, ...elsewhere(stands, one)], request.today);
          if (!('refused' in done)) {
            return redirect(
              `/iestades/vietas/${stands.place.id}/apkalposana`,
              servicesTexts(request.lang).place.savedLimit,
            );
          }
          if (done.refused === 'not-allowed') return refuse(403, servicesTexts(request.lang).place.lookOnly);
          return refuse(409, sayRefusal(request.lang, done));
        }),
    }),
  ]);
}

type Who =
  | { readonly kind: 'galds'; readonly id: PlaceStands['place']['desks'][number]['id']; readonly title: string }
  | { readonly kind: 'cilveks'; readonly id: PlaceStands['directory']['people'][number]['id']; readonly title: string };

function whoOf(request: WebRequest, stands: PlaceStands, kind: Who['kind'], given: string): Who | null {
  const t = servicesTexts(request.lang).place;
  if (kind === 'galds') {
    const found = stands.place.desks.find((one) => one.id === given && holdsOn(one, request.today));
    return found === undefined ? null : { kind, id: found.id, title: t.deskTitle(found.number) };
  }
  const found = peopleAt(request, stands).find((one) => one.id === given);
  return found === undefined
    ? null
    : { kind, id: found.id, title: t.personTitle(`${found.givenName} ${found.surname}`) };
}

function limitOf({ limits }: PlaceStands, one: Who): ReadonlySet<ServiceId> | undefined {
  return one.kind === 'galds' ? limits.desks.get(one.id) : limits.employees.get(one.id);
}

/** Limits to services of other places stay as they are: this page does not show them. */
function elsewhere(stands: PlaceStands, one: Who): ServiceId[] {
  const here = new Set(stands.services.map(({ id }) => id));
  return [...(limitOf(stands, one) ?? [])].filter((id) => !here.has(id));
}

function limitPage(request: WebRequest, stands: PlaceStands, kind: Who['kind'], one: Who): Answer {
  const { lang } = request;
  const texts = servicesTexts(lang);
  const back = `/iestades/vietas/${stands.place.id}/apkalposana`;
  return page(request, {
    title: one.title,
    over: html`<a href="/pakalpojumi">${texts.title}</a> · <a href="${back}">${placeName(lang, stands.place)}</a>`,
    current: 'services',
    body: form(request, {
      action: `${back}/${kind}/${one.id}`,
      attrs: { class: 'service-form' },
      body: [
        checkField({
          lang,
          name: 'services',
          label: texts.place.limitField,
          hint: texts.place.limitHint,
          values: [...(limitOf(stands, one) ?? [])],
          choices: stands.services.map(({ id, letter, name }) => ({
            value: id,
            text: `${letter} · ${inLanguage(name, lang)}`,
          })),
        }),
        buttonRow(
          button({ text: texts.place.saveLimit, kind: 'primary' }),
          linkButton({ text: texts.edit.cancel, href: back }),
        ),
      ],
    }),
  });
}
