import { html as honoHtml, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** Markup that is safe to put into a page as it stands. */
export type Html = HtmlEscapedString;

/** What may stand between the tags: text is escaped, `null` and `false` leave nothing, lists are joined. */
export type Content = Html | string | number | false | null | undefined | readonly Content[];

/** The tagged template of every view: whatever is put in is escaped unless it is `Html` itself. */
export const html = honoHtml as (strings: TemplateStringsArray, ...values: readonly (Content | Attributes)[]) => Html;

export const nothing: Html = html``;

declare const attributes: unique symbol;
/** Escaped attributes, made by `attrs`. */
export type Attributes = Html & { readonly [attributes]?: true };

export type AttributeValue = string | number | boolean | null | undefined;

/**
 * Attributes from a record: ` name="value"`, a bare name for `true`, nothing for `false`, `null`, `undefined`.
 * Names come from code, never from input.
 */
export function attrs(values: Readonly<Record<string, AttributeValue>>): Attributes {
  let text = '';
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null || value === false) continue;
    text += value === true ? ` ${name}` : ` ${name}="${escapeAttribute(String(value))}"`;
  }
  return raw(text);
}

/** The class names that are set, joined. */
export function classes(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

function escapeAttribute(text: string): string {
  return text.replace(/[&"<>]/g, (sign) =>
    sign === '&' ? '&amp;' : sign === '"' ? '&quot;' : sign === '<' ? '&lt;' : '&gt;',
  );
}
