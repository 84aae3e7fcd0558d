import { caseByNumber } from '../../../desk/cases/index.ts';
import { authoritiesOf, disclose, disclosureById } from '../../../desk/disclosures/index.ts';
import type { Tx } from '../../../database/database.ts';
import { type AuthorityId, type CaseId, type DisclosureId, parseId } from '../../../vocabulary/ids.ts';
import {
  CHANNELS,
  DISCLOSED_TO,
  DISCLOSURE_SCOPES,
  type DisclosureRefusal,
  IDENTITY_CHECKS,
  type Language,
} from '../../../vocabulary/words.ts';
import { button, buttonRow, linkButton } from '../../components/button.ts';
import { callout } from '../../components/callout.ts';
import type { FieldError } from '../../components/form.ts';
import { type Html, html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import { oneOf, readForm, text } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { retrying } from '../../../journal/index.ts';
import type { ClientRecord } from '../../../desk/clients/index.ts';
import { isAnswer, openedClient } from '../clients/on-client.ts';
import { disclosePage } from './disclose.page.ts';
import { disclosureTexts } from './texts.ts';

const FIELDS = {
  to: oneOf(DISCLOSED_TO, { required: true }),
  asker: text({ max: 200 }),
  channel: oneOf(CHANNELS, { required: true }),
  identity: oneOf(IDENTITY_CHECKS, { required: true }),
  authority: text({ max: 40 }),
  ground: text({ max: 300 }),
  scope: oneOf(DISCLOSURE_SCOPES, { required: true }),
  what: text({ required: true, max: 500 }),
  waive: text({ max: 500 }),
};

/** 5.2: the question before anything is told about a client, and its answer. */
export function discloseRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/klients/:id/izsniegt',
      action: 'disclosure.record',
      audience: 'staff',
      handle: (web, { params, query }) =>
        web.read(async (tx) => {
          const client = await openedClient(web, tx, params['id']);
          if (isAnswer(client)) return client;
          const { lieta, pilnvara } = query as { readonly lieta?: string; readonly pilnvara?: string };
          const typed = pilnvara === undefined ? {} : { to: 'representative', authority: pilnvara };
          return asked(web, tx, client, await numberOf(tx, client, lieta), typed, []);
        }),
    }),
    defineRoute({
      method: 'POST',
      path: '/klients/:id/izsniegt',
      action: 'disclosure.record',
      audience: 'staff',
      handle: (web, { params, body }) =>
        retrying(() =>
          answerOnce(web, body, async (tx) => {
            const client = await openedClient(web, tx, params['id']);
            return isAnswer(client) ? client : decided(web, deps, tx, client, body);
          }),
        ),
    }),
    defineRoute({
      method: 'GET',
      path: '/klients/:id/izsniegt/:disclosure',
      action: 'disclosure.record',
      audience: 'staff',
      handle: (web, { params }) =>
        web.read(async (tx) => {
          const client = await openedClient(web, tx, params['id']);
          if (isAnswer(client)) return client;
          const id = parseId<DisclosureId>(params['disclosure']);
          const line = id === null ? null : await disclosureById(tx, id);
          if (line === null || line.client_id !== client.id) return refuse(404);
          return answerPage(web, client, { number: line.number, refused: line.refused, what: line.what });
        }),
    }),
  ];
}

