import { selectField, textArea, textField } from '../../components/field.ts';
import { errorOf, type FieldError } from '../../components/form.ts';
import { type Html, html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';

/** What a form was opened with or came back with. */
export interface Typed {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly formKey?: string;
}

interface FieldWords {
  readonly hint?: string;
  readonly required?: boolean;
  readonly max?: number;
}

/** The fields of the catalogue's forms, filled with what was typed. */
export function fieldsOf({ lang }: WebRequest, { typed, errors }: Typed) {
  const common = (name: string, { hint, required }: FieldWords) => ({
    lang,
    name,
    value: typed[name] ?? '',
    error: errorOf(errors, name),
    ...(required === undefined ? {} : { required }),
    ...(hint === undefined ? {} : { hint }),
  });
  const line = (name: string, label: string, words: FieldWords = {}): Html =>
    textField({ ...common(name, words), label, max: words.max ?? 200, width: 'full' });
  const lines = (name: string, label: string, words: FieldWords & { readonly rows?: number } = {}): Html =>
    textArea({ ...common(name, words), label, max: words.max ?? 2000, rows: words.rows ?? 3 });
  return {
    line,
    lines,
    short: (name: string, label: string, words: FieldWords = {}): Html =>
      textField({
        ...common(name, words),
        label,
        max: words.max ?? 10,
        width: 'short',
        attrs: { autocomplete: 'off' },
      }),
    number: (name: string, label: string, words: FieldWords = {}): Html =>
      textField({ ...common(name, words), label, max: 4, width: 'short', attrs: { inputmode: 'numeric' } }),
    choice: (
      name: string,
      label: string,
      choices: readonly { readonly value: string; readonly text: string }[],
      words: FieldWords & { readonly empty?: string } = {},
    ): Html =>
      selectField({
        ...common(name, words),
        label,
        choices,
        ...(words.empty === undefined ? {} : { empty: words.empty }),
      }),
    /** Latvian and English beside each other. */
    pair: (lv: Html, en: Html): Html => html`<div class="both-languages">${lv}${en}</div>`,
  };
}

/** What stands in a body, as text. */
export function typedOf(
  body: Readonly<Record<string, string | readonly string[] | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(body)
      .filter(([name]) => !name.startsWith('_'))
      .map(([name, value]) => [name, typeof value === 'string' ? value : (value ?? []).join('\n')]),
  );
}
