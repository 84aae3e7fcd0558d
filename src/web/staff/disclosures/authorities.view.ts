import type { ClientRecord } from '../../../desk/clients/index.ts';
import { sayPhone } from '../../../desk/clients/index.ts';
import { type Authority, authorityState } from '../../../desk/disclosures/index.ts';
import { sayDate as sayCivil } from '../../../time/say-date.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { badge } from '../../components/badge.ts';
import { button } from '../../components/button.ts';
import { textField } from '../../components/field.ts';
import { form } from '../../components/form.ts';
import { type Html, html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';

import { disclosureTexts } from './texts.ts';

/** The powers of attorney of a client, how each stands today, and revoking one. */
export function authoritiesView(web: WebRequest, client: ClientRecord, authorities: readonly Authority[]): Html {
  const t = disclosureTexts(web.lang);
  if (authorities.length === 0) return html`<p class="entry-empty">${t.authorities.none}</p>`;
  return html`<ul class="powers">${authorities.map((one) => {
    const state = authorityState(one, web.today);
    return html`<li class="${state}"><p><b>${one.holderName}</b> ${badge(t.words.state[state], state === 'valid' ? 'kept' : state === 'not-yet' ? 'plain' : 'late')}</p><p>${t.words.form[one.form]} · ${one.scopes.map((scope) => t.words.scope[scope]).join(', ')}${one.scopeWords !== '' && ` · ${one.scopeWords}`}</p><p><small>${t.authorities.from(sayCivil(one.validFrom, web.lang, 'genitive'))} · ${sayEnd(web.lang, one)}${one.documentNumber !== '' && ` · ${t.authorities.number(one.documentNumber)}`}${one.document !== null && html` · <a href="/pilnvara/${one.id}/dokuments">${one.document.name || t.authorities.document}</a>`}${one.holderEmail !== '' && ` · ${one.holderEmail}`}${one.holderPhone !== '' && html` · <span class="whole">${sayPhone(one.holderPhone)}</span>`}${one.revokeReason !== '' && ` · ${one.revokeReason}`}</small></p>${
      (state === 'valid' || state === 'not-yet') && web.mayI('client.write') && revokeForm(web, client, one)
    }</li>`;
  })}</ul>`;
}

/** „līdz 2026. gada 22. novembrim”: the last day itself is still good. */
export function sayEnd(lang: Language, { validTo }: Pick<Authority, 'validTo'>): string {
  const t = disclosureTexts(lang);
  return validTo === null ? t.authorities.noEnd : t.panel.until(sayCivil(validTo, lang, 'dative'));
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