async function decided(web: WebRequest, deps: PageDeps, tx: Tx, client: ClientRecord, body: FormBody): Promise<Answer> {
  const t = disclosureTexts(web.lang).panel;
  const labels = {
    to: t.to,
    asker: t.asker,
    channel: t.channel,
    identity: t.identity,
    authority: t.authority,
    ground: t.legalGround,
    scope: t.scope,
    what: t.what,
    waive: t.waiveReason,
  };
  const read = readForm(FIELDS, body, labels, web.lang);
  const one = typeof body['case'] === 'string' ? await caseOf(tx, client, body['case']) : null;
  const number = one?.number ?? null;
  const typed = Object.fromEntries(Object.entries(body).filter(([, value]) => typeof value === 'string')) as Record<
    string,
    string
  >;
  const again = (errors: readonly FieldError[]) => asked(web, tx, client, number, typed, errors, read.formKey);
  if (!read.ok) return again(read.errors);
  const { values } = read;
  const isClient = values.to === 'client';
  if (!isClient && values.asker === null) return again([{ name: 'asker', say: t.askerWanting }]);
  // A power that stands hidden behind another choice of who asks does not count.
  const byPower = values.to === 'representative' || values.to === 'third-party';
  const byLaw = values.to === 'institution' || values.to === 'third-party';
  if (
    values.to === 'representative' &&
    typed['authority'] === undefined &&
    (await authoritiesOf(tx, client.id)).length > 0
  )
    return again([{ name: 'authority', say: t.authorityWanting }]);
  const done = await disclose(deps.desk, tx, {
    client: client.id,
    case: (one?.id as CaseId | undefined) ?? null,
    to: values.to,
    asker: isClient ? '' : (values.asker ?? ''),
    channel: values.channel,
    identity: values.identity,
    authority: byPower ? parseId<AuthorityId>(values.authority) : null,
    legalGround: byLaw ? (values.ground ?? '') : '',
    scope: values.scope,
    what: values.what,
    waiveReason: values.identity === 'none' ? (values.waive ?? '') : '',
  });
  if (!('disclosure' in done)) return again([{ name: 'waive', say: t.waiveShort(done.least) }]);
  return redirect(`/klients/${client.id}/izsniegt/${done.disclosure}`);
}

async function asked(
  web: WebRequest,
  tx: Tx,
  client: ClientRecord,
  number: string | null,
  typed: Readonly<Record<string, string>>,
  errors: readonly FieldError[],
  formKey?: string,
): Promise<Answer> {
  const authorities = await authoritiesOf(tx, client.id);
  const kept = formKey === undefined ? {} : { formKey };
  return disclosePage(web, { client, authorities, number, typed, errors, ...kept });
}

/** The case that somebody came from, where it is the client's and they see it. */
async function caseOf(tx: Tx, client: ClientRecord, number: string) {
  const one = await caseByNumber(tx, number);
  return one !== null && one.client === client.id ? one : null;
}

async function numberOf(tx: Tx, client: ClientRecord, number: string | undefined): Promise<string | null> {
  return number === undefined ? null : ((await caseOf(tx, client, number))?.number ?? null);
}

function answerPage(
  web: WebRequest,
  client: ClientRecord,
  { number, refused, what }: { number: string | null; refused: DisclosureRefusal | null; what: string },
): Answer {
  const t = disclosureTexts(web.lang);
  const back = number === null ? `/klients/${client.id}` : `/lieta/${number}`;
  return page(web, {
    title: refused === null ? t.answer.may : t.answer.mayNot,
    over: html`<a href="${back}">${client.name}</a>`,
    current: 'clients',
    modules: ['copy'],
    body: html`${
      refused === null
        ? callout('kept', what, html`<p>${t.answer.maySay}</p>`)
        : html`${callout('late', t.answer.why(t.words.refused[refused]), html`<p>${t.answer.recorded}</p>`)}${refusalWords(web, refused)}`
    }${buttonRow(
      linkButton({ text: number ?? t.answer.toClient, href: back, kind: 'primary' }),
      linkButton({
        text: t.answer.again,
        href: `/klients/${client.id}/izsniegt${number === null ? '' : `?lieta=${number}`}`,
      }),
    )}`,
  });
}

/** The very words to refuse with, in both languages, the client's own first. */
function refusalWords(web: WebRequest, refused: DisclosureRefusal): Html {
  const t = disclosureTexts(web.lang).answer;
  const other: Language = web.lang === 'lv' ? 'en' : 'lv';
  return html`<h2>${t.say}</h2>${[web.lang, other].map((lang) => {
    const id = `words-${lang}`;
    return html`<div class="say-words" lang="${lang}"><p id="${id}">${disclosureTexts(lang).refusalWords[refused]}</p>${button({ text: t.copy, type: 'button', attrs: { 'data-copy': id, 'data-copied': t.copied } })}</div>`;
  })}`;
}
