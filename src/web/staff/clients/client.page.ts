import type { ClientRecord } from '../../../desk/clients/index.ts';
import { sayPhone } from '../../../desk/clients/index.ts';
import { badge } from '../../components/badge.ts';
import { button, linkButton } from '../../components/button.ts';
import { textField } from '../../components/field.ts';
import { buttonForm, type FieldError, errorOf, form } from '../../components/form.ts';
import { facts } from '../../components/list.ts';
import { menu } from '../../components/menu.ts';
import { type Content, type Html, html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayDate, sayShortDate } from '../../texts/say.ts';
import { deskWords } from '../case/words.ts';
import { clientAppointments } from '../appointments/case-section.view.ts';
import { authoritiesView } from '../disclosures/authorities.view.ts';
import { disclosureTexts } from '../disclosures/texts.ts';
import { retentionTexts } from '../retention/texts.ts';
import { disclosureList } from '../disclosures/list.view.ts';
import type { ClientView } from './load-client.ts';
import { needsStrip } from './needs.view.ts';
import { readingsTexts } from '../readings/texts.ts';
import { clientTexts } from './texts.ts';

export interface ClientPageOptions {
  readonly panel?: Content;
  readonly status?: number;
  /** The personal code itself, on the one page that answers for showing it. */
  readonly code?: string;
  readonly unmask?: { readonly typed: string; readonly errors: readonly FieldError[] };
}

/** Who the client is, how to reach and serve them, what they have with us, and who may know of it. */
export function clientPage(web: WebRequest, view: ClientView, options: ClientPageOptions = {}): Answer {
  const { lang } = web;
  const { client } = view;
  const t = clientTexts(lang);
  return page(web, {
    title: client.name,
    over: html`<a href="/klienti">${t.title}</a> · ${deskWords(lang).clientKind[client.kind]}`,
    lead: needsStrip(lang, client),
    actions: actions(web, client),
    current: 'clients',
    live: [`client:${client.id}`],
    ...(options.status === undefined ? {} : { status: options.status }),
    modules: ['copy'],
    body: html`${options.panel}${reach(web, client)}${casesSection(web, view)}${clientAppointments(web, client.id, view.appointments)}<section class="client-part"><h2>${disclosureTexts(lang).authorities.title}</h2>${authoritiesView(web, client, view.authorities)}</section><section class="client-part"><h2>${disclosureTexts(lang).list.ofClient}</h2>${disclosureList(web, view.disclosures)}</section>`,
    aside: aside(web, view, options),
  });
}

function actions(web: WebRequest, { id }: ClientRecord): Content {
  const t = clientTexts(web.lang);
  return [
    linkButton({
      text: disclosureTexts(web.lang).panel.open,
      href: `/klients/${id}/izsniegt`,
      kind: 'primary',
      key: 'i',
    }),
    linkButton({ text: t.newCase, href: `/lietas/jauna?client=${id}`, key: 'n' }),
    linkButton({ text: t.page.edit, href: `/klients/${id}/labot`, key: 'l' }),
    menu({
      id: 'client-more',
      text: web.lang === 'lv' ? 'Vēl' : 'More',
      side: 'end',
      items: [
        html`<a href="/klients/${id}/pilnvara">${disclosureTexts(web.lang).authorities.add}</a>`,
        html`<a href="/klients/${id}/apvienot">${t.page.merge}</a>`,
        html`<a href="/klients/${id}/sadalit">${t.page.split}</a>`,
        ...(web.mayI('reading-log.read')
          ? [html`<a href="/lasijumi/klients/${id}">${readingsTexts(web.lang).report}</a>`]
          : []),
        ...(web.mayI('client.export')
          ? [html`<a href="/dati/klients/${id}">${retentionTexts(web.lang).client.link}</a>`]
          : []),
      ],
    }),
  ];
}

function reach({ lang }: WebRequest, { contacts }: ClientRecord): Html {
  const t = clientTexts(lang).page;
  return html`<section class="client-part"><h2>${t.reach}</h2>${
    contacts.length === 0
      ? html`<p class="entry-empty">${t.noReach}</p>`
      : html`<ul class="reach">${contacts.map(
          (one) =>
            html`<li><span class="kind">${t.kinds[one.kind]}</span><span class="${one.doNotUse ? 'unused' : ''}">${address(one)}</span>${one.label !== '' && html`<small>${one.label}</small>`}${one.main && badge(t.main)}${one.verified && badge(t.verified, 'kept')}${one.doNotUse && badge(t.notUsed, 'near')}</li>`,
        )}</ul>`
  }</section>`;
}

function address({ kind, value, doNotUse }: ClientRecord['contacts'][number]): Content {
  const said = kind === 'phone' ? sayPhone(value) : value;
  if (doNotUse || kind === 'e-address' || (kind === 'phone' && !/^\+?\d+$/.test(value))) return said;
  return html`<a href="${kind === 'phone' ? 'tel' : 'mailto'}:${value}">${said}</a>`;
}

