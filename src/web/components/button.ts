import { type AttributeValue, attrs, type Content, type Html, html } from '../html.ts';

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger';

export interface ButtonOptions {
  readonly text: Content;
  readonly kind?: ButtonKind;
  /** The key that does the same, shown beside the words. */
  readonly key?: string;
  readonly type?: 'submit' | 'button';
  readonly name?: string;
  readonly value?: string;
  readonly disabled?: boolean;
  readonly attrs?: Readonly<Record<string, AttributeValue>>;
}

/** Something that is done. One primary a page. */
export function button(options: ButtonOptions): Html {
  const { text, kind = 'plain', key, type = 'submit', name, value, disabled, attrs: more = {} } = options;
  return html`<button${attrs({ type, class: `button ${kind}`, name, value, disabled, 'data-key': key, ...more })}>${text}${key && keyHint(key)}</button>`;
}

/** Somewhere to go that weighs as much as a button. */
export function linkButton(options: {
  readonly text: Content;
  readonly href: string;
  readonly kind?: ButtonKind;
  readonly key?: string;
  readonly attrs?: Readonly<Record<string, AttributeValue>>;
}): Html {
  const { text, href, kind = 'plain', key, attrs: more = {} } = options;
  return html`<a${attrs({ href, class: `button ${kind}`, 'data-key': key, ...more })}>${text}${key && keyHint(key)}</a>`;
}

/** Beside each other, wrapping. */
export function buttonRow(...buttons: readonly Content[]): Html {
  return html`<div class="button-row">${buttons}</div>`;
}

function keyHint(key: string): Html {
  return html` <kbd aria-hidden="true">${key}</kbd>`;
}
