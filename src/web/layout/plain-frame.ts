import { languageSwitch, themeSwitch } from '../components/switches.ts';
import { type Html, html } from '../html.ts';
import type { WebRequest } from '../server/web-request.ts';
import { kitTexts } from '../texts/kit.ts';
import { document } from './document.ts';
import type { PageOptions } from './page.ts';

/** One column, large type: citizens' pages, signing in, errors. */
export function plainFrame(request: WebRequest, options: PageOptions): Html {
  const texts = kitTexts(request.lang);
  return document(
    request,
    { ...options, sheet: 'staff' },
    html`<div class="one-column"><header><a class="brand" href="/">${texts.product}</a>${languageSwitch(request)}</header><main id="content" tabindex="-1">${
      options.over !== undefined && html`<p class="tagline">${options.over}</p>`
    }<h1>${options.title}</h1>${options.lead !== undefined && html`<div class="lead">${options.lead}</div>`}${options.body}${options.actions !== undefined && html`<p class="button-row">${options.actions}</p>`}</main><footer><span>${
      request.demo ? texts.demoMark : texts.tagline
    }</span>${themeSwitch(request)}</footer></div>`,
  );
}
