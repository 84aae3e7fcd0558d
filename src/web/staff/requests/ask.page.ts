import type { Directory } from '../../../desk/directory/index.ts';
import { button } from '../../components/button.ts';
import { hiddenField, radioField, textArea, textField } from '../../components/field.ts';
import { errorOf, type FieldError, form } from '../../components/form.ts';
import { html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { FormBody } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { choicesOf } from './addressee-choices.ts';
import { requestTexts } from './texts.ts';

/** A question as it was typed. */
export interface Typed {
  readonly find: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Number of the case, id of the request before; empty: none. */
  readonly case: string;
  readonly about: string;
}

/** The form: whom (found by words, with who will answer where it is somebody else), about what, the question. */
export function askPage(
  web: WebRequest,
  directory: Directory,
  typed: Typed,
  errors: readonly FieldError[],
  body?: FormBody,
): Answer {
  const { lang } = web;
  const t = requestTexts(lang).ask_;
  const choices = choicesOf(web, directory, typed);
  const key = body?.['_form'];
  return page(web, {
    title: t.title,
    ...(typed.case === '' ? {} : { over: html`<a href="/lieta/${typed.case}">${t.of(typed.case)}</a>` }),
    lead: t.lead,
    current: 'requests',
    ...(body === undefined ? {} : { status: 422 }),
    body: form(web, {
      action: '/pieprasijumi/jauns',
      errors,
      ...(typeof key === 'string' ? { formKey: key } : {}),
      attrs: { class: 'ask-form', 'data-ctrl-enter': true },
      body: [
        typed.case !== '' && hiddenField('lieta', typed.case),
        typed.about !== '' && hiddenField('par', typed.about),
        html`<div class="ask-find">${textField({ lang, name: 'mekle', label: t.who, hint: t.whoHint, value: typed.find, max: 100, attrs: { autocomplete: 'off' } })}${button({ text: t.find, name: 'do', value: 'mekle' })}</div>`,
        choices.length > 0
          ? radioField({
              lang,
              name: 'kam',
              label: t.choose,
              choices,
              value: typed.to || (choices[0]?.value ?? ''),
              error: errorOf(errors, 'kam'),
            })
          : typed.find !== '' && html`<p class="request-say">${t.none}</p>`,
        textField({
          lang,
          name: 'temats',
          label: t.subject,
          value: typed.subject,
          max: 200,
          width: 'full',
          error: errorOf(errors, 'temats'),
        }),
        textArea({
          lang,
          name: 'teksts',
          label: t.text,
          hint: t.textHint,
          value: typed.text,
          rows: 7,
          max: 10_000,
          error: errorOf(errors, 'teksts'),
        }),
        button({ text: t.send, kind: 'primary', name: 'do', value: 'sutit' }),
      ],
    }),
  });
}
