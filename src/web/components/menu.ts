import { attrs, type Content, type Html, html } from '../html.ts';

/** A few more things to do: a button that opens a short list of links and buttons. Arrow keys walk, Escape gives back. */
export function menu(options: {
  readonly id: string;
  readonly text: Content;
  readonly items: readonly Html[];
  readonly quiet?: boolean;
  readonly side?: 'start' | 'end';
}): Html {
  const { id, text, items, quiet, side = 'start' } = options;
  return html`<div class="menu"><button${attrs({ type: 'button', class: quiet ? 'button quiet' : 'button', popovertarget: id, 'aria-haspopup': 'true' })}>${text} <span class="caret" aria-hidden="true"></span></button><ul${attrs({ id, class: `menu-list ${side}`, popover: true, 'data-keys': 'menu' })}>${items.map((item) => html`<li>${item}</li>`)}</ul></div>`;
}
