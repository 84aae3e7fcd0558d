import type { ClientRecord } from '../../../desk/clients/index.ts';
import { sayPhone } from '../../../desk/clients/index.ts';
import { type Authority, authorityState } from '../../../desk/disclosures/index.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { badge } from '../../components/badge.ts';
import { button } from '../../components/button.ts';
import { textField } from '../../components/field.ts';
import { form } from '../../components/form.ts';
import { type Html, html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayDate } from '../../texts/say.ts';
import { disclosureTexts } from './texts.ts';

/** The powers of attorney of a client, how each stands today, and revoking one. */
export function authoritiesView(web: WebRequest, client: ClientRecord, authorities: readonly Authority[]): Html {
  const t = disclosureTexts(web.lang);
  if (authorities.length === 0) return html`<p class="entry-empty">${t.authorities.none}</p>`;
  return html`<ul class="powers">${authorities.map((one) => {
    const state = authorityState(one, web.today);
    return html`<li class="${state}"><p><b>${one.holderName}</b> ${badge(t.words.state[state], state === 'valid' ? 'kept' : state === 'not-yet' ? 'plain' : 'late')}</p><p>${t.words.form[one.form]} · ${one.scopes.map((scope) => t.words.scope[scope]).join(', ')}${one.scopeWords !== '' && ` · ${one.scopeWords}`}</p><p><small>${t.authorities.from(sayDate(web.lang, one.validFrom))} · ${sayEnd(web.lang, one)}${one.documentNumber !== '' && ` · ${one.documentNumber}`}${one.document !== null && html` · <a href="/pilnvara/${one.id}/dokuments">${one.document.name || t.authorities.document}</a>`}${one.holderEmail !== '' && ` · ${one.holderEmail}`}${one.holderPhone !== '' && ` · ${sayPhone(one.holderPhone)}`}${one.revokeReason !== '' && ` · ${one.revokeReason}`}</small></p>${
      (state === 'valid' || state === 'not-yet') && web.mayI('client.write') && revokeForm(web, client, one)
    }</li>`;
  })}</ul>`;
}

/** „līdz 2026. gada 22. novembrim” is said by the day itself, as the power ends with it. */
export function sayEnd(lang: Language, { validTo }: Pick<Authority, 'validTo'>): string {
  const t = disclosureTexts(lang);
  return validTo === null ? t.authorities.noEnd : t.panel.until(sayLastDay(lang, validTo));
}

const MONTHS_DATIVE = [
  'janvārim',
  'februārim',
  'martam',
  'aprīlim',
  'maijam',
  'jūnijam',
  'jūlijam',
  'augustam',
  'septembrim',
  'oktobrim',
  'novembrim',
  'decembrim',
];

/** „2026. gada 22. novembrim” after „līdz” · “22 November 2026”. */
export function sayLastDay(lang: Language, day: Temporal.PlainDate): string {
  if (lang === 'en') return sayDate(lang, day);
  return `${day.year}. gada ${day.day}. ${MONTHS_DATIVE[day.month - 1]}`;
}

function revokeForm(web: WebRequest, { id: client }: ClientRecord, { id }: Authority): Html {
  const t = disclosureTexts(web.lang).authorities;
  return html`<details class="aside-form"><summary>${t.revoke}</summary>${form(web, {
    action: `/klients/${client}/pilnvara/${id}/atsaukt`,
    body: [
      textField({ lang: web.lang, name: `reason-${id}`, label: t.revokeReason, max: 300, width: 'full' }),
      button({ text: t.revokeDo, kind: 'danger' }),
    ],
  })}</details>`;
}
