import { attrs, type Html, html } from '../html.ts';
import type { WebRequest } from '../server/web-request.ts';
import { kitTexts } from '../texts/kit.ts';
import { LANGUAGES } from '../../vocabulary/words.ts';

/** Appearance: as the device, light or dark; remembered in a cookie, works without script. */
export function themeSwitch(request: Pick<WebRequest, 'lang' | 'theme' | 'csrf' | 'url'>): Html {
  const texts = kitTexts(request.lang).theme;
  const choices = (['auto', 'light', 'dark'] as const).map(
    (theme) =>
      html`<button${attrs({ type: 'submit', name: 'izskats', value: theme, 'aria-pressed': request.theme === theme ? 'true' : 'false' })}>${texts[theme]}</button>`,
  );
  return html`<form class="switch" method="post" action="/izskats" data-theme-switch><fieldset><legend class="visually-hidden">${texts.title}</legend><input type="hidden" name="_csrf" value="${request.csrf}"><input type="hidden" name="uz" value="${request.url.pathname}${request.url.search}">${choices}</fieldset></form>`;
}

/** Language: the same page in the other one. */
export function languageSwitch(request: Pick<WebRequest, 'lang' | 'url' | 'method'>): Html {
  const texts = kitTexts(request.lang).language;
  const here = new URLSearchParams(request.method === 'GET' ? request.url.search : '');
  return html`<div class="switch" role="group" aria-label="${texts.title}">${LANGUAGES.map((lang) => {
    here.set('valoda', lang);
    return html`<a${attrs({ href: `?${here}`, lang, hreflang: lang, 'aria-current': request.lang === lang ? 'true' : null, 'data-turbo-action': 'replace' })}>${texts[lang]}</a>`;
  })}</div>`;
}
