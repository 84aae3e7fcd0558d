import { type ClientRecord, readPhone } from '../../../desk/clients/index.ts';
import { bytesOf } from '../../../desk/contents/index.ts';
import { authorityById, documentHash, recordAuthority, revokeAuthority } from '../../../desk/disclosures/index.ts';
import { ownReading } from '../../../desk/readings/index.ts';
import { type AuthorityId, parseId } from '../../../vocabulary/ids.ts';
import { AUTHORITY_FORMS, AUTHORITY_SCOPES } from '../../../vocabulary/words.ts';
import { button, buttonRow, linkButton } from '../../components/button.ts';
import { checkField, dateField, hiddenField, selectField, textField } from '../../components/field.ts';
import { type FieldError, errorOf, form } from '../../components/form.ts';
import { html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, file, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import { date, email, oneOf, readForm, text } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { retrying } from '../../../journal/index.ts';
import { isAnswer, onClient, openedClient } from '../clients/on-client.ts';
import { disclosureTexts } from './texts.ts';
import { logRead } from '../readings/log-read.ts';

const MOST_BYTES = 20 * 1024 * 1024;
const FIELDS = {
  holder: text({ required: true, max: 200 }),
  email: email(),
  phone: text({ max: 40 }),
  kind: oneOf(AUTHORITY_FORMS, { required: true }),
  scopeWords: text({ max: 500 }),
  from: date({ required: true }),
  to: date(),
  number: text({ max: 100 }),
};

/** 5.2: recording and revoking powers of attorney, and their documents. */
export function authorityRoutes(deps: PageDeps): Route[] {
  return [ask(), record(deps), revoke(deps), document()];
}

function ask(): Route {
  return defineRoute({
    method: 'GET',
    path: '/klients/:id/pilnvara',
    action: 'client.write',
    audience: 'staff',
    handle: (web, { params, query }) =>
      web.read(async (tx) => {
        const client = await openedClient(web, tx, params['id']);
        if (isAnswer(client)) return client;
        const number = (query as { readonly lieta?: string }).lieta ?? '';
        return authorityPage(web, client, { from: web.today.toString(), case: number }, [], []);
      }),
  });
}

function record(deps: PageDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/klients/:id/pilnvara',
    action: 'client.write',
    audience: 'staff',
    bodyLimit: MOST_BYTES,
    handle: (web, { params, body, files }) =>
      retrying(() =>
        answerOnce(web, body, async (tx) => {
          const client = await openedClient(web, tx, params['id']);
          if (isAnswer(client)) return client;
          const t = disclosureTexts(web.lang).form;
          const labels = {
            holder: t.holder,
            email: t.email,
            phone: t.phone,
            kind: t.kind,
            scopeWords: t.scopeWords,
            from: t.from,
            to: t.to,
            number: t.number,
          };
          const read = readForm(FIELDS, body, labels, web.lang);
          const scopes = AUTHORITY_SCOPES.filter((scope) => [body['scopes'] ?? []].flat().includes(scope));
          const errors = [
            ...(read.ok ? [] : read.errors),
            ...(scopes.length === 0 ? [{ name: 'scopes', say: t.noScope }] : []),
          ];
          if (!read.ok || errors.length > 0)
            return authorityPage(web, client, typedOf(body), scopes, errors, read.formKey);
          const { values } = read;
          if (values.to !== null && Temporal.PlainDate.compare(values.to, values.from) < 0)
            return authorityPage(web, client, typedOf(body), scopes, [{ name: 'to', say: t.endsBefore }], read.formKey);
          const [uploaded] = files.filter(({ bytes }) => bytes.length > 0);
          const id = await recordAuthority(deps.desk, tx, {
            client: client.id,
            holderName: values.holder,
            holderEmail: values.email ?? '',
            holderPhone: readPhone(values.phone ?? '')?.value ?? '',
            form: values.kind,
            scopes,
            scopeWords: values.scopeWords ?? '',
            validFrom: values.from,
            validTo: values.to,
            documentNumber: values.number ?? '',
            file:
              uploaded === undefined
                ? null
                : { name: uploaded.name.slice(0, 200), mediaType: uploaded.type.slice(0, 100), bytes: uploaded.bytes },
          });
          const number = typeof body['case'] === 'string' ? body['case'] : '';
          // From the question whether something may be told one goes back to it, with the power chosen.
          const to =
            number === ''
              ? `/klients/${client.id}`
              : `/klients/${client.id}/izsniegt?${new URLSearchParams({ lieta: number, pilnvara: id })}`;
          return redirect(to, t.saved);
        }),
      ),
  });
}

