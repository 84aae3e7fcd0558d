import { type AttributeValue, attrs, type Content, type Html, html, nothing } from '../html.ts';
import { kitTexts } from '../texts/kit.ts';
import type { Language } from '../../vocabulary/words.ts';

export interface FieldOptions {
  readonly lang: Language;
  readonly name: string;
  readonly label: Content;
  readonly hint?: Content;
  /** What is wrong with it; stands at the field and in the form's summary. */
  readonly error?: string | undefined;
  readonly value?: string | undefined;
  readonly required?: boolean;
  readonly attrs?: Readonly<Record<string, AttributeValue>>;
}

export interface Choice {
  readonly value: string;
  readonly text: Content;
  readonly hint?: Content;
}

export type InputType = 'text' | 'email' | 'tel' | 'search' | 'number' | 'date' | 'time' | 'url' | 'password' | 'file';

/** One line of text, a date, a number … */
export function textField(
  options: FieldOptions & {
    readonly type?: InputType;
    readonly max?: number;
    readonly width?: 'short' | 'medium' | 'full';
  },
): Html {
  const { type = 'text', max, width = 'medium', value, attrs: more = {} } = options;
  return frame(
    options,
    html`<input${attrs({ ...common(options), type, value, maxlength: max, class: `input ${width}`, ...more })}>`,
  );
}

/** A day. Browsers show it in the person's own way; the value is `2026-11-22`. */
export function dateField(options: FieldOptions & { readonly min?: string; readonly max?: string }): Html {
  const { value, min, max, attrs: more = {} } = options;
  return frame(
    options,
    html`<input${attrs({ ...common(options), type: 'date', value, min, max, class: 'input short', ...more })}>`,
  );
}

/** Several lines; grows with what is typed. */
export function textArea(options: FieldOptions & { readonly rows?: number; readonly max?: number }): Html {
  const { rows = 4, max, value = '', attrs: more = {} } = options;
  return frame(
    options,
    html`<textarea${attrs({ ...common(options), rows, maxlength: max, class: `input full ${rows > 6 ? 'tall' : rows < 4 ? 'low' : ''}`.trim(), ...more })}>
${value}</textarea>`,
  );
}

export function selectField(
  options: FieldOptions & { readonly choices: readonly Choice[]; readonly empty?: string },
): Html {
  const { choices, empty, value = '', attrs: more = {} } = options;
  return frame(
    options,
    html`<select${attrs({ ...common(options), class: 'input medium', ...more })}>${empty !== undefined && html`<option value="">${empty}</option>`}${choices.map(
      (choice) =>
        html`<option${attrs({ value: choice.value, selected: choice.value === value })}>${choice.text}</option>`,
    )}</select>`,
  );
}

/** One of a few, all visible. */
export function radioField(options: FieldOptions & { readonly choices: readonly Choice[] }): Html {
  return group(options, 'radio', (choice) => choice.value === options.value);
}

/** Any of a few; every chosen value is sent under the same name. */
export function checkField(
  options: Omit<FieldOptions, 'value'> & { readonly choices: readonly Choice[]; readonly values?: readonly string[] },
): Html {
  return group(options, 'checkbox', (choice) => options.values?.includes(choice.value) ?? false);
}

/** One yes or no; sent as `yes` when ticked. */
export function tickBox(options: Omit<FieldOptions, 'value'> & { readonly checked?: boolean }): Html {
  const { name, label, hint, error, checked, attrs: more = {} } = options;
  const id = `f-${name}`;
  return html`<div class="${error === undefined ? 'field' : 'field wrong'}"><div class="choice"><input${attrs({ id, name, type: 'checkbox', value: 'yes', checked, ...described(id, hint, error), ...more })}><label for="${id}">${label}</label></div>${under(id, hint, error)}</div>`;
}

/** Carried along unseen. */
export function hiddenField(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}

function common(options: FieldOptions): Record<string, AttributeValue> {
  const id = `f-${options.name}`;
  // `required` is said in words and checked by us: the browser's own bubbles speak its language, not the page's.
  return {
    id,
    name: options.name,
    'aria-required': options.required ? 'true' : null,
    ...described(id, options.hint, options.error),
  };
}

function described(id: string, hint: Content, error: string | undefined): Record<string, AttributeValue> {
  const by = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean).join(' ');
  return { 'aria-describedby': by === '' ? null : by, 'aria-invalid': error === undefined ? null : 'true' };
}

function frame(options: FieldOptions, control: Html): Html {
  const { name, label, hint, error } = options;
  const id = `f-${name}`;
  return html`<div class="${error === undefined ? 'field' : 'field wrong'}"><label for="${id}">${label}${optionalMark(options)}</label>${under(id, hint, error)}${control}</div>`;
}

function group(
  options: FieldOptions & { readonly choices: readonly Choice[] },
  type: 'radio' | 'checkbox',
  isOn: (choice: Choice) => boolean,
): Html {
  const { name, label, hint, error, choices, attrs: more = {} } = options;
  const id = `f-${name}`;
  const options_ = choices.map((choice, index) => {
    const own = index === 0 ? id : `${id}-${index}`;
    return html`<div class="choice"><input${attrs({ id: own, type, name, value: choice.value, checked: isOn(choice), 'aria-describedby': choice.hint === undefined ? null : `${own}-note`, ...more })}><label for="${own}">${choice.text}</label>${choice.hint !== undefined && html`<small id="${own}-note">${choice.hint}</small>`}</div>`;
  });
  return html`<fieldset${attrs({ class: error === undefined ? 'field' : 'field wrong', 'aria-describedby': described(id, hint, error)['aria-describedby'] })}><legend>${label}${optionalMark(options)}</legend>${under(id, hint, error)}${options_}</fieldset>`;
}

function optionalMark(options: FieldOptions): Html {
  return options.required === false ? html` <small>${kitTexts(options.lang).optional}</small>` : nothing;
}

function under(id: string, hint: Content, error: string | undefined): Html {
  return html`${hint !== undefined && html`<p class="hint" id="${id}-hint">${hint}</p>`}${error !== undefined && html`<p class="error" id="${id}-error">${error}</p>`}`;
}
