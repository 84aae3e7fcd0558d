import { attrs, type Html, html } from '../html.ts';
import { kitTexts } from '../texts/kit.ts';
import type { Language } from '../../vocabulary/words.ts';

/** The way here, from the widest to the page itself (which is no link). */
export function breadcrumbs(lang: Language, way: readonly { readonly text: string; readonly href?: string }[]): Html {
  return html`<nav class="crumbs" aria-label="${kitTexts(lang).whereAmI}"><ol>${way.map((step) =>
    step.href === undefined
      ? html`<li${attrs({ 'aria-current': 'page' })}>${step.text}</li>`
      : html`<li><a href="${step.href}">${step.text}</a></li>`,
  )}</ol></nav>`;
}
