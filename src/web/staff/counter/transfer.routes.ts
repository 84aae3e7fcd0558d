import { type Screen, screenOf } from '../../../desk/counter/index.ts';
import { changeVisitIn, type Visit } from '../../../desk/visits/index.ts';
import { type DeskId, parseId, type ServiceId, type VisitId } from '../../../vocabulary/ids.ts';
import { button, linkButton } from '../../components/button.ts';
import { selectField } from '../../components/field.ts';
import { form } from '../../components/form.ts';
import { emptyState } from '../../components/states.ts';
import { html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { serviceChoices } from './free.page.ts';
import { doAtCounter } from './show.ts';
import { counterTexts } from './texts.ts';

/** Passing on to another service or desk, and a further service at the same desk. */
export function transferRoutes(deps: PageDeps): Route[] {
  const shown = (path: `/${string}`, view: (web: WebRequest, screen: Screen, visit: Visit) => Answer): Route =>
    defineRoute({
      method: 'GET',
      path,
      action: 'counter.serve',
      audience: 'staff',
      handle: (web, { params }) =>
        web.read(async (tx) => {
          const screen = web.me === null ? null : await screenOf(deps.desk, tx, web.me.employee);
          const visit = screen?.visit ?? null;
          return screen === null || visit === null || visit.id !== params['id']
            ? refuse(404)
            : view(web, screen, visit);
        }),
    });
  return [
    shown('/klatiene/vizite/:id/nodot', transferPage),
    shown('/klatiene/vizite/:id/pakalpojums', addPage),
    defineRoute({
      method: 'POST',
      path: '/klatiene/vizite/:id/nodot',
      action: 'counter.serve',
      audience: 'staff',
      handle: (web, { params, body }) => {
        const [id, service] = [parseId<VisitId>(params['id']), parseId<ServiceId>(body['service'])];
        if (id === null || service === null) return refuse(400);
        return doAtCounter(
          web,
          deps,
          body,
          async (tx, me) => {
            const screen = await screenOf(deps.desk, tx, me);
            const to = screen?.services.find((one) => one.id === service);
            if (screen?.visit?.id !== id || to === undefined) return { refused: 'no-such-visit' };
            const onlyDesk = screen.desks.find((one) => one.id === body['desk'])?.id ?? null;
            return changeVisitIn(deps.desk, tx, id, {
              do: 'transfer',
              service,
              unit: to.unitThere,
              onlyDesk: onlyDesk satisfies DeskId | null,
              onlyHolder: null,
            });
          },
          (visit) => counterTexts(web.lang).said.transferred((visit as Visit).number),
        );
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/klatiene/vizite/:id/pakalpojums',
      action: 'counter.serve',
      audience: 'staff',
      handle: (web, { params, body }) => {
        const [id, service] = [parseId<VisitId>(params['id']), parseId<ServiceId>(body['service'])];
        if (id === null || service === null) return refuse(400);
        return doAtCounter(web, deps, body, async (tx, me) => {
          const screen = await screenOf(deps.desk, tx, me);
          const added = screen?.services.find((one) => one.id === service);
          if (screen?.visit?.id !== id || added === undefined) return { refused: 'no-such-visit' };
          return changeVisitIn(deps.desk, tx, id, { do: 'add-service', service, unit: added.unitThere });
        });
      },
    }),
  ];
}

function transferPage(web: WebRequest, screen: Screen, visit: Visit): Answer {
  const { lang } = web;
  const t = counterTexts(lang);
  return page(web, {
    title: t.transfer.title(visit.number),
    over: html`<a href="/klatiene">${visit.number}</a>`,
    lead: t.transfer.lead,
    current: 'counter',
    body: form(web, {
      action: `/klatiene/vizite/${visit.id}/nodot`,
      body: [
        selectField({
          lang,
          name: 'service',
          label: t.transfer.service,
          value: visit.service,
          choices: serviceChoices(screen, web),
        }),
        selectField({
          lang,
          name: 'desk',
          label: t.transfer.desk,
          empty: t.transfer.anyDesk,
          choices: screen.desks
            .filter(({ id }) => id !== screen.presence.desk)
            .map(({ id, number, name }) => ({
              value: id,
              text: name === null ? t.sit.desk(number) : `${t.sit.desk(number)} · ${name}`,
            })),
        }),
        html`<div class="button-row">${button({ text: t.transfer.do, kind: 'primary' })}${linkButton({ text: t.slip.back, href: '/klatiene', kind: 'quiet' })}</div>`,
      ],
    }),
  });
}

function addPage(web: WebRequest, screen: Screen, visit: Visit): Answer {
  const { lang } = web;
  const t = counterTexts(lang);
  const others = screen.services.filter(({ id }) => id !== visit.service);
  return page(web, {
    title: t.add.title,
    over: html`<a href="/klatiene">${visit.number}</a>`,
    current: 'counter',
    body:
      others.length === 0
        ? emptyState({ title: t.add.title, say: t.add.none })
        : form(web, {
            action: `/klatiene/vizite/${visit.id}/pakalpojums`,
            body: [
              selectField({
                lang,
                name: 'service',
                label: t.transfer.service,
                choices: serviceChoices({ services: others }, web),
              }),
              html`<div class="button-row">${button({ text: t.add.do, kind: 'primary' })}${linkButton({ text: t.slip.back, href: '/klatiene', kind: 'quiet' })}</div>`,
            ],
          }),
  });
}
