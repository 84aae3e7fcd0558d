import type { Client } from '../../../desk/clients/index.ts';
import type { UnitRow } from '../../../desk/directory/index.ts';
import { CHANNELS, CLIENT_KINDS, SUBMISSION_KINDS } from '../../../vocabulary/words.ts';
import { button, buttonRow } from '../../components/button.ts';
import { hiddenField, radioField, selectField, textArea, textField, tickBox } from '../../components/field.ts';
import { type FieldError, errorOf, form } from '../../components/form.ts';
import { type Html, html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { caseTexts } from './texts.ts';
import { deskWords } from './words.ts';

export interface NewCaseView {
  readonly units: readonly UnitRow[];
  readonly typed: Readonly<Record<string, string | undefined>>;
  readonly errors: readonly FieldError[];
  readonly formKey: string | undefined;
  readonly query: string;
  readonly found: readonly (Client & { readonly address: string | null })[];
  readonly client: Client | null;
  /** What each kind of submission would open, in words. */
  readonly foreseen: ReadonlyMap<string, string>;
  readonly status: number;
}

/** The form of a case by hand; what the client said stands first. */
export function newCasePage(web: WebRequest, view: NewCaseView): Answer {
  const { lang } = web;
  const t = caseTexts(lang).create;
  const words = deskWords(lang);
  const { typed, errors } = view;
  const common = (name: string) => ({ lang, name, value: typed[name], error: errorOf(errors, name) });
  const mine = web.me?.identity.units[0];
  return page(web, {
    title: t.title,
    lead: t.lead,
    current: 'cases',
    status: view.status,
    modules: ['case'],
    body: html`<div class="new-case">${form(web, {
      action: '/lietas/jauna',
      errors,
      ...(view.formKey === undefined ? {} : { formKey: view.formKey }),
      attrs: { 'data-ctrl-enter': true },
      body: [
        // The first button is the one that Enter presses: opening the case, not looking for a client.
        html`<button class="visually-hidden" type="submit" tabindex="-1" aria-hidden="true">${t.do}</button>`,
        textArea({ ...common('need'), label: t.need, hint: t.needHint, rows: 4, required: true }),
        textField({
          ...common('subject'),
          label: t.subject,
          hint: t.subjectHint,
          max: 300,
          width: 'full',
          required: true,
        }),
        clientFields(web, view),
        selectField({
          ...common('channel'),
          value: typed['channel'] ?? 'counter',
          label: t.channel,
          choices: CHANNELS.filter((channel) => channel !== 'e-mail').map((value) => ({
            value,
            text: words.channel[value],
          })),
        }),
        selectField({
          ...common('unit'),
          value: typed['unit'] ?? mine,
          label: t.unit,
          choices: view.units.map((unit) => ({ value: unit.id, text: lang === 'lv' ? unit.name_lv : unit.name_en })),
        }),
        radioField({
          ...common('submission'),
          value: typed['submission'] ?? 'question',
          label: t.submission,
          choices: SUBMISSION_KINDS.map((value) => {
            const opens = view.foreseen.get(value) ?? '';
            return { value, text: words.submission[value], ...(opens === '' ? {} : { hint: t.opens(opens) }) };
          }),
        }),
        ...(typed['vizite'] === undefined || typed['vizite'] === '' ? [] : [hiddenField('vizite', typed['vizite'])]),
        tickBox({ lang, name: 'mine', label: t.mine, checked: view.status === 200 || typed['mine'] === 'yes' }),
        buttonRow(button({ text: html`${t.do} <kbd aria-hidden="true">Ctrl ⏎</kbd>`, kind: 'primary' })),
      ],
    })}</div>`,
  });
}

/** A known client is found within the form, so that nothing typed is lost; a new one is entered below. */
function clientFields(web: WebRequest, { client, query, found, typed, errors }: NewCaseView): Html {
  const { lang } = web;
  const t = caseTexts(lang).create;
  const kinds = deskWords(lang).clientKind;
  const common = (name: string) => ({ lang, name, value: typed[name], error: errorOf(errors, name) });
  const offered = [
    ...(client === null || found.some(({ id }) => id === client.id) ? [] : [{ ...client, address: null }]),
    ...found,
  ];
  return html`<fieldset class="new-client"><legend>${t.client}</legend><div class="find-row">${textField({ lang, name: 'find', label: t.clientFind, value: query, width: 'full', attrs: { 'data-enter': 'find' } })}${button({ text: t.clientSearch, name: 'do', value: 'find' })}</div>${
    query !== '' && found.length === 0 && html`<p class="entry-empty" role="status">${t.clientNone}</p>`
  }${
    offered.length > 0 &&
    radioField({
      lang,
      name: 'client',
      label: t.found,
      value: typed['client'] ?? '',
      choices: [
        ...offered.map((one) => ({
          value: one.id,
          text: one.name,
          hint: [kinds[one.kind], one.address].filter(Boolean).join(' · '),
        })),
        { value: '', text: t.clientNew },
      ],
    })
  }${textField({ ...common('name'), label: t.name, max: 200 })}${textField({ ...common('email'), label: t.email, required: false, type: 'email' })}${selectField(
    {
      ...common('kind'),
      value: typed['kind'] || 'natural-person',
      label: t.kind,
      choices: CLIENT_KINDS.map((value) => ({ value, text: kinds[value] })),
    },
  )}</fieldset>`;
}
