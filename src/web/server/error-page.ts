import { linkButton } from '../components/button.ts';
import { type Html, html, nothing } from '../html.ts';
import { pageHtml } from '../layout/page.ts';
import { kitTexts } from '../texts/kit.ts';
import type { RefusalStatus } from './answer.ts';
import type { WebRequest } from './web-request.ts';

export interface TypedValue {
  readonly name: string;
  readonly value: string;
}

export interface ErrorFacts {
  readonly status: RefusalStatus;
  readonly title: string;
  readonly say: string;
  readonly todo: string;
  /** What had been typed: nothing is lost. */
  readonly typed: readonly TypedValue[];
}

/** Says what happened, where, and what to do; gives back what was typed. */
export function errorPage(request: WebRequest, facts: ErrorFacts): Html {
  const texts = kitTexts(request.lang).errors;
  return pageHtml(request, {
    title: facts.title,
    frame: 'plain',
    body: html`<div class="error-page"><p>${facts.say}</p><p>${facts.todo}</p>${typedBack(request, facts.typed)}<p class="code">${texts.where}: ${request.url.pathname} · ${facts.status}${
      facts.status >= 500 ? html`<br>${texts.reference}: <strong>${request.reference}</strong>` : nothing
    }</p></div>`,
    actions: [
      request.method === 'GET' && facts.status >= 429
        ? linkButton({ text: texts.again, href: request.url.pathname + request.url.search, kind: 'primary' })
        : nothing,
      linkButton({ text: texts.back, href: '/' }),
    ],
  });
}

function typedBack(request: WebRequest, typed: readonly TypedValue[]): Html {
  if (typed.length === 0) return nothing;
  const texts = kitTexts(request.lang).errors;
  return html`<section><h2>${texts.typed}</h2><p>${texts.typedHint}</p>${typed.map(
    (
      { name, value },
      index,
    ) => html`<div class="field"><label for="typed-${index}">${name}</label><textarea class="input full" id="typed-${index}" rows="3" readonly>
${value}</textarea></div>`,
  )}</section>`;
}
