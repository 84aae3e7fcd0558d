import { type AttributeValue, attrs, type Content, type Html, html, nothing } from '../html.ts';
import type { WebRequest } from '../server/web-request.ts';
import { kitTexts } from '../texts/kit.ts';

export interface FieldError {
  readonly name: string;
  readonly say: string;
}

export interface FormOptions {
  readonly action: string;
  readonly body: Content;
  /** What has to be mended, in the order of the fields; listed above the form and focused. */
  readonly errors?: readonly FieldError[];
  /** The same key for the same opening of the form, so that a second press does nothing twice; kept over a refusal. */
  readonly formKey?: string;
  readonly files?: boolean;
  readonly attrs?: Readonly<Record<string, AttributeValue>>;
}

type Asked = Pick<WebRequest, 'csrf' | 'lang'>;

/** A form that changes something: carries the session's token and a key of its own. */
export function form(request: Asked, options: FormOptions): Html {
  const { action, body, errors = [], formKey = crypto.randomUUID(), files, attrs: more = {} } = options;
  return html`${errorSummary(request, errors)}<form${attrs({ method: 'post', action, novalidate: true, enctype: files ? 'multipart/form-data' : null, ...more })}><input type="hidden" name="_csrf" value="${request.csrf}"><input type="hidden" name="_form" value="${formKey}">${body}</form>`;
}

/** A form of one button: take, release, undo. */
export function buttonForm(
  request: Asked,
  options: {
    readonly action: string;
    readonly button: Html;
    readonly fields?: Readonly<Record<string, string>>;
    readonly attrs?: Readonly<Record<string, AttributeValue>>;
  },
): Html {
  const hidden = Object.entries(options.fields ?? {}).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return form(request, {
    action: options.action,
    body: [hidden, options.button],
    attrs: { class: 'one-button', ...options.attrs },
  });
}

/** What has to be mended, each leading to its field. */
export function errorSummary({ lang }: Pick<Asked, 'lang'>, errors: readonly FieldError[]): Html {
  if (errors.length === 0) return nothing;
  return html`<div class="error-summary" role="alert" tabindex="-1" data-focus-first><h2>${kitTexts(lang).form.problems(errors.length)}</h2><ul>${errors.map(
    (error) => html`<li><a href="#f-${error.name}">${error.say}</a></li>`,
  )}</ul></div>`;
}

/** The word for one field, for its `error`. */
export function errorOf(errors: readonly FieldError[], name: string): string | undefined {
  return errors.find((error) => error.name === name)?.say;
}
