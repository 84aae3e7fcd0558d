import type { DisclosureLine } from '../../../desk/disclosures/index.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { badge } from '../../components/badge.ts';
import { type Html, html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayWhen } from '../../texts/say.ts';
import { disclosureTexts } from './texts.ts';

/** What was told about one client, newest first. */
export function disclosureList(web: WebRequest, lines: readonly DisclosureLine[]): Html {
  const { lang, now } = web;
  const t = disclosureTexts(lang);
  if (lines.length === 0) return html`<p class="entry-empty">${t.list.none}</p>`;
  return html`<ul class="powers">${lines.map(
    (line) =>
      html`<li><p>${outcomeBadge(lang, line)} ${line.what}</p><p><small>${sayWhen(lang, line.at, now)} · ${t.words.to[line.told_to]}${line.asker !== '' && `: ${line.asker}`} · ${sayRight(lang, line)} · ${line.employee}${line.number !== null && html` · <a href="/lieta/${line.number}">${line.number}</a>`}</small></p></li>`,
  )}</ul>`;
}

export function outcomeBadge(lang: Language, { refused, waive_reason }: DisclosureLine): Html {
  const t = disclosureTexts(lang);
  if (refused !== null) return badge(`${t.list.refused}: ${t.words.refused[refused]}`, 'late');
  return waive_reason === '' ? badge(t.list.told, 'kept') : badge(t.list.waived, 'near');
}

/** By what right somebody was told: who they showed to be, their power, or the law. */
export function sayRight(lang: Language, line: DisclosureLine): string {
  const t = disclosureTexts(lang).words;
  const power =
    line.authority_holder === null
      ? ''
      : t.power([line.authority_holder, line.authority_document].filter(Boolean).join(', '));
  return [t.identity[line.identity_check], line.waive_reason, power, line.legal_ground]
    .filter((one) => one !== '')
    .join('; ');
}
