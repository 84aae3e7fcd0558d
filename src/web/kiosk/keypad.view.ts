import type { Language } from '../../vocabulary/words.ts';
import { attrs, type Html, html } from '../html.ts';
import { kioskTexts } from './texts.ts';

const KEYS = {
  digits: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '+', '0'],
  // Without those that are mistaken for each other: no number of an appointment has them.
  signs: [...'23456789ABCDEFGHJKMNPQRSTUVWXYZ'],
  'e-mail': [...'1234567890qwertyuiopasdfghjklzxcvbnm@.-_'],
} as const;

export interface KeypadOptions {
  readonly lang: Language;
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly wrong: string | null;
  readonly keys: keyof typeof KEYS;
  readonly type: 'tel' | 'email' | 'text';
  readonly max?: number;
}

/**
 * A field with keys on the glass below it, since a kiosk has no keyboard of its own; whoever has one types, and a scanner
 * types too. The keys are shown where there is script, without it the field alone.
 */
export function keypad(options: KeypadOptions): Html {
  const { lang, name, label, hint, value, wrong, keys, type, max = 254 } = options;
  const t = kioskTexts(lang);
  const id = `f-${name}`;
  return html`<div class="${wrong === null ? 'field' : 'field wrong'}"><label for="${id}">${label}</label>${
    wrong !== null && html`<p class="error" id="${id}-error" role="alert">${wrong}</p>`
  }<input${attrs({
    id,
    name,
    type,
    value,
    maxlength: max,
    class: 'kiosk-input',
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
    'data-focus-first': true,
    'aria-describedby': `${id}-hint${wrong === null ? '' : ` ${id}-error`}`,
    'aria-invalid': wrong === null ? null : 'true',
  })}><p class="hint" id="${id}-hint">${hint}</p></div><div class="keypad ${keys}" role="group" aria-label="${t.keypad}" data-keypad="${id}">${KEYS[
    keys
  ].map(
    (key) => html`<button type="button" class="kiosk-button key" data-key-sign="${key}">${key}</button>`,
  )}<button type="button" class="kiosk-button key erase" data-key-erase>${t.erase}</button></div>`;
}
