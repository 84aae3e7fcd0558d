import { isFirstLink, makeFirstAdministrator } from '../../desk/accounts/index.ts';
import { button } from '../components/button.ts';
import { textField } from '../components/field.ts';
import { errorOf, type FieldError, form } from '../components/form.ts';
import { html } from '../html.ts';
import { page } from '../layout/page.ts';
import type { PageDeps } from '../page-deps.ts';
import { type Answer, redirect, refuse } from '../server/answer.ts';
import { defineRoute, type Route } from '../server/define-route.ts';
import { email, readForm, text } from '../server/read-form.ts';
import type { WebRequest } from '../server/web-request.ts';
import { sessionTexts } from './texts.ts';

const FIELDS = {
  vards: text({ required: true, max: 80 }),
  uzvards: text({ required: true, max: 80 }),
  epasts: email({ required: true }),
};

/** The link that an empty installation prints at its start: it makes the first administrator. */
export function firstRoutes({ desk }: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/ieeja/pirmais/:token',
      action: 'public.sign-in',
      audience: 'public',
      async handle(request, { params }) {
        const token = params['token'] ?? '';
        return (await isFirstLink(desk, token)) ? firstPage(request, token) : gone(request);
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/ieeja/pirmais/:token',
      action: 'public.sign-in',
      audience: 'public',
      limit: 30,
      async handle(request, { params, body }) {
        const token = params['token'] ?? '';
        const texts = sessionTexts(request.lang).first;
        const labels = { vards: texts.givenName, uzvards: texts.surname, epasts: texts.email };
        const read = readForm(FIELDS, body, labels, request.lang);
        if (!read.ok) return firstPage(request, token, read);
        const { vards, uzvards, epasts } = read.values;
        const next = await makeFirstAdministrator(desk, token, { givenName: vards, surname: uzvards, email: epasts });
        return next === null ? gone(request) : redirect(next);
      },
    }),
  ];
}

function gone(request: WebRequest): Answer {
  const texts = sessionTexts(request.lang).link;
  return refuse(404, `${texts.gone}. ${texts.goneSay}`, texts.goneDo);
}

function firstPage(
  request: WebRequest,
  token: string,
  read: { readonly errors: readonly FieldError[]; readonly typed: Readonly<Record<string, string>> } | null = null,
): Answer {
  const { lang } = request;
  const texts = sessionTexts(lang).first;
  const errors = read?.errors ?? [];
  const field = (name: keyof typeof FIELDS, label: string, autocomplete: string, type: 'text' | 'email' = 'text') =>
    textField({
      lang,
      name,
      label,
      type,
      value: read?.typed[name],
      error: errorOf(errors, name),
      required: true,
      max: 320,
      attrs: { autocomplete },
    });
  return page(request, {
    title: texts.title,
    frame: 'plain',
    status: errors.length === 0 ? 200 : 422,
    body: html`<p>${texts.say}</p>${form(request, {
      action: `/ieeja/pirmais/${encodeURIComponent(token)}`,
      attrs: { class: 'way' },
      errors,
      body: [
        field('vards', texts.givenName, 'given-name'),
        field('uzvards', texts.surname, 'family-name'),
        field('epasts', texts.email, 'email', 'email'),
        button({ text: texts.go, kind: 'primary' }),
      ],
    })}`,
  });
}
