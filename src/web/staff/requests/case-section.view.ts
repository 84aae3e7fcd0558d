import { type Case, isOpen } from '../../../desk/cases/index.ts';
import type { RequestLine } from '../../../desk/requests/index.ts';
import { linkButton } from '../../components/button.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { requestTexts } from './texts.ts';

/** On the page of a case: what colleagues were asked about it, and the way to ask. */
export function caseRequests(web: WebRequest, one: Case, lines: readonly RequestLine[]): Html {
  const texts = requestTexts(web.lang);
  const mayAsk = isOpen(one) && web.mayI('request.write');
  if (lines.length === 0 && !mayAsk) return nothing;
  return html`<section><h2>${texts.ofCase}</h2>${
    lines.length > 0 &&
    html`<ul class="ref-list">${lines.map((line) => {
      const who = line.holderName ?? (web.lang === 'lv' ? line.unitLv : line.unitEn || line.unitLv);
      return html`<li><a href="/pieprasijums/${line.id}">${line.subject}</a> <small>${who} · ${texts.state[line.state]}</small></li>`;
    })}</ul>`
  }${
    mayAsk &&
    html`<p>${linkButton({ text: texts.ask, href: `/lieta/${one.number}/pieprasit`, kind: 'quiet', key: 'q' })}</p>`
  }</section>`;
}
