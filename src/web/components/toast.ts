import { type Html, html, nothing } from '../html.ts';
import type { WebRequest } from '../server/web-request.ts';
import { kitTexts } from '../texts/kit.ts';
import { button } from './button.ts';
import { buttonForm } from './form.ts';

/**
 * What has just been done, at the foot of the page; with a way back for as long as there is one. Stays while it is pointed at or
 * holds the focus, and ends on Escape. Without script it stays until the next page.
 */
export function toast(request: Pick<WebRequest, 'lang' | 'csrf' | 'flash'>): Html {
  const { flash, lang } = request;
  const texts = kitTexts(lang);
  const body =
    flash === null
      ? nothing
      : html`<div class="toast" role="status" data-toast data-seconds="${flash.undo?.seconds ?? 6}"><span>${flash.say}</span>${
          flash.undo !== undefined &&
          buttonForm(request, { action: flash.undo.action, button: button({ text: texts.undo, key: 'z' }) })
        }<button type="button" class="button quiet" data-toast-close aria-label="${texts.close}"><span aria-hidden="true">×</span></button></div>`;
  return html`<div class="toasts">${body}</div>`;
}