function casesSection({ lang, today }: WebRequest, { cases }: ClientView): Html {
  const t = clientTexts(lang).page;
  const words = deskWords(lang).state;
  if (cases.length === 0)
    return html`<section class="client-part"><h2>${t.cases}</h2><p class="entry-empty">${t.noCases}</p></section>`;
  return html`<section class="client-part"><h2>${t.cases}</h2><ul class="ref-list">${cases.map(
    (one) =>
      html`<li><a href="/lieta/${one.number}"><span class="number">${one.number}</span> ${one.title ?? t.otherUnit}</a> <small>${one.unit[lang]} · ${sayShortDate(lang, one.openedAt.toZonedDateTimeISO('Europe/Riga').toPlainDate(), today)} · ${words[one.state]}</small></li>`,
  )}</ul></section>`;
}

function aside(web: WebRequest, view: ClientView, options: ClientPageOptions): Html {
  const { lang } = web;
  const { client } = view;
  const t = clientTexts(lang);
  const channel = client.preferredChannel;
  return html`<section><h2>${t.page.who}</h2>${facts([
    [t.page.code, codeView(web, client, options)],
    ...(client.registrationNumber === '' ? [] : [[t.page.number, client.registrationNumber] as const]),
    ...(client.address === '' ? [] : [[t.page.address, html`<span class="lines">${client.address}</span>`] as const]),
    [t.page.language, t.page.languages[client.language]],
    ...(client.formOfAddress === '' ? [] : [[t.page.formOfAddress, client.formOfAddress] as const]),
    ...(channel === null ? [] : [[t.page.preferred, deskWords(lang).channel[channel]] as const]),
    ...(client.needsAgreedOn === null || client.needs.length === 0
      ? []
      : [[t.needs.title, t.needs.since(sayDate(lang, client.needsAgreedOn))] as const]),
  ])}</section>${duplicates(web, view)}${absorbed(web, view)}`;
}

function codeView(web: WebRequest, client: ClientRecord, { code, unmask }: ClientPageOptions): Content {
  const t = clientTexts(web.lang);
  if (client.personalCodeMask === '') return html`<span class="entry-empty">${t.page.noCode}</span>`;
  if (code !== undefined)
    return html`<span class="shown-code">${code}</span><br><small role="status">${t.unmask.shown}</small>`;
  if (!web.mayI('client.unmask')) return client.personalCodeMask;
  return html`${client.personalCodeMask} <details class="aside-form"${unmask === undefined ? null : html` open`}><summary>${t.unmask.open}</summary>${form(
    web,
    {
      action: `/klients/${client.id}/personas-kods`,
      errors: unmask?.errors ?? [],
      // The answer shows the code and leads nowhere, so that it stands in no history.
      attrs: { 'data-turbo': 'false' },
      body: [
        textField({
          lang: web.lang,
          name: 'reason',
          label: t.unmask.reason,
          hint: t.unmask.lead,
          value: unmask?.typed,
          error: errorOf(unmask?.errors ?? [], 'reason'),
          max: 500,
          width: 'full',
        }),
        button({ text: t.unmask.show }),
      ],
    },
  )}</details>`;
}

function duplicates(web: WebRequest, { client, duplicates: found }: ClientView): Html | false {
  const t = clientTexts(web.lang);
  if (found.length === 0 || !web.mayI('client.merge')) return false;
  return html`<section><h2>${t.page.duplicates}</h2><ul class="ref-list">${found.map(
    (one) =>
      html`<li><a href="/klients/${one.id}">${one.name}</a><br><small>${one.why.map((why) => t.why[why]).join(', ')}${one.contacts.length > 0 && html` · ${one.contacts.map(sayPhone).join(', ')}`}</small><div class="button-row">${linkButton({ text: t.page.compare, href: `/klients/${client.id}/apvienot?ar=${one.id}` })}${buttonForm(web, { action: `/klients/${client.id}/cits`, fields: { other: one.id }, button: button({ text: t.page.notSame, kind: 'quiet' }) })}</div></li>`,
  )}</ul></section>`;
}

function absorbed(web: WebRequest, { absorbed: records }: ClientView): Html | false {
  const t = clientTexts(web.lang);
  if (records.length === 0) return false;
  return html`<section><h2>${t.page.absorbed}</h2><ul class="ref-list">${records.map(
    (one) =>
      html`<li>${one.name} <small>${sayShortDate(web.lang, one.made_at.toZonedDateTimeISO('Europe/Riga').toPlainDate(), web.today)}</small> ${buttonForm(web, { action: `/klients/${one.id}/atdalit`, button: button({ text: t.page.part, kind: 'quiet' }) })}</li>`,
  )}</ul></section>`;
}
