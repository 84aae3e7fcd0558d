import { type Authority, authorityState } from '../../../desk/disclosures/index.ts';
import type { ClientRecord } from '../../../desk/clients/index.ts';
import { CHANNELS, DISCLOSED_TO, DISCLOSURE_SCOPES, IDENTITY_CHECKS } from '../../../vocabulary/words.ts';
import { button, buttonRow, linkButton } from '../../components/button.ts';
import { hiddenField, radioField, selectField, textArea, textField } from '../../components/field.ts';
import { type FieldError, errorOf, form } from '../../components/form.ts';
import { attrs, html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { deskWords } from '../case/words.ts';
import { sayEnd } from './authorities.view.ts';
import { disclosureTexts } from './texts.ts';

export interface DiscloseView {
  readonly client: ClientRecord;
  readonly authorities: readonly Authority[];
  /** The number of the case from whose page somebody came. */
  readonly number: string | null;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly formKey?: string;
}

/** 5.2 step by step: who asks, how that was made sure, by what right, and what is told. */
export function disclosePage(web: WebRequest, view: DiscloseView): Answer {
  const { lang } = web;
  const { client, typed, errors, number } = view;
  const t = disclosureTexts(lang);
  const common = (name: string) => ({ lang, name, value: typed[name], error: errorOf(errors, name) });
  const back = number === null ? `/klients/${client.id}` : `/lieta/${number}`;
  return page(web, {
    title: t.panel.title,
    over: html`<a href="${back}">${client.name}</a>${number !== null && ` · ${t.panel.ofCase(number)}`}`,
    lead: t.panel.lead,
    current: 'clients',
    ...(errors.length === 0 ? {} : { status: 422 }),
    body: html`<div class="disclose">${form(web, {
      action: `/klients/${client.id}/izsniegt`,
      errors,
      ...(view.formKey === undefined ? {} : { formKey: view.formKey }),
      attrs: { 'data-ctrl-enter': true },
      body: [
        number !== null && hiddenField('case', number),
        radioField({
          ...common('to'),
          label: t.panel.to,
          value: typed['to'] ?? 'client',
          choices: DISCLOSED_TO.map((value) => ({ value, text: t.words.to[value] })),
        }),
        html`<div class="asker">${textField({ ...common('asker'), label: t.panel.asker, hint: t.panel.askerHint, max: 200, width: 'full' })}</div>`,
        selectField({
          ...common('channel'),
          value: typed['channel'] ?? 'counter',
          label: t.panel.channel,
          choices: CHANNELS.map((value) => ({ value, text: deskWords(lang).channel[value] })),
        }),
        radioField({
          ...common('identity'),
          label: t.panel.identity,
          choices: IDENTITY_CHECKS.map((value) => ({ value, text: t.words.identity[value] })),
        }),
        html`<div class="by-power">${powers(web, view)}</div>`,
        html`<div class="by-law">${textField({ ...common('ground'), label: t.panel.legalGround, hint: t.panel.legalHint, max: 300, width: 'full' })}</div>`,
        selectField({
          ...common('scope'),
          label: t.panel.scope,
          choices: DISCLOSURE_SCOPES.map((value) => ({ value, text: t.words.scope[value] })),
        }),
        textArea({ ...common('what'), label: t.panel.what, hint: t.panel.whatHint, rows: 2, max: 500, required: true }),
        html`<details class="edit-part"${attrs({ open: (typed['waive'] ?? '') !== '' })}><summary>${t.panel.waive}</summary>${textField({ ...common('waive'), label: t.panel.waiveReason, hint: t.panel.waiveHint, max: 500, width: 'full' })}</details>`,
        buttonRow(
          button({ text: html`${t.panel.decide} <kbd aria-hidden="true">Ctrl ⏎</kbd>`, kind: 'primary' }),
          linkButton({ text: t.panel.back, href: back, kind: 'quiet' }),
        ),
      ],
    })}</div>`,
  });
}

function powers({ lang, today }: WebRequest, { client, authorities, typed, errors, number }: DiscloseView) {
  const t = disclosureTexts(lang);
  const from = number === null ? '' : `?lieta=${number}`;
  return html`${radioField({
    lang,
    name: 'authority',
    label: t.panel.authority,
    // With a power at hand nobody is refused because a choice was overlooked.
    value: typed['authority'] ?? (authorities.length === 0 ? '' : undefined),
    error: errorOf(errors, 'authority'),
    choices: [
      ...authorities.map((one) => {
        const state = authorityState(one, today);
        return {
          value: one.id,
          text: `${one.holderName} · ${state === 'valid' ? sayEnd(lang, one) : t.words.state[state]}`,
          hint: `${t.words.form[one.form]}: ${one.scopes.map((scope) => t.words.scope[scope]).join(', ')}`,
        };
      }),
      { value: '', text: t.panel.noAuthority },
    ],
  })}<p class="add-power"><a href="/klients/${client.id}/pilnvara${from}">${t.panel.addAuthority}</a></p>`;
}
