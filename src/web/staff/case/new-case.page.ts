import type { Client } from '../../../desk/clients/index.ts';
import type { UnitRow } from '../../../desk/directory/index.ts';
import { CHANNELS, CLIENT_KINDS, SUBMISSION_KINDS } from '../../../vocabulary/words.ts';
import { button, buttonRow, linkButton } from '../../components/button.ts';
import { hiddenField, radioField, selectField, textArea, textField, tickBox } from '../../components/field.ts';
import { type FieldError, errorOf, form } from '../../components/form.ts';
import { type Html, html, nothing } from '../../html.ts';
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
    body: html`<div class="new-case">${findClient(web, view)}${form(web, {
      action: '/lietas/jauna',
      errors,
      ...(view.formKey === undefined ? {} : { formKey: view.formKey }),
      attrs: { 'data-ctrl-enter': true },
      body: [
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
        radioField({
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
        tickBox({ lang, name: 'mine', label: t.mine, checked: view.status === 200 || typed['mine'] === 'yes' }),
        buttonRow(button({ text: html`${t.do} <kbd aria-hidden="true">Ctrl ⏎</kbd>`, kind: 'primary' })),
      ],
    })}</div>`,
  });
}

/** Finding a known client goes by a form of its own, so that it works without script; what was typed is carried along. */
function findClient(web: WebRequest, { query, found, typed, client }: NewCaseView): Html {
  if (client !== null) return nothing;
  const t = caseTexts(web.lang).create;
  const carried = CARRIED.map((name) => (typed[name] ? hiddenField(name, typed[name]) : nothing));
  const href = (id: string) => `/lietas/jauna?${new URLSearchParams({ ...carriedOf(typed), client: id })}`;
  return html`<form class="find-row" action="/lietas/jauna" method="get" role="search">${carried}${textField({ lang: web.lang, name: 'meklet', label: t.clientFind, value: query, type: 'search', width: 'full' })}${button({ text: t.clientSearch })}</form>${
    query !== '' && found.length === 0 && html`<p class="entry-empty">${t.clientNone}</p>`
  }${
    found.length > 0 &&
    html`<ul class="case-picker" data-keys="list">${found.map(
      (one) =>
        html`<li><span><strong>${one.name}</strong> <small>${deskWords(web.lang).clientKind[one.kind]}${one.address !== null && html` · ${one.address}`}</small></span>${linkButton({ text: t.client, href: href(one.id) })}</li>`,
    )}</ul>`
  }`;
}

const CARRIED = ['need', 'subject', 'channel', 'unit', 'submission'] as const;

function carriedOf(typed: NewCaseView['typed']): Record<string, string> {
  return Object.fromEntries(CARRIED.flatMap((name) => (typed[name] ? [[name, typed[name]]] : [])));
}

function clientFields(web: WebRequest, { client, typed, errors }: NewCaseView): Html {
  const { lang } = web;
  const t = caseTexts(lang).create;
  const kinds = deskWords(lang).clientKind;
  if (client !== null) {
    return html`${hiddenField('client', client.id)}<div class="field"><strong>${t.client}: ${client.name}</strong> <small>${kinds[client.kind]}</small> ${linkButton({ text: t.clientNew, href: `/lietas/jauna?${new URLSearchParams(carriedOf(typed))}`, kind: 'quiet' })}</div>`;
  }
  const common = (name: string) => ({ lang, name, value: typed[name], error: errorOf(errors, name) });
  return html`<fieldset class="new-client"><legend>${t.clientNew}</legend>${textField({ ...common('name'), label: t.name, max: 200 })}${textField({ ...common('email'), label: t.email, required: false, type: 'email' })}${selectField(
    {
      ...common('kind'),
      value: typed['kind'] ?? 'natural-person',
      label: t.kind,
      choices: CLIENT_KINDS.map((value) => ({ value, text: kinds[value] })),
    },
  )}</fieldset>`;
}
