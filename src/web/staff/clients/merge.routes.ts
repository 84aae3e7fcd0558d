import {
  type ClientMergeRefusal,
  type ClientRecord,
  clientsWith,
  type FoundClient,
  mergeClients,
  sayPhone,
  unmergeClient,
} from '../../../desk/clients/index.ts';
import { ownReading } from '../../../desk/readings/index.ts';
import { fold } from '../../../language/fold.ts';
import { type ClientId, parseId } from '../../../vocabulary/ids.ts';
import { button, buttonRow, linkButton } from '../../components/button.ts';
import { callout } from '../../components/callout.ts';
import { hiddenField, tickBox } from '../../components/field.ts';
import { form } from '../../components/form.ts';
import { facts } from '../../components/list.ts';
import { type Html, html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { deskWords } from '../case/words.ts';
import { isAnswer, onClient, openedClient, visibleClient } from './on-client.ts';
import { clientTexts } from './texts.ts';
import { logRead } from '../readings/log-read.ts';

const UNDO_SECONDS = 20;

/** Making two records of one client one: looked at side by side first, and undone at any time. */
export function mergeRoutes(deps: PageDeps): Route[] {
  return [ask(), merge(deps), unmerge(deps)];
}

function ask(): Route {
  return defineRoute({
    method: 'GET',
    path: '/klients/:id/apvienot',
    action: 'client.merge',
    audience: 'staff',
    async handle(web, { params, query }) {
      const { ar, q } = query as { readonly ar?: string; readonly q?: string };
      const words = (q ?? '').trim().slice(0, 100);
      const read = await web.read(async (tx) => {
        const client = await openedClient(web, tx, params['id']);
        if (isAnswer(client)) return client;
        const found = words === '' ? [] : await clientsWith(tx, fold(words).split(/\s+/), 12);
        return { client, other: await visibleClient(tx, ar), found: found.filter(({ id }) => id !== client.id) };
      });
      if ('answer' in read) return read;
      const { other } = read;
      // Looked at beside the first one, whoever works with them.
      if (other !== null)
        logRead(web, {
          ...ownReading('client', other.id, { client: other.id }),
          own: false,
          ground: 'other',
          reason: clientTexts('lv').merging.title,
        });
      return mergePage(web, { ...read, words, refusal: null });
    },
  });
}

function merge(deps: PageDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/klients/:id/apvienot',
    action: 'client.merge',
    audience: 'staff',
    handle(web, { params, body }) {
      const from = parseId<ClientId>(body['from']);
      if (from === null) return refuse(404);
      const options = { codesMayDiffer: body['differ'] === 'yes' };
      return onClient(
        web,
        deps,
        params['id'],
        body,
        async (tx, into) => {
          const done = await mergeClients(deps.desk, tx, from, into.id, options);
          const t = clientTexts(web.lang).merging;
          if ('refused' in done) {
            const other = await visibleClient(tx, from);
            return mergePage(web, { client: into, other, found: [], words: '', refusal: done });
          }
          const undo = { action: `/klients/${from}/atdalit`, seconds: UNDO_SECONDS };
          return redirect(`/klients/${into.id}`, { say: t.done, undo });
        },
        [from],
      );
    },
  });
}

function unmerge(deps: PageDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/klients/:id/atdalit',
    action: 'client.merge',
    audience: 'staff',
    handle: (web, { params, body }) =>
      onClient(web, deps, params['id'], body, async (tx, { id, mergedInto }) => {
        const t = clientTexts(web.lang).merging;
        const done = await unmergeClient(deps.desk, tx, id);
        if ('refused' in done) return redirect(`/klients/${mergedInto ?? id}`, t.refused[done.refused]);
        return redirect(`/klients/${id}`, t.parted);
      }),
  });
}

interface MergeView {
  readonly client: ClientRecord;
  readonly other: ClientRecord | null;
  readonly found: readonly FoundClient[];
  readonly words: string;
  readonly refusal: ClientMergeRefusal | null;
}

function mergePage(web: WebRequest, { client, other, found, words, refusal }: MergeView): Answer {
  const { lang } = web;
  const t = clientTexts(lang);
  return page(web, {
    title: t.merging.title,
    over: html`<a href="/klients/${client.id}">${client.name}</a>`,
    lead: t.merging.lead,
    current: 'clients',
    ...(refusal === null ? {} : { status: 422 }),
    body: html`${
      refusal !== null &&
      html`<div role="alert" tabindex="-1" data-focus-first>${callout('late', t.merging.refused[refusal.refused], null)}</div>`
    }${other === null ? finder(web, client, words, found) : preview(web, client, other, refusal)}`,
  });
}

function finder({ lang }: WebRequest, { id }: ClientRecord, words: string, found: readonly FoundClient[]): Html {
  const t = clientTexts(lang);
  return html`<search><form class="client-search" action="/klients/${id}/apvienot" method="get"><label class="visually-hidden" for="search">${t.merging.find}</label><input class="input" id="search" type="search" name="q" value="${words}" maxlength="100" placeholder="${t.merging.find}" data-focus-key="/"><button class="button" type="submit">${t.merging.search}</button></form></search>${
    words !== '' && found.length === 0 && html`<p class="entry-empty" role="status">${t.noneSay(words)}</p>`
  }<ul class="rows" data-keys="list">${found.map(
    (one) =>
      html`<li><a href="/klients/${id}/apvienot?ar=${one.id}"><b>${one.name}</b></a><p>${[deskWords(lang).clientKind[one.kind], ...one.contacts.map(sayPhone), one.personalCodeMask].filter(Boolean).join(' · ')}</p></li>`,
  )}</ul>`;
}

function preview(web: WebRequest, into: ClientRecord, from: ClientRecord, refusal: ClientMergeRefusal | null): Html {
  const t = clientTexts(web.lang).merging;
  const asksCodes = refusal?.refused === 'codes-differ';
  return html`<div class="two-records">${side(web, into, t.stays, 'stays')}${side(web, from, t.goes, '')}</div>${form(
    web,
    {
      action: `/klients/${into.id}/apvienot`,
      body: [
        hiddenField('from', from.id),
        asksCodes && tickBox({ lang: web.lang, name: 'differ', label: t.differ }),
        buttonRow(
          button({ text: t.do, kind: 'primary' }),
          linkButton({ text: t.swap, href: `/klients/${from.id}/apvienot?ar=${into.id}` }),
          linkButton({ text: clientTexts(web.lang).form.back, href: `/klients/${into.id}`, kind: 'quiet' }),
        ),
      ],
    },
  )}`;
}

function side({ lang }: WebRequest, client: ClientRecord, title: string, kind: string): Html {
  const t = clientTexts(lang).page;
  return html`<section class="${kind}"><h3>${title}: ${client.name}</h3>${facts([
    [t.kind, deskWords(lang).clientKind[client.kind]],
    [t.code, client.personalCodeMask || '—'],
    [t.number, client.registrationNumber || '—'],
    [
      t.reach,
      client.contacts.length === 0
        ? '—'
        : html`<ul class="ref-list">${client.contacts.map(({ value }) => html`<li>${sayPhone(value)}</li>`)}</ul>`,
    ],
    [t.address, client.address === '' ? '—' : html`<span class="lines">${client.address}</span>`],
  ])}</section>`;
}
