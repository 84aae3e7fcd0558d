import { button, linkButton } from '../../components/button.ts';
import { textArea } from '../../components/field.ts';
import { errorOf, type FieldError, form } from '../../components/form.ts';
import { html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { accessTexts } from './texts.ts';

/** Breaking the glass: says what will follow before it is done, and nothing of the case. */
export function glassPage(
  web: WebRequest,
  number: string,
  typed: { readonly reason: string; readonly errors: readonly FieldError[]; readonly formKey: string } | null = null,
): Answer {
  const { lang } = web;
  const texts = accessTexts(lang);
  const errors = typed?.errors ?? [];
  return page(web, {
    title: texts.glass.title,
    over: html`${texts.glass.number} <span class="case-number">${number}</span>`,
    lead: texts.glass.lead,
    current: 'cases',
    status: typed === null ? 200 : 422,
    body: html`<section class="section door"><div class="callout near"><p>${texts.glass.say}</p></div>${form(web, {
      action: `/lieta/${number}/steidzami`,
      errors,
      ...(typed === null ? {} : { formKey: typed.formKey }),
      attrs: { 'data-ctrl-enter': true },
      body: [
        textArea({
          lang,
          name: 'reason',
          label: texts.glass.reason,
          hint: texts.glass.reasonHint,
          rows: 3,
          max: 2000,
          value: typed?.reason,
          error: errorOf(errors, 'reason'),
        }),
        html`<p class="button-row">${button({ text: texts.glass.open, kind: 'danger' })}${linkButton({ text: texts.door.back, href: '/lietas' })}</p>`,
      ],
    })}</section>`,
  });
}
