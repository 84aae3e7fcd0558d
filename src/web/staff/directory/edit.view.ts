import type { Directory } from '../../../desk/directory/index.ts';
import { fold } from '../../../language/fold.ts';
import type { EmployeeId } from '../../../vocabulary/ids.ts';
import { button, buttonRow, linkButton } from '../../components/button.ts';
import { dateField, selectField, textField } from '../../components/field.ts';
import { errorOf, type FieldError, form } from '../../components/form.ts';
import { type Content, type Html, html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { unitName } from './say.ts';
import { directoryTexts } from './texts.ts';

/** What a form was opened with or came back with. */
export interface Typed {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly formKey?: string;
}

export interface EditPage extends Typed {
  readonly title: string;
  readonly action: string;
  /** Where one goes without saving. */
  readonly back: string;
  readonly say?: string;
  readonly fields: readonly Html[];
  readonly more?: Content;
}

/** A page that is one form: of a unit, a post, an absence. A refused one comes back with what was typed (422). */
export function editPage(
  request: WebRequest,
  { title, action, back, say, fields, more, errors, formKey }: EditPage,
): Answer {
  const t = directoryTexts(request.lang);
  return page(request, {
    title,
    over: html`<a href="/iestades">${t.title}</a>`,
    current: 'directory',
    status: errors.length > 0 ? 422 : 200,
    body: html`${say !== undefined && html`<p class="org-hint">${say}</p>`}${form(request, {
      action,
      errors,
      ...(formKey === undefined ? {} : { formKey }),
      attrs: { class: 'org-form' },
      body: [
        fields,
        html`<span id="f-form"></span>`,
        buttonRow(button({ text: t.edit.save, kind: 'primary' }), linkButton({ text: t.edit.cancel, href: back })),
      ],
    })}${more}`,
  });
}

/** The fields that the forms share, filled with what was typed. */
export function fieldsFor(request: WebRequest, { typed, errors }: Typed) {
  const { lang } = request;
  const t = directoryTexts(lang).edit;
  const common = (name: string) => ({ lang, name, value: typed[name] ?? '', error: errorOf(errors, name) });
  return {
    line: (
      name: string,
      label: string,
      options: { readonly required?: boolean; readonly hint?: string; readonly max?: number } = {},
    ) =>
      textField({
        ...common(name),
        label,
        required: options.required ?? false,
        max: options.max ?? 200,
        ...(options.hint === undefined ? {} : { hint: options.hint }),
      }),
    choice: (
      name: string,
      label: string,
      choices: readonly { readonly value: string; readonly text: string }[],
      empty?: string,
    ) => selectField({ ...common(name), label, choices, ...(empty === undefined ? {} : { empty }) }),
    days: () => period(common, t, 'to'),
    /** As `days`, with the last day under another name. */
    period: (last: string) => period(common, t, last),
    lastDayAsWell: () =>
      html`<div class="pair">${dateField({ ...common('from'), label: t.firstDay, required: true })}${dateField({ ...common('to'), label: t.lastDay, required: true })}</div>`,
    person: (name: string, label: string, directory: Directory, required: boolean, first: readonly EmployeeId[] = []) =>
      html`${textField({ ...common(name), label, hint: t.personHint, required, max: 200, attrs: { list: `${name}-people`, autocomplete: 'off' } })}<datalist id="${name}-people">${peopleChoices(
        directory,
        first,
      ).map((one) => html`<option value="${one}"></option>`)}</datalist>`,
  };
}

type Common = (name: string) => {
  readonly lang: WebRequest['lang'];
  readonly name: string;
  readonly value: string;
  readonly error: string | undefined;
};

function period(
  common: Common,
  t: { readonly firstDay: string; readonly lastDay: string; readonly lastDayHint: string },
  last: string,
): Html {
  return html`<div class="pair">${dateField({ ...common('from'), label: t.firstDay, required: true })}${dateField({ ...common(last), label: t.lastDay, hint: t.lastDayHint, required: false })}</div>`;
}

/** At most so many are offered while typing; anybody can be written. */
const OFFERED = 250;

function peopleChoices(directory: Directory, first: readonly EmployeeId[]): string[] {
  const near = new Set(first);
  return [...directory.people]
    .sort((a, b) => Number(near.has(b.id)) - Number(near.has(a.id)))
    .slice(0, OFFERED)
    .map(({ givenName, surname, email }) => `${givenName} ${surname}, ${email}`);
}

/** Whom somebody has written: by the address where there is one, else by name, without diacritics if need be. */
export function readPerson(
  directory: Directory,
  typed: string,
): { readonly id: EmployeeId } | { readonly refused: 'unknown-person' | 'ambiguous' } {
  const address = /[^\s,<]+@[^\s,>]+/.exec(typed)?.[0]?.toLowerCase();
  const name = fold(typed.trim()).replaceAll(/\s+/g, ' ');
  const found = directory.people.filter((one) =>
    address === undefined ? fold(`${one.givenName} ${one.surname}`) === name : one.email.toLowerCase() === address,
  );
  const [only] = found;
  if (only === undefined) return { refused: 'unknown-person' };
  return found.length > 1 ? { refused: 'ambiguous' } : { id: only.id };
}

/** As `readPerson` reads it back. */
export function writePerson(directory: Directory, id: EmployeeId | null): string {
  const found = directory.people.find((one) => one.id === id);
  return found === undefined ? '' : `${found.givenName} ${found.surname}, ${found.email}`;
}

/** Units of any day for a choice; those that are over by today only where one is chosen already. */
export function unitChoices(
  request: WebRequest,
  directory: Directory,
  chosen: string,
): { value: string; text: string }[] {
  return directory.units
    .filter(({ id, to }) => id === chosen || to === null || Temporal.PlainDate.compare(to, request.today) >= 0)
    .map((unit) => ({ value: unit.id, text: unitName(request.lang, unit) }));
}
