import { type Content, type Html, html } from '../html.ts';
import { kitTexts } from '../texts/kit.ts';
import type { Language } from '../../vocabulary/words.ts';
import { buttonRow } from './button.ts';

/** Nothing is here: says so, says why, and what can be done. */
export function emptyState(options: {
  readonly title: string;
  readonly say: Content;
  readonly actions?: readonly Html[];
}): Html {
  return html`<section class="state"><h2>${options.title}</h2><p>${options.say}</p>${options.actions !== undefined && buttonRow(...options.actions)}</section>`;
}

/** Something went wrong in one part of a page; the rest stands. */
export function errorState(options: {
  readonly title: string;
  readonly say: Content;
  readonly todo: Content;
  readonly actions?: readonly Html[];
}): Html {
  return html`<section class="state" role="alert"><h2>${options.title}</h2><p>${options.say}</p><p>${options.todo}</p>${options.actions !== undefined && buttonRow(...options.actions)}</section>`;
}

/** Being fetched. Only for parts that the browser fetches by itself. */
export function loadingState(lang: Language): Html {
  return html`<p class="state loading" role="status">${kitTexts(lang).states.loading}</p>`;
}

/** There is something here, but not for this role. */
export function noPermissionState(lang: Language, needs: string): Html {
  const texts = kitTexts(lang).states;
  return html`<section class="state"><h2>${texts.noPermissionTitle}</h2><p>${texts.noPermission(needs)}</p></section>`;
}