function revoke(deps: PageDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/klients/:id/pilnvara/:authority/atsaukt',
    action: 'client.write',
    audience: 'staff',
    handle(web, { params, body }) {
      const id = parseId<AuthorityId>(params['authority']);
      if (id === null) return refuse(404);
      return onClient(web, deps, params['id'], body, async (tx, client) => {
        const t = disclosureTexts(web.lang).authorities;
        const one = await authorityById(tx, id);
        if (one?.client !== client.id) return refuse(404);
        const reason = body[`reason-${id}`];
        const done = await revokeAuthority(
          deps.desk,
          tx,
          id,
          typeof reason === 'string' ? reason.trim().slice(0, 300) : '',
        );
        return redirect(`/klients/${client.id}`, 'refused' in done ? t.alreadyRevoked : t.revoked);
      });
    },
  });
}

function document(): Route {
  return defineRoute({
    method: 'GET',
    path: '/pilnvara/:authority/dokuments',
    action: 'client.read',
    audience: 'staff',
    async handle(web, { params }) {
      const id = parseId<AuthorityId>(params['authority']);
      if (id === null) return refuse(404);
      const found = await web.read(async (tx) => {
        const one = await authorityById(tx, id);
        const opened = one === null ? null : await openedClient(web, tx, one.client);
        const client = opened === null || isAnswer(opened) ? null : opened;
        const hash = client === null ? null : await documentHash(tx, id);
        return one === null || client === null || hash === null ? null : { one, bytes: await bytesOf(tx, hash) };
      });
      if (found === null || found.bytes === null) return refuse(404);
      const { one, bytes } = found;
      logRead(web, ownReading('attachment', id, { client: one.client }));
      // Saved, never shown in place: what others have sent may be a page.
      return file(bytes, 'application/octet-stream', one.document?.name || 'pilnvara');
    },
  });
}

function authorityPage(
  web: WebRequest,
  client: ClientRecord,
  typed: Readonly<Record<string, string>>,
  scopes: readonly string[],
  errors: readonly FieldError[],
  formKey?: string,
): Answer {
  const { lang } = web;
  const t = disclosureTexts(lang);
  const common = (name: string) => ({ lang, name, value: typed[name], error: errorOf(errors, name) });
  return page(web, {
    title: t.form.title,
    over: html`<a href="/klients/${client.id}">${client.name}</a>`,
    lead: t.form.lead,
    current: 'clients',
    ...(errors.length === 0 ? {} : { status: 422 }),
    body: form(web, {
      action: `/klients/${client.id}/pilnvara`,
      errors,
      files: true,
      ...(formKey === undefined ? {} : { formKey }),
      attrs: { 'data-ctrl-enter': true },
      body: [
        (typed['case'] ?? '') !== '' && hiddenField('case', typed['case'] ?? ''),
        textField({ ...common('holder'), label: t.form.holder, max: 200, width: 'full', required: true }),
        selectField({
          ...common('kind'),
          label: t.form.kind,
          choices: AUTHORITY_FORMS.map((value) => ({ value, text: t.words.form[value] })),
        }),
        checkField({
          lang,
          name: 'scopes',
          label: t.form.scopes,
          error: errorOf(errors, 'scopes'),
          values: scopes,
          choices: AUTHORITY_SCOPES.map((value) => ({ value, text: t.words.scope[value] })),
        }),
        textField({ ...common('scopeWords'), label: t.form.scopeWords, max: 500, width: 'full' }),
        dateField({ ...common('from'), label: t.form.from }),
        dateField({ ...common('to'), label: t.form.to, hint: t.form.toHint }),
        textField({ ...common('number'), label: t.form.number, max: 100 }),
        textField({ lang, name: 'document', label: t.form.file, type: 'file' }),
        textField({ ...common('email'), label: t.form.email, hint: t.form.emailHint, type: 'email' }),
        textField({ ...common('phone'), label: t.form.phone, type: 'tel', width: 'short' }),
        buttonRow(
          button({ text: html`${t.form.save} <kbd aria-hidden="true">Ctrl ⏎</kbd>`, kind: 'primary' }),
          linkButton({ text: t.form.back, href: `/klients/${client.id}`, kind: 'quiet' }),
        ),
      ],
    }),
  });
}

function typedOf(body: FormBody): Record<string, string> {
  return Object.fromEntries(
    Object.entries(body).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}
