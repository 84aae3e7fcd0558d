import { type Content, type Html, html } from '../html.ts';
import { document } from '../layout/document.ts';
import type { Answer } from '../server/answer.ts';
import type { WebRequest } from '../server/web-request.ts';
import { kioskTexts } from './texts.ts';

export const KIOSK = '/kiosks';
/** Where a kiosk begins anew: for whoever comes next, in Latvian again. */
export const KIOSK_START = `${KIOSK}?valoda=lv`;

export interface KioskPage {
  readonly title: string;
  /** The place, above everything. */
  readonly place: string;
  readonly lead?: Content;
  readonly body: Content;
  /** Other ways on, at the foot. */
  readonly foot?: Content;
  /** Seconds after which a screen that nobody touches begins anew; `null` on the first page, which renews itself quietly. */
  readonly idle: number | null;
  readonly status?: number;
  readonly modules?: readonly string[];
}

/** One question a page, large, for fingers: the frame of a kiosk. Works without script, except that it does not begin anew. */
export function kioskPage(request: WebRequest, options: KioskPage): Answer {
  const t = kioskTexts(request.lang);
  const { title, place, lead, body, foot, idle, status = 200, modules = [] } = options;
  return {
    answer: 'page',
    status,
    framed: () =>
      document(
        request,
        { title, unlisted: true, sheet: 'screens', modules: ['kiosk', ...modules] },
        html`<div class="kiosk" data-kiosk data-home="${KIOSK_START}" data-idle="${idle ?? ''}" data-lost="${t.lost}"><header><p class="place">${place}</p>${languages(request)}</header><main id="content" tabindex="-1"><h1>${title}</h1>${
          lead !== undefined && html`<p class="lead">${lead}</p>`
        }${body}</main>${foot !== undefined && html`<footer>${foot}</footer>`}<div class="kiosk-idle" role="alertdialog" aria-live="assertive" aria-label="${t.stay}" hidden data-idle-box><p data-say="${t.idle(0)}"></p><button type="button" class="kiosk-button primary" data-stay>${t.stay}</button></div><p class="kiosk-lost" role="status" data-lost-box></p></div>`,
      ),
  };
}

/** Two names, each in its own language; not a menu. */
function languages(request: WebRequest): Html {
  const link = (lang: 'lv' | 'en', name: string) => {
    const here = new URLSearchParams(request.method === 'GET' ? request.url.search : '');
    here.set('valoda', lang);
    // What was answered to a form has no address of its own to be shown at in the other language.
    const href = `${request.method === 'GET' ? '' : KIOSK}?${here}`;
    const isOn = request.lang === lang;
    return isOn
      ? html`<span class="kiosk-button language" aria-current="true" lang="${lang}">${name}</span>`
      : html`<a class="kiosk-button language" href="${href}" lang="${lang}" hreflang="${lang}" data-turbo-action="replace">${name}</a>`;
  };
  return html`<nav class="languages" aria-label="Valoda · Language">${link('lv', 'Latviešu')}${link('en', 'English')}</nav>`;
}
