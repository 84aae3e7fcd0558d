import { changeVisitIn, LONGEST_PAUSE, type Visit } from '../../../desk/visits/index.ts';
import { parseId, type VisitId } from '../../../vocabulary/ids.ts';
import { button, linkButton } from '../../components/button.ts';
import { textField } from '../../components/field.ts';
import { buttonForm, type FieldError, errorOf, form } from '../../components/form.ts';
import { html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { doAtCounter, ownVisit } from './show.ts';
import { counterTexts } from './texts.ts';

/** Lengths that one key gives. */
const OFFERED = [2, 5, 10, 15];

/** 6.8: an interruption names the minutes, with the sentence to say. */
export function pauseRoutes(deps: PageDeps): Route[] {
  const path = '/klatiene/vizite/:id/pauze';
  return [
    defineRoute({
      method: 'GET',
      path,
      action: 'counter.serve',
      audience: 'staff',
      handle: (web, { params }) =>
        web.read(async (tx) => {
          const visit = await ownVisit(tx, web, parseId<VisitId>(params['id']));
          return visit === null ? refuse(404) : pausePage(web, visit, [], '');
        }),
    }),
    defineRoute({
      method: 'POST',
      path,
      action: 'counter.serve',
      audience: 'staff',
      handle: async (web, { params, body }) => {
        const id = parseId<VisitId>(params['id']);
        if (id === null) return refuse(404);
        const typed = String(body['minutes'] ?? '').trim();
        const minutes = /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
        if (minutes < 1 || minutes > LONGEST_PAUSE) {
          const say = counterTexts(web.lang).refusal['minutes-out-of-range'](LONGEST_PAUSE);
          return web.read(async (tx) => {
            const visit = await ownVisit(tx, web, id);
            return visit === null ? refuse(404) : pausePage(web, visit, [{ name: 'minutes', say }], typed);
          });
        }
        return doAtCounter(web, deps, body, (tx) => changeVisitIn(deps.desk, tx, id, { do: 'pause', minutes }));
      },
    }),
  ];
}

function pausePage(web: WebRequest, visit: Visit, errors: readonly FieldError[], typed: string): Answer {
  const { lang } = web;
  const t = counterTexts(lang).pause;
  const action = `/klatiene/vizite/${visit.id}/pauze`;
  return page(web, {
    title: t.title,
    over: html`<a href="/klatiene">${visit.number}</a>`,
    lead: t.lead,
    current: 'counter',
    status: errors.length > 0 ? 422 : 200,
    modules: ['counter'],
    body: html`<ul class="counter-minutes">${OFFERED.map(
      (minutes, nth) =>
        html`<li>${buttonForm(web, {
          action,
          fields: { minutes: String(minutes) },
          button: button({ text: t.do(minutes), key: String(nth + 1), kind: nth === 1 ? 'primary' : 'plain' }),
        })}<p class="step-say">${t.sentence(minutes)}</p></li>`,
    )}</ul>${form(web, {
      action,
      errors,
      body: [
        textField({
          lang,
          name: 'minutes',
          label: t.other,
          value: typed,
          error: errorOf(errors, 'minutes'),
          width: 'short',
          attrs: { inputmode: 'numeric' },
        }),
        html`<div class="button-row">${button({ text: t.title })}${linkButton({ text: counterTexts(lang).slip.back, href: '/klatiene', kind: 'quiet' })}</div>`,
      ],
    })}`,
  });
}
