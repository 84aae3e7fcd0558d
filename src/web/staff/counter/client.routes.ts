import type { Tx } from '../../../database/database.ts';
import { caseByNumber } from '../../../desk/cases/index.ts';
import { clientsLike } from '../../../desk/clients/index.ts';
import { changeVisitIn, type Visit } from '../../../desk/visits/index.ts';
import { type ClientId, parseId, type VisitId } from '../../../vocabulary/ids.ts';
import { button, linkButton } from '../../components/button.ts';
import { textField } from '../../components/field.ts';
import { buttonForm, errorOf, type FieldError, form } from '../../components/form.ts';
import { html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { deskWords } from '../case/words.ts';
import { doAtCounter, ownVisit } from './show.ts';
import { counterTexts } from './texts.ts';

/** Who the client is, only where it is needed (4.1), and which case the visit belongs to. */
export function clientRoutes(deps: PageDeps): Route[] {
  const path = '/klatiene/vizite/:id/klients';
  return [
    defineRoute({
      method: 'GET',
      path,
      action: 'counter.serve',
      audience: 'staff',
      handle: (web, { params, query }) =>
        web.read(async (tx) => {
          const visit = await ownVisit(tx, web, parseId<VisitId>(params['id']));
          return visit === null ? refuse(404) : clientPage(web, tx, visit, (query['find'] ?? '').trim(), [], '');
        }),
    }),
    defineRoute({
      method: 'POST',
      path,
      action: 'counter.serve',
      audience: 'staff',
      handle: (web, { params, body }) => {
        const [id, client] = [parseId<VisitId>(params['id']), parseId<ClientId>(body['client'])];
        if (id === null || client === null) return refuse(400);
        return doAtCounter(web, deps, body, async (tx) =>
          (await ownVisit(tx, web, id)) === null
            ? { refused: 'no-such-visit' }
            : changeVisitIn(deps.desk, tx, id, { do: 'know-client', client }),
        );
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/klatiene/vizite/:id/lieta',
      action: 'counter.serve',
      audience: 'staff',
      handle: (web, { params, body }) =>
        answerOnce(web, body, async (tx) => {
          const visit = await ownVisit(tx, web, parseId<VisitId>(params['id']));
          if (visit === null) return refuse(404);
          const typed = String(body['number'] ?? '')
            .trim()
            .slice(0, 40);
          const one = await caseByNumber(tx, typed.toUpperCase());
          const t = counterTexts(web.lang);
          if (one === null)
            return clientPage(web, tx, visit, '', [{ name: 'number', say: t.client.noCase(typed) }], typed);
          const tied = await changeVisitIn(deps.desk, tx, visit.id, { do: 'tie', case: one.id, client: one.client });
          return 'refused' in tied ? refuse(409) : redirect('/klatiene', t.said.tied(one.number));
        }),
    }),
  ];
}

async function clientPage(
  web: WebRequest,
  tx: Tx,
  visit: Visit,
  query: string,
  errors: readonly FieldError[],
  number: string,
): Promise<Answer> {
  const { lang } = web;
  const t = counterTexts(lang);
  const found = query === '' ? [] : await clientsLike(tx, query.slice(0, 100), 10);
  const kinds = deskWords(lang).clientKind;
  return page(web, {
    title: t.client.title,
    over: html`<a href="/klatiene">${visit.number}</a>`,
    lead: t.client.unknown,
    current: 'counter',
    status: errors.length > 0 ? 422 : 200,
    body: html`<form method="get" action="/klatiene/vizite/${visit.id}/klients" class="counter-find">${textField({
      lang,
      name: 'find',
      label: t.client.find,
      hint: t.client.hint,
      value: query,
      width: 'full',
      max: 100,
    })}${button({ text: t.client.find, kind: 'primary' })}</form>${
      query !== '' && found.length === 0 ? html`<p role="status">${t.client.none}</p>` : nothing
    }<ul class="rows">${found.map(
      (one) =>
        html`<li class="counter-line"><span><b>${one.name}</b> <small>${[kinds[one.kind], one.address].filter(Boolean).join(' · ')}</small></span>${buttonForm(
          web,
          {
            action: `/klatiene/vizite/${visit.id}/klients`,
            fields: { client: one.id },
            button: button({ text: t.client.pick, attrs: { 'aria-label': `${t.client.pick}: ${one.name}` } }),
          },
        )}</li>`,
    )}</ul><h2>${t.client.join}</h2>${form(web, {
      action: `/klatiene/vizite/${visit.id}/lieta`,
      errors,
      body: [
        textField({
          lang,
          name: 'number',
          label: t.client.joinHint,
          value: number,
          error: errorOf(errors, 'number'),
          max: 40,
        }),
        html`<div class="button-row">${button({ text: t.client.joinDo })}${linkButton({ text: t.slip.back, href: '/klatiene', kind: 'quiet' })}</div>`,
      ],
    })}`,
  });
}
