import { attrs, type Content, type Html, html } from '../html.ts';
import { kitTexts } from '../texts/kit.ts';
import type { Language } from '../../vocabulary/words.ts';
import { type ButtonKind, button } from './button.ts';

export interface DialogOptions {
  readonly lang: Language;
  readonly id: string;
  readonly title: string;
  readonly body: Content;
}

/** A question that must be answered first: the native `<dialog>`, which holds the focus and gives it back. */
export function dialog({ lang, id, title, body }: DialogOptions): Html {
  const close = kitTexts(lang).close;
  return html`<dialog${attrs({ id, class: 'dialog', 'aria-labelledby': `${id}-title` })}><div class="dialog-head"><h2 id="${id}-title">${title}</h2><button type="button" class="button quiet" command="close" commandfor="${id}" aria-label="${close}"><span aria-hidden="true">×</span></button></div>${body}</dialog>`;
}

/** The button that opens it. */
export function dialogButton(id: string, text: Content, kind: ButtonKind = 'plain', key?: string): Html {
  return button({
    text,
    kind,
    type: 'button',
    ...(key === undefined ? {} : { key }),
    attrs: { command: 'show-modal', commandfor: id, 'aria-haspopup': 'dialog' },
  });
}

/** Closes without doing anything. */
export function cancelButton(id: string, lang: Language): Html {
  return button({ text: kitTexts(lang).cancel, type: 'button', attrs: { command: 'close', commandfor: id } });
}
