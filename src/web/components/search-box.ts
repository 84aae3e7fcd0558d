import { type Html, html } from '../html.ts';
import { kitTexts } from '../texts/kit.ts';
import type { Language } from '../../vocabulary/words.ts';

/** The search of a list or of everything; `/` leads into it. */
export function searchBox(options: {
  readonly lang: Language;
  readonly action: string;
  readonly value?: string;
  readonly label?: string;
}): Html {
  const texts = kitTexts(options.lang);
  return html`<search><form class="search" action="${options.action}" method="get"><label class="visually-hidden" for="search">${options.label ?? texts.search}</label><input class="input" id="search" type="search" name="q" value="${options.value ?? ''}" placeholder="${options.label ?? texts.searchHint}" data-focus-key="/" aria-keyshortcuts="/"><kbd aria-hidden="true">/</kbd><button class="button" type="submit">${texts.search}</button></form></search>`;
}
