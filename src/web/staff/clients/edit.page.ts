import type { ClientRecord } from '../../../desk/clients/index.ts';
import { ACCESSIBILITY_NEEDS, CHANNELS, CLIENT_KINDS, CONTACT_KINDS, LANGUAGES } from '../../../vocabulary/words.ts';
import { button, buttonRow, linkButton } from '../../components/button.ts';
import {
  checkField,
  dateField,
  hiddenField,
  selectField,
  textArea,
  textField,
  tickBox,
} from '../../components/field.ts';
import { type FieldError, errorOf, form } from '../../components/form.ts';
import { attrs, type Content, type Html, html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { deskWords } from '../case/words.ts';
import { type ContactTyped, NEW_ROWS } from './read-client-form.ts';
import { clientTexts } from './texts.ts';

/** A form that comes back, with what was typed. */
export interface EditAgain {
  readonly typed: Readonly<Record<string, string>>;
  readonly contacts: readonly ContactTyped[];
  readonly errors: readonly FieldError[];
  readonly formKey?: string;
  readonly notice?: Content;
  readonly status?: number;
}

/** The form of a client; `null`: a new one. The personal code is never in it. */
export function editPage(web: WebRequest, client: ClientRecord | null, again: EditAgain | null = null): Answer {
  const { lang } = web;
  const t = clientTexts(lang);
  const typed = again?.typed ?? typedFrom(client);
  const errors = again?.errors ?? [];
  const rows = again?.contacts ?? rowsFrom(client);
  const common = (name: string) => ({ lang, name, value: typed[name], error: errorOf(errors, name) });
  const words = deskWords(lang);
  const needs = (typed['needs'] ?? '').split(',');
  return page(web, {
    title: client === null ? t.form.make : t.form.edit(client.name),
    over: html`<a href="/klienti">${t.title}</a>`,
    current: 'clients',
    ...(again === null ? {} : { status: again.status ?? 422 }),
    body: html`${again?.notice}${form(web, {
      action: client === null ? '/klienti/jauns' : `/klients/${client.id}/labot`,
      errors,
      ...(again?.formKey === undefined ? {} : { formKey: again.formKey }),
      attrs: { 'data-ctrl-enter': true },
      body: [
        hiddenField('version', String(client?.version ?? 0)),
        selectField({
          ...common('kind'),
          label: t.form.kind,
          choices: CLIENT_KINDS.map((value) => ({ value, text: words.clientKind[value] })),
        }),
        textField({ ...common('name'), label: t.form.name, max: 200, width: 'full', required: true }),
        contactsFields(web, rows),
        selectField({
          ...common('preferred'),
          label: t.form.preferred,
          empty: t.form.any,
          choices: CHANNELS.filter((channel) => channel !== 'internal').map((value) => ({
            value,
            text: words.channel[value],
          })),
        }),
        selectField({
          ...common('language'),
          label: t.form.language,
          choices: LANGUAGES.map((value) => ({ value, text: t.page.languages[value] })),
        }),
        textField({ ...common('form'), label: t.form.formOfAddress, hint: t.form.formHint, max: 120 }),
        textArea({ ...common('address'), label: t.form.address, rows: 3, max: 500 }),
        codeField(web, client, errors),
        textField({ ...common('number'), label: t.form.number, max: 40, width: 'short' }),
        checkField({
          lang,
          name: 'needs',
          label: t.form.needs,
          hint: t.form.needsHint,
          values: needs,
          choices: ACCESSIBILITY_NEEDS.filter((need) => need !== 'other').map((value) => ({
            value,
            text: t.needs.words[value],
          })),
        }),
        textField({ ...common('needsWords'), label: t.form.needsWords, max: 300, width: 'full' }),
        dateField({ ...common('agreed'), label: t.form.agreed, max: web.today.toString() }),
        buttonRow(
          button({ text: html`${t.form.save} <kbd aria-hidden="true">Ctrl ⏎</kbd>`, kind: 'primary' }),
          linkButton({
            text: t.form.back,
            href: client === null ? '/klienti' : `/klients/${client.id}`,
            kind: 'quiet',
          }),
        ),
      ],
    })}`,
  });
}

function codeField({ lang }: WebRequest, client: ClientRecord | null, errors: readonly FieldError[]): Html {
  const t = clientTexts(lang).form;
  const mask = client?.personalCodeMask ?? '';
  return html`${textField({
    lang,
    name: 'code',
    label: t.code,
    hint: mask === '' ? t.codeHint : t.codeKept(mask),
    error: errorOf(errors, 'code'),
    max: 40,
    width: 'short',
    attrs: { autocomplete: 'off' },
  })}${mask !== '' && tickBox({ lang, name: 'codeAway', label: t.codeAway })}`;
}

function contactsFields({ lang }: WebRequest, rows: readonly ContactTyped[]): Html {
  const t = clientTexts(lang);
  return html`<fieldset class="contact-rows"><legend>${t.form.contacts}</legend>${rows.map((row) => {
    const { key } = row;
    const tick = (name: string, text: string, checked: boolean) =>
      html`<label><input${attrs({ type: 'checkbox', name: `${name}-${key}`, value: 'yes', checked })}>${text}</label>`;
    const isNew = key.startsWith('new');
    return html`<div class="contact-row"><select class="input" name="kind-${key}" aria-label="${t.form.contactKind}">${CONTACT_KINDS.map(
      (kind) => html`<option${attrs({ value: kind, selected: kind === row.kind })}>${t.page.kinds[kind]}</option>`,
    )}</select><input${attrs({ type: 'text', class: 'input', id: `f-value-${key}`, name: `value-${key}`, value: row.value, maxlength: 320, 'aria-label': t.form.value, placeholder: isNew ? t.form.value : null, 'aria-invalid': row.error === undefined ? null : 'true' })}><input${attrs({ type: 'text', class: 'input', name: `label-${key}`, value: row.label, maxlength: 80, 'aria-label': t.form.label, placeholder: t.form.labelHint })}>${row.error !== undefined && html`<p class="wrong">${row.error}</p>`}<span class="ticks">${tick('main', t.form.main, row.main)}${tick('verified', t.form.verified, row.verified)}${tick('dont', t.form.dont, row.dont)}${!isNew && tick('away', t.form.away, row.away)}</span></div>`;
  })}</fieldset>`;
}

function typedFrom(client: ClientRecord | null): Record<string, string> {
  if (client === null) return { kind: 'natural-person', language: 'lv' };
  return {
    kind: client.kind,
    name: client.name,
    language: client.language,
    form: client.formOfAddress,
    number: client.registrationNumber,
    address: client.address,
    preferred: client.preferredChannel ?? '',
    needs: client.needs.join(','),
    needsWords: client.needsWords,
    agreed: client.needsAgreedOn?.toString() ?? '',
  };
}

export function rowsFrom(client: ClientRecord | null): ContactTyped[] {
  const kept = (client?.contacts ?? []).map((one) => ({
    key: one.id,
    kind: one.kind,
    value: one.value,
    label: one.label,
    main: one.main,
    verified: one.verified,
    dont: one.doNotUse,
    away: false,
  }));
  const fresh = Array.from({ length: NEW_ROWS }, (_, n) => ({
    key: `new${n}`,
    kind: n === 0 ? 'phone' : 'e-mail',
    value: '',
    label: '',
    main: false,
    verified: false,
    dont: false,
    away: false,
  }));
  return [...kept, ...fresh];
}
