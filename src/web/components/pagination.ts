import { attrs, type Html, html, nothing } from '../html.ts';
import { kitTexts } from '../texts/kit.ts';
import type { Language } from '../../vocabulary/words.ts';

/** Before and after, with where one stands. Nothing where all fits on one page. */
export function pagination(options: {
  readonly lang: Language;
  readonly page: number;
  readonly pages: number;
  readonly href: (page: number) => string;
}): Html {
  const { lang, page, pages, href } = options;
  if (pages <= 1) return nothing;
  const texts = kitTexts(lang).pages;
  const step = (to: number, text: string, rel: string) =>
    to >= 1 && to <= pages && html`<a${attrs({ class: 'button', href: href(to), rel })}>${text}</a>`;
  return html`<nav class="pages" aria-label="${texts.label}">${step(page - 1, texts.previous, 'prev')}<span>${texts.of(page, pages)}</span>${step(page + 1, texts.next, 'next')}</nav>`;
}
