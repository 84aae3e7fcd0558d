import { beginExport, lettersOfOthers, type ThirdPerson } from '../../../desk/client-data/index.ts';
import { clientById, clientsWith, type FoundClient } from '../../../desk/clients/index.ts';
import { fold } from '../../../language/fold.ts';
import { type ClientId, parseId } from '../../../vocabulary/ids.ts';
import { button, linkButton } from '../../components/button.ts';
import { checkField, textArea, textField } from '../../components/field.ts';
import { errorOf, type FieldError, form } from '../../components/form.ts';
import { emptyState } from '../../components/states.ts';
import { table } from '../../components/table.ts';
import { type Html, html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayNumber, sayWhen } from '../../texts/say.ts';
import { dataBody, dataCrumb, logDataRead, dataTabs, readWhole, writeWhole } from './frame.ts';
import { holdForm } from './holds.routes.ts';
import { retentionTexts } from './texts.ts';

const PATH = '/dati/klienti';
const ROWS = 30;

/** Whose data: found by name or address, then handed out, held or erased. */
export function clientDataRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: PATH,
      action: 'client.export',
      audience: 'staff',
      handle: (web, { query }) => search(web, query['q'] ?? ''),
    }),
    defineRoute({
      method: 'GET',
      path: '/dati/klients/:id',
      action: 'client.export',
      audience: 'staff',
      handle: (web, { params }) => clientPage(web, deps, params['id'], { errors: [], typed: '' }),
    }),
    defineRoute({
      method: 'POST',
      path: '/dati/klients/:id/izsniegt',
      action: 'client.export',
      audience: 'staff',
      handle: (web, { params, body }) => prepare(web, deps, params['id'], body),
    }),
  ];
}

async function search(web: WebRequest, sought: string): Promise<Answer> {
  const { lang } = web;
  const t = retentionTexts(lang);
  const words = fold(sought.trim()).split(/\s+/).filter(Boolean);
  const found = words.length === 0 ? [] : await web.read((tx) => clientsWith(tx, words, ROWS));
  return page(web, {
    title: t.tabs.clients,
    over: dataCrumb(web),
    lead: t.clients.lead,
    current: 'data',
    body: dataBody(
      html`${dataTabs(web, 'clients')}<form method="get" action="${PATH}" class="data-search" role="search">${textField(
        { lang, name: 'q', label: t.clients.search, type: 'search', value: sought, attrs: { 'data-focus-key': '/' } },
      )}${button({ text: t.clients.button })}</form>${
        words.length === 0
          ? emptyState({ title: t.clients.start, say: t.clients.startSay })
          : found.length === 0
            ? emptyState({ title: t.clients.none, say: t.clients.noneSay })
            : table<FoundClient>({
                lang,
                caption: t.tabs.clients,
                captionHidden: true,
                rows: found,
                id: ({ id }) => id,
                columns: [
                  {
                    key: 'name',
                    name: t.clients.name,
                    heads: true,
                    cell: ({ id, name }) => html`<a href="/dati/klients/${id}">${name}</a>`,
                  },
                  { key: 'reach', name: t.clients.reach, cell: ({ contacts }) => contacts.join(', ') },
                ],
              })
      }`,
    ),
  });
}

interface Returned {
  readonly errors: readonly FieldError[];
  readonly typed: string;
  readonly without?: readonly string[];
  readonly formKey?: string;
}

/** What can be done with a client's data. Looking at it is a reading of the client's data (5.1.1). */
async function clientPage(
  web: WebRequest,
  { desk }: PageDeps,
  given: string | undefined,
  returned: Returned,
): Promise<Answer> {
  const id = parseId<ClientId>(given);
  const client = id === null ? null : await readWhole(web, desk.database, (tx) => clientById(tx, id));
  if (id === null || client === null) return refuse(404);
  logDataRead(web, desk, id);
  const t = retentionTexts(web.lang);
  const others = await readWhole(web, desk.database, (tx) => lettersOfOthers(tx, id, web.today));
  return page(web, {
    title: client.name,
    over: dataCrumb(web),
    current: 'data',
    status: returned.errors.length > 0 ? 422 : 200,
    body: dataBody(
      html`<section class="section"><h2>${t.client.export}</h2><p>${t.client.exportLead}</p>${exportForm(web, id, others, returned)}</section><section class="section"><h2>${t.client.erase}</h2><p>${t.client.eraseLead}</p>${linkButton({ text: t.client.look, href: `/dati/klients/${id}/dzest` })}</section><section class="section"><h2>${t.client.hold}</h2><p>${t.client.holdLead}</p>${holdForm(web, { typed: {}, errors: [], client: id })}</section>`,
    ),
  });
}

function exportForm(web: WebRequest, id: ClientId, others: readonly ThirdPerson[], returned: Returned): Html {
  const { lang } = web;
  const t = retentionTexts(lang).client;
  return form(web, {
    action: `/dati/klients/${id}/izsniegt`,
    errors: returned.errors,
    ...(returned.formKey === undefined ? {} : { formKey: returned.formKey }),
    body: dataBody([
      others.length === 0
        ? html`<p class="hint">${t.othersNone}</p>`
        : checkField({
            lang,
            name: 'without',
            label: t.others,
            hint: t.othersSay,
            values: returned.without ?? [],
            choices: others.map(({ mail, number, from_name, from_address, subject, received_at }) => ({
              value: mail,
              text: html`${from_name || from_address || '–'}: <a href="/vestule/${mail}">${subject || '–'}</a>`,
              hint: `${number ?? ''} · ${sayWhen(lang, received_at, web.now)}`,
            })),
          }),
      textArea({
        lang,
        name: 'reason',
        label: t.reason,
        hint: t.reasonHint,
        rows: 2,
        max: 500,
        value: returned.typed,
        error: errorOf(returned.errors, 'reason'),
      }),
      button({ text: t.prepare, kind: 'primary' }),
    ]),
  });
}

async function prepare(web: WebRequest, deps: PageDeps, given: string | undefined, body: FormBody): Promise<Answer> {
  const { desk } = deps;
  const id = parseId<ClientId>(given);
  const by = web.identity.employee;
  if (id === null || by === null) return refuse(404);
  const reason = String(body['reason'] ?? '').trim();
  const without = [body['without'] ?? []].flat().filter((one) => parseId<ClientId>(one) !== null);
  return answerOnce(web, body, async () => {
    const begun = await writeWhole(web, desk.database, (tx) =>
      beginExport(desk, tx, { by, client: id, reason, without, today: web.today }),
    );
    if ('job' in begun) return redirect(`/dati/darbi/${begun.job}`);
    if (begun.refused === 'no-such-client') return refuse(404);
    const say = retentionTexts(web.lang).refusals.reason(sayNumber(web.lang, begun.least));
    const formKey = typeof body['_form'] === 'string' ? body['_form'] : crypto.randomUUID();
    return clientPage(web, deps, id, { errors: [{ name: 'reason', say }], typed: reason, without, formKey });
  });
}
