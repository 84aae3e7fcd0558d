import { sayPhone } from '../../../desk/clients/index.ts';
import type { CaseRef } from '../../../desk/thread/index.ts';
import { button } from '../../components/button.ts';
import { textField } from '../../components/field.ts';
import { form } from '../../components/form.ts';
import { badge } from '../../components/badge.ts';
import { type Html, html } from '../../html.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayShortDate } from '../../texts/say.ts';
import { needsStrip } from '../clients/needs.view.ts';
import { disclosureTexts } from '../disclosures/texts.ts';
import { caseRequests } from '../requests/case-section.view.ts';
import type { CaseView } from './load-case.ts';
import { owedSection, sayingOf } from './owed.view.ts';
import { caseAppointments } from '../appointments/case-section.view.ts';
import { caseMeetings } from '../meetings/case-section.view.ts';
import { caseTasks } from '../tasks/case-section.view.ts';
import { promiseSection } from './promise.panel.ts';
import { caseTexts } from './texts.ts';
import { deskWords } from './words.ts';

/** At the right, what is needed most first: what is owed and why, who the client is, who answers, what colleagues do. */
export function asideView(web: WebRequest, deps: PageDeps, view: CaseView): Html {
  return html`${owedSection(view, sayingOf(web, deps, view))}${clientSection(web, view)}${holderSection(web, view)}${promiseSection(web, deps, view)}${caseRequests(web, view.one, view.requests)}${caseTasks(web, view.one, view.tasks)}${caseMeetings(web, view.one, view.meetings)}${caseAppointments(web, view.one, view.appointments)}${earlierSection(web, view)}${linkSections(web, view)}`;
}

function holderSection({ lang }: WebRequest, { around }: CaseView): Html {
  const texts = caseTexts(lang).aside;
  return html`<section><h2>${texts.holder}</h2><p>${around.holder ?? texts.nobody}</p><p><small>${around.unit[lang]} · ${around.institution[lang]}</small></p></section>`;
}

function clientSection(web: WebRequest, { one, around }: CaseView): Html {
  const { lang } = web;
  const texts = caseTexts(lang).aside;
  const { client, parties } = around;
  const mayWrite = web.mayI('case.write', { holder: one.holder, unit: one.unit });
  return html`<section><h2>${texts.client}</h2><p><strong><a href="/klients/${one.client}">${client.name}</a></strong></p><p><small>${deskWords(lang).clientKind[client.kind]} · ${texts.language[client.language]}</small></p>${needsStrip(lang, client)}<ul class="ref-list">${client.contacts.map(
    (contact) => html`<li>${reachedAt(contact)}</li>`,
  )}</ul>${
    web.mayI('disclosure.record') &&
    html`<p><a href="/klients/${one.client}/izsniegt?lieta=${one.number}">${disclosureTexts(lang).panel.open}</a></p>`
  }${parties.length > 0 && html`<p><small>${texts.parties}: ${parties.map(({ name, address }) => name || address).join(', ')}</small></p>`}${
    mayWrite &&
    html`<details class="edit-part" id="address-as"><summary>${texts.addressAs}${client.formOfAddress !== '' && html`: ${client.formOfAddress}`}</summary>${form(
      web,
      {
        action: `/lieta/${one.number}/uzruna`,
        body: [
          textField({
            lang,
            name: 'form',
            label: texts.addressAs,
            hint: texts.addressHint,
            value: client.formOfAddress,
            max: 120,
            width: 'full',
          }),
          button({ text: texts.save }),
        ],
      },
    )}</details>`
  }</section>`;
}

function earlierSection({ lang, today }: WebRequest, { around }: CaseView): Html {
  const texts = caseTexts(lang).aside;
  const { earlier, earlierCount } = around;
  return html`<section><h2>${texts.earlier}</h2>${
    earlier.length === 0
      ? html`<p>${texts.noEarlier}</p>`
      : html`<ul class="ref-list">${earlier.map(
          (one) =>
            html`<li>${caseLink(one)} <small>${sayShortDate(lang, one.openedAt.toZonedDateTimeISO('Europe/Riga').toPlainDate(), today)} · ${deskWords(lang).state[one.state]}</small></li>`,
        )}</ul>${earlierCount > earlier.length && html`<p><small>${texts.more(earlierCount - earlier.length)}</small></p>`}`
  }</section>`;
}

/** A way to reach the client; one that they do not wish to be used is shown and leads nowhere. */
function reachedAt({ kind, value, doNotUse }: CaseView['around']['client']['contacts'][number]): Html {
  const said = kind === 'phone' ? sayPhone(value) : value;
  if (doNotUse) return html`<s>${said}</s>`;
  if (kind === 'e-address') return html`${said}`;
  return html`<a href="${kind === 'phone' ? 'tel' : 'mailto'}:${value}">${said}</a>`;
}

function linkSections({ lang }: WebRequest, { around }: CaseView): Html {
  const texts = caseTexts(lang).aside;
  const { links, merged } = around;
  return html`${
    merged.length > 0 &&
    html`<section><h2>${texts.merged}</h2><ul class="ref-list">${merged.map((one) => html`<li>${caseLink(one)}</li>`)}</ul></section>`
  }${
    links.length > 0 &&
    html`<section><h2>${texts.links}</h2><ul class="ref-list">${links.map(
      (one) => html`<li>${caseLink(one)} ${badge(deskWords(lang).linkWhy[one.why])}</li>`,
    )}</ul></section>`
  }`;
}

/** A case by its number and title. */
export function caseLink({ number, title }: Pick<CaseRef, 'number' | 'title'>): Html {
  return html`<a href="/lieta/${number}"><span class="number">${number}</span> ${title}</a>`;
}
