import type { Tx } from '../../../database/database.ts';
import { giveSlip, type Slip, slipOf } from '../../../desk/counter/index.ts';
import { inLanguage } from '../../../desk/services/index.ts';
import { clientRecord } from '../../../desk/clients/index.ts';
import { ownReading } from '../../../desk/readings/index.ts';
import { type Notice, noticesAbout, readNoticeAddress, wayTo } from '../../../desk/notices/index.ts';
import type { Visit } from '../../../desk/visits/index.ts';
import { parseId, type VisitId } from '../../../vocabulary/ids.ts';
import { button, linkButton } from '../../components/button.ts';
import { textField } from '../../components/field.ts';
import { errorOf, type FieldError, form } from '../../components/form.ts';
import { type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayDate, sayWhen } from '../../texts/say.ts';
import { logRead } from '../readings/log-read.ts';
import { ownVisit } from './show.ts';
import { counterTexts } from './texts.ts';

/** 6.5, 6.11: what the client takes along, on paper or to their telephone. */
export function slipRoutes(deps: PageDeps): Route[] {
  const path = '/klatiene/vizite/:id/lapina';
  return [
    defineRoute({
      method: 'GET',
      path,
      action: 'counter.serve',
      audience: 'staff',
      handle: (web, { params }) =>
        web.read(async (tx) => {
          const visit = await ownVisit(tx, web, parseId<VisitId>(params['id']));
          return visit === null ? refuse(404) : slipPage(web, deps, tx, visit, [], await knownAddress(web, tx, visit));
        }),
    }),
    defineRoute({
      method: 'POST',
      path,
      action: 'counter.serve',
      audience: 'staff',
      handle: (web, { params, body }) =>
        answerOnce(web, body, (tx) => give(web, deps, tx, parseId<VisitId>(params['id']), body)),
    }),
  ];
}

/** How a client who is known wishes to be reached; read by name (5.1.1). */
async function knownAddress(web: WebRequest, tx: Tx, visit: Visit): Promise<string> {
  const record = visit.client === null ? null : await clientRecord(tx, visit.client);
  const to = record === null ? null : wayTo(record);
  if (record === null || to === null) return '';
  logRead(web, ownReading('client', record.id, { client: record.id }));
  return to.way === 'e-mail' ? to.address : to.phone;
}

async function give(web: WebRequest, deps: PageDeps, tx: Tx, id: VisitId | null, body: FormBody): Promise<Answer> {
  const visit = await ownVisit(tx, web, id);
  if (visit === null) return refuse(404);
  const t = counterTexts(web.lang).slip;
  if (body['print'] === 'yes') {
    const printed = await giveSlip(deps.desk, tx, visit, 'print');
    return 'refused' in printed ? refuse(409) : redirect('/klatiene', t.printed);
  }
  const typed = String(body['to'] ?? '').slice(0, 200);
  const to = readNoticeAddress(typed);
  if ('refused' in to) {
    const say = to.refused === 'not-mobile' ? t.notMobile : t.wrong;
    return slipPage(web, deps, tx, visit, [{ name: 'to', say }], typed);
  }
  const sent = await giveSlip(deps.desk, tx, visit, to);
  return 'refused' in sent ? refuse(409) : redirect('/klatiene', t.sent);
}

async function slipPage(
  web: WebRequest,
  { desk }: PageDeps,
  tx: Tx,
  visit: Visit,
  errors: readonly FieldError[],
  typed: string,
): Promise<Answer> {
  const { lang } = web;
  const t = counterTexts(lang).slip;
  const [slip, notices] = [await slipOf(desk, tx, visit), await noticesAbout(tx, { kind: 'visit', id: visit.id })];
  if (slip === null) return refuse(404);
  const action = `/klatiene/vizite/${visit.id}/lapina`;
  return page(web, {
    title: t.title(visit.number),
    over: html`<a href="/klatiene">${visit.number}</a>`,
    lead: t.lead,
    current: 'counter',
    status: errors.length > 0 ? 422 : 200,
    modules: ['counter', 'print'],
    body: html`<div class="slip-columns">${slipView(slip)}<div class="slip-ways" data-no-print>${form(web, {
      action,
      attrs: { 'data-print-first': true },
      body: html`<input type="hidden" name="print" value="yes">${button({ text: t.print, kind: 'primary', key: 'd' })}`,
    })}${form(web, {
      action,
      errors,
      body: [
        textField({
          lang,
          name: 'to',
          label: t.to,
          hint: t.toHint,
          value: typed,
          error: errorOf(errors, 'to'),
          width: 'full',
          max: 200,
          attrs: { autocomplete: 'off' },
        }),
        button({ text: t.send }),
      ],
    })}${sentView(
      web,
      notices.filter(({ kind }) => kind === 'slip'),
    )}<p>${linkButton({ text: t.back, href: '/klatiene', kind: 'quiet' })}</p></div></div>`,
  });
}

/** The slip as it is printed on paper of 80 mm, in the client's language. */
export function slipView(slip: Slip): Html {
  const t = counterTexts(slip.language).slip;
  const part = (name: string, body: Html | string) => html`<h2>${name}</h2><p>${body}</p>`;
  return html`<article class="slip" lang="${slip.language}"><p class="slip-over">${slip.municipality}<br>${slip.place}</p><p class="slip-number">${slip.number}</p><p>${slip.service}<br>${sayDate(slip.language, slip.day)}</p>${part(t.who, [slip.employee, slip.unit].filter(Boolean).join(', '))}${
    slip.caseNumber !== null && part(t.case, slip.caseNumber)
  }${slip.solutions.length > 0 && html`<h2>${t.solution}</h2><ul>${slip.solutions.map((one) => html`<li>${one}</li>`)}</ul>`}${
    slip.next !== '' &&
    part(
      t.next,
      html`${slip.next}${slip.nextBy === null ? nothing : html`<br>${t.by(sayDate(slip.language, slip.nextBy))}`}`,
    )
  }${
    slip.ways.length > 0 &&
    html`<h2>${t.ways}</h2><ul>${slip.ways.map((way) => html`<li>${way.at}${inLanguage(way.note, slip.language) !== '' && html` <small>${inLanguage(way.note, slip.language)}</small>`}</li>`)}</ul>`
  }${part(t.reach, [slip.phone, slip.mailbox ?? ''].filter(Boolean).join(', '))}</article>`;
}

function sentView({ lang, now }: WebRequest, notices: readonly Notice[]): Html {
  if (notices.length === 0) return nothing;
  const t = counterTexts(lang).slip;
  return html`<h2>${t.sentList}</h2><ul class="ref-list">${notices.map(
    ({ address, state, writtenAt }) =>
      html`<li>${address} <small>${t.state[state]} · ${sayWhen(lang, writtenAt, now)}</small></li>`,
  )}</ul>`;
}
