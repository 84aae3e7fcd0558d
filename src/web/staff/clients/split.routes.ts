import {
  type CaseOfClient,
  type ClientRecord,
  casesOfClient,
  sayPhone,
  splitClient,
} from '../../../desk/clients/index.ts';
import { type CaseId, parseId } from '../../../vocabulary/ids.ts';
import { CLIENT_KINDS } from '../../../vocabulary/words.ts';
import { button, buttonRow, linkButton } from '../../components/button.ts';
import { callout } from '../../components/callout.ts';
import { checkField, selectField, textField } from '../../components/field.ts';
import { type FieldError, errorOf, form } from '../../components/form.ts';
import { html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect } from '../../server/answer.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import { oneOf, readForm, text } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { deskWords } from '../case/words.ts';
import { isAnswer, onClient, openedClient } from './on-client.ts';
import { clientTexts } from './texts.ts';

const CASES = 50;

/** Two people in one record become two clients; undone by merging them again. */
export function splitRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/klients/:id/sadalit',
      action: 'client.merge',
      audience: 'staff',
      handle: (web, { params }) =>
        web.read(async (tx) => {
          const client = await openedClient(web, tx, params['id']);
          if (isAnswer(client)) return client;
          return splitPage(web, client, await casesOfClient(tx, client.id, CASES), EMPTY, []);
        }),
    }),
    defineRoute({
      method: 'POST',
      path: '/klients/:id/sadalit',
      action: 'client.merge',
      audience: 'staff',
      handle: (web, { params, body }) =>
        onClient(web, deps, params['id'], body, async (tx, client) => {
          const t = clientTexts(web.lang);
          const chosen = chosenIn(body);
          const fields = { name: text({ required: true, max: 200 }), kind: oneOf(CLIENT_KINDS, { required: true }) };
          const read = readForm(fields, body, { name: t.splitting.name, kind: t.form.kind }, web.lang);
          const again = async (errors: readonly FieldError[], say?: string) => {
            const cases = await web.read((own) => casesOfClient(own, client.id, CASES));
            return splitPage(web, client, cases, { ...chosen, name: String(body['name'] ?? '') }, errors, say);
          };
          if (!read.ok) return again(read.errors);
          const done = await splitClient(deps.desk, tx, client.id, {
            name: read.values.name,
            kind: read.values.kind,
            contacts: chosen.contacts,
            cases: chosen.cases.flatMap((id) => parseId<CaseId>(id) ?? []),
          });
          if ('refused' in done) return again([], t.splitting.refused[done.refused]);
          return redirect(`/klients/${done.id}`, t.splitting.done);
        }),
    }),
  ];
}

interface Chosen {
  readonly name: string;
  readonly contacts: readonly string[];
  readonly cases: readonly string[];
}
const EMPTY: Chosen = { name: '', contacts: [], cases: [] };

function chosenIn(body: FormBody): Chosen {
  const list = (name: string) => [body[name] ?? []].flat().filter((id) => parseId(id) !== null);
  return { name: '', contacts: list('contacts'), cases: list('cases') };
}

function splitPage(
  web: WebRequest,
  client: ClientRecord,
  cases: readonly CaseOfClient[],
  chosen: Chosen,
  errors: readonly FieldError[],
  refusal?: string,
): Answer {
  const { lang } = web;
  const t = clientTexts(lang);
  return page(web, {
    title: t.splitting.title(client.name),
    over: html`<a href="/klients/${client.id}">${client.name}</a>`,
    lead: t.splitting.lead,
    current: 'clients',
    ...(errors.length > 0 || refusal !== undefined ? { status: 422 } : {}),
    body: html`${
      refusal !== undefined &&
      html`<div role="alert" tabindex="-1" data-focus-first>${callout('late', refusal, null)}</div>`
    }${form(web, {
      action: `/klients/${client.id}/sadalit`,
      errors,
      body: [
        textField({
          lang,
          name: 'name',
          label: t.splitting.name,
          value: chosen.name,
          error: errorOf(errors, 'name'),
          max: 200,
        }),
        selectField({
          lang,
          name: 'kind',
          label: t.form.kind,
          value: client.kind,
          choices: CLIENT_KINDS.map((value) => ({ value, text: deskWords(lang).clientKind[value] })),
        }),
        client.contacts.length > 0 &&
          checkField({
            lang,
            name: 'contacts',
            label: t.splitting.contacts,
            values: chosen.contacts,
            choices: client.contacts.map(({ id, value, label }) => ({
              value: id,
              text: sayPhone(value),
              ...(label === '' ? {} : { hint: label }),
            })),
          }),
        cases.length > 0 &&
          checkField({
            lang,
            name: 'cases',
            label: t.splitting.cases,
            values: chosen.cases,
            choices: cases.map(({ id, number, title, unit }) => ({
              value: id,
              text: `${number} ${title ?? t.page.otherUnit}`,
              hint: unit[lang],
            })),
          }),
        buttonRow(
          button({ text: t.splitting.do, kind: 'primary' }),
          linkButton({ text: t.form.back, href: `/klients/${client.id}`, kind: 'quiet' }),
        ),
      ],
    })}`,
  });
}
