import { READING_GROUNDS } from '../../../vocabulary/words.ts';
import { button, buttonRow, linkButton } from '../../components/button.ts';
import { radioField, textField } from '../../components/field.ts';
import { type FieldError, errorOf, form } from '../../components/form.ts';
import { html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { clientTexts } from './texts.ts';

/** 5.1.1: the question before a client that other units work with is opened; nothing of the client but the name is shown. */
export function doorPage(
  web: WebRequest,
  client: { readonly id: string; readonly name: string },
  typed: Readonly<Record<string, string>> = {},
  errors: readonly FieldError[] = [],
): Answer {
  const { lang } = web;
  const t = clientTexts(lang);
  return page(web, {
    title: t.door.title,
    over: html`<a href="/klienti">${t.title}</a> · ${client.name}`,
    lead: t.door.lead,
    current: 'clients',
    ...(errors.length === 0 ? {} : { status: 422 }),
    body: html`<div class="client-panel">${form(web, {
      action: `/klients/${client.id}/atvert`,
      errors,
      body: [
        radioField({
          lang,
          name: 'ground',
          label: t.door.ground,
          value: typed['ground'],
          error: errorOf(errors, 'ground'),
          choices: READING_GROUNDS.map((value) => ({ value, text: t.door.grounds[value] })),
        }),
        textField({
          lang,
          name: 'reason',
          label: t.door.reason,
          hint: t.door.reasonHint,
          value: typed['reason'],
          error: errorOf(errors, 'reason'),
          max: 500,
          width: 'full',
        }),
        buttonRow(
          button({ text: t.door.open, kind: 'primary' }),
          linkButton({ text: t.door.back, href: '/klienti', kind: 'quiet' }),
        ),
      ],
    })}</div>`,
  });
}
