import {
  clientRecord,
  clientsByCode,
  clientsNamedLike,
  clientsWith,
  codeIndex,
  type FoundClient,
  sayPhone,
} from '../../../desk/clients/index.ts';
import { caseByNumber } from '../../../desk/cases/index.ts';
import type { Tx } from '../../../database/database.ts';
import { fold } from '../../../language/fold.ts';
import { looksLikePersonalCode, readPersonalCode } from '../../../vocabulary/personal-code.ts';
import { linkButton } from '../../components/button.ts';
import { emptyState } from '../../components/states.ts';
import { table } from '../../components/table.ts';
import { type Html, html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayNumber } from '../../texts/say.ts';
import { deskWords } from '../case/words.ts';
import { clientTexts } from './texts.ts';

const ROWS = 30;
const CASE_NUMBER = /^[a-z]{1,6}-20\d\d-\d{5,9}$/i;

interface Found {
  readonly lines: readonly FoundClient[];
  /** Nobody matches exactly; these are written nearly so. */
  readonly alike: boolean;
  readonly byCode: boolean;
}

/** The search for a client. A personal code is found by its index only, and stands in no address: the form posts it. */
export function listRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/klienti',
      action: 'client.read',
      audience: 'staff',
      handle: (web, { query }) => search(web, deps, (query as Record<string, string | undefined>)['q'] ?? ''),
    }),
    defineRoute({
      method: 'POST',
      path: '/klienti',
      action: 'client.read',
      audience: 'staff',
      handle: (web, { body }) => {
        const words = typeof body['q'] === 'string' ? body['q'].trim() : '';
        // What is no code may stand in the address, so that the way back leads here.
        if (!looksLikePersonalCode(words)) return redirect(`/klienti?${new URLSearchParams({ q: words })}`);
        return search(web, deps, words);
      },
    }),
  ];
}

async function search(web: WebRequest, deps: PageDeps, typed: string): Promise<Answer> {
  const words = typed.trim().slice(0, 100);
  if (words === '') return listPage(web, words, null);
  const found = await web.read(async (tx) => (await clientOfCase(tx, words)) ?? sought(tx, deps, words));
  return typeof found === 'string' ? redirect(`/klients/${found}`) : listPage(web, words, found);
}

/** A case number leads to its client, where the reader sees the case. */
async function clientOfCase(tx: Tx, words: string): Promise<string | null> {
  if (!CASE_NUMBER.test(words)) return null;
  const one = await caseByNumber(tx, words);
  const client = one === null ? null : await clientRecord(tx, one.client);
  return client?.id ?? null;
}

async function sought(tx: Tx, deps: PageDeps, words: string): Promise<Found> {
  if (looksLikePersonalCode(words)) {
    const code = readPersonalCode(words);
    const lines = code === null ? [] : await clientsByCode(tx, codeIndex(deps.desk, code));
    return { lines, alike: false, byCode: true };
  }
  const exact = await clientsWith(tx, fold(words).split(/\s+/), ROWS + 1);
  if (exact.length > 0) return { lines: exact, alike: false, byCode: false };
  return { lines: await clientsNamedLike(tx, fold(words), 10), alike: true, byCode: false };
}

function listPage(web: WebRequest, words: string, found: Found | null): Answer {
  const { lang } = web;
  const t = clientTexts(lang);
  const code = found?.byCode === true;
  return page(web, {
    title: t.title,
    lead: t.lead,
    current: 'clients',
    actions: [
      web.mayI('disclosure.read') && linkButton({ text: t.register, href: '/izsniegumi', kind: 'quiet' }),
      linkButton({ text: t.fresh, href: '/klienti/jauns', key: 'n' }),
    ],
    body: html`<search><form class="client-search" method="post" action="/klienti" data-turbo="false"><input type="hidden" name="_csrf" value="${web.csrf}"><label class="visually-hidden" for="search">${t.search}</label><input class="input" id="search" type="search" name="q" value="${code ? '' : words}" maxlength="100" placeholder="${t.search}" autocomplete="off" data-focus-key="/" aria-keyshortcuts="/"><button class="button primary" type="submit">${t.find}</button></form></search>${
      found === null ? emptyState({ title: t.start, say: t.startSay }) : results(web, words, found)
    }`,
  });
}

function results(web: WebRequest, words: string, { lines, alike, byCode }: Found): Html {
  const { lang } = web;
  const t = clientTexts(lang);
  if (lines.length === 0)
    return emptyState({
      title: t.none,
      say: byCode ? t.noneCode : t.noneSay(words),
      actions: [linkButton({ text: t.fresh, href: '/klienti/jauns' })],
    });
  const shown = lines.slice(0, ROWS);
  return html`${alike && html`<p class="lead">${t.alike}</p>`}${table({
    lang,
    caption: t.caption(`${sayNumber(lang, shown.length)}${lines.length > ROWS ? '+' : ''}`),
    rows: shown,
    id: ({ id }) => id,
    columns: [
      {
        key: 'name',
        name: t.columns.name,
        heads: true,
        cell: ({ id, name }) => html`<a href="/klients/${id}">${name}</a>`,
      },
      { key: 'kind', name: t.columns.kind, cell: ({ kind }) => deskWords(lang).clientKind[kind] },
      {
        key: 'reach',
        name: t.columns.reach,
        cell: ({ contacts }) => contacts.map(sayPhone).join(', '),
      },
      {
        key: 'code',
        name: t.columns.code,
        whole: true,
        cell: (one) => one.personalCodeMask || one.registrationNumber,
      },
      { key: 'cases', name: t.columns.cases, numeric: true, cell: ({ cases }) => sayNumber(lang, cases) },
    ],
  })}${lines.length > ROWS && html`<p class="entry-empty">${t.more(ROWS)}</p>`}`;
}
