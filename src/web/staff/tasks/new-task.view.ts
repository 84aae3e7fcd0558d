import type { Case } from '../../../desk/cases/index.ts';
import type { Directory } from '../../../desk/directory/index.ts';
import { MOST_PARTS, type TaskPlan } from '../../../desk/tasks/index.ts';
import { button, buttonRow, linkButton } from '../../components/button.ts';
import { callout } from '../../components/callout.ts';
import { dateField, hiddenField, selectField, textArea, textField } from '../../components/field.ts';
import { type FieldError, errorOf, form } from '../../components/form.ts';
import { attrs, type Html, html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { personName } from '../directory/say.ts';
import { plannedCopies } from './copies.view.ts';
import { type Row, suggestions, type TypedTask } from './read-task-form.ts';
import { tasksTexts } from './texts.ts';

export interface NewTaskView {
  readonly one: Case | null;
  readonly restricted: boolean;
  readonly directory: Directory;
  readonly typed: TypedTask;
  readonly errors: readonly FieldError[];
  readonly formKey: string | undefined;
  /** What sending would do; `null` until it was looked at. */
  readonly plan: TaskPlan | null;
}

/** The form of a task; below it, once looked at, who gets a copy and the button that sends. */
export function newTaskPage(web: WebRequest, view: NewTaskView): Answer {
  const { lang } = web;
  const t = tasksTexts(lang);
  const { one, typed, errors, plan, formKey } = view;
  const common = (name: string) => ({ lang, name, error: errorOf(errors, name) });
  const back = one === null ? '/uzdevumi' : `/lieta/${one.number}`;
  return page(web, {
    title: one === null ? t.form.title : t.form.ofCase(one.number),
    ...(one === null ? {} : { over: html`<a href="${back}">${one.number} ${one.title}</a>` }),
    lead: t.form.lead,
    current: one === null ? 'tasks' : 'cases',
    ...(errors.length === 0 ? {} : { status: 422 }),
    body: html`<div class="task-new">${form(web, {
      action: one === null ? '/uzdevumi/jauns' : `/lieta/${one.number}/uzdevums`,
      errors,
      ...(formKey === undefined ? {} : { formKey }),
      // The look is an answer to the same form: an ordinary post, which shows it.
      attrs: { 'data-turbo': 'false' },
      body: [
        // The first button is the one that Enter presses.
        html`<button class="visually-hidden" type="submit" name="deed" value="look" tabindex="-1" aria-hidden="true">${t.form.look}</button>`,
        view.restricted && callout('near', t.bare, html`<p>${t.form.restricted}</p>`),
        textField({
          ...common('title'),
          label: t.form.name,
          hint: t.form.nameHint,
          value: typed.title,
          max: 200,
          width: 'full',
          required: true,
        }),
        textArea({ ...common('body'), label: t.form.body, value: typed.body, rows: 4, max: 5_000 }),
        dateField({
          ...common('due'),
          label: t.form.due,
          hint: t.form.dueHint,
          value: typed.due,
          min: web.today.toString(),
          required: true,
        }),
        hiddenField('rows', String(typed.rows.length)),
        html`<datalist id="task-names">${suggestions(lang, view.directory, web.today).map((name) => html`<option value="${name}"></option>`)}</datalist>`,
        typed.rows.map((row) => rowFields(web, row, typed, errors)),
        html`<p class="button-row">${typed.rows.length < MOST_PARTS && button({ text: t.form.more, kind: 'quiet', name: 'deed', value: 'more' })}</p>`,
        plan !== null && lookSection(web, view, plan),
        buttonRow(
          plan === null
            ? button({ text: t.form.look, kind: 'primary', name: 'deed', value: 'look' })
            : html`${button({ text: t.form.send, kind: 'primary', name: 'deed', value: 'send' })}${button({ text: t.form.look, name: 'deed', value: 'look' })}`,
          linkButton({ text: t.form.back, href: back, kind: 'quiet' }),
        ),
      ],
    })}</div>`,
  });
}

function rowFields(web: WebRequest, row: Row, typed: TypedTask, errors: readonly FieldError[]): Html {
  const { lang } = web;
  const t = tasksTexts(lang).form;
  const { n } = row;
  const common = (name: string) => ({ lang, name: `${name}-${n}`, error: errorOf(errors, `${name}-${n}`) });
  return html`<fieldset class="task-row"><legend class="visually-hidden">${t.who(n)}</legend>${hiddenField(`key-${n}`, row.key)}${textField(
    {
      ...common('who'),
      label: t.who(n),
      value: row.who,
      max: 200,
      width: 'full',
      ...(n === 1 ? { required: true } : {}),
      attrs: { list: 'task-names', autocomplete: 'off' },
      ...(n === 1 ? { hint: t.whoHint } : {}),
    },
  )}${
    row.choices.length > 0
      ? selectField({
          ...common('pick'),
          label: t.which(n),
          choices: row.choices,
          empty: t.choose,
          value: row.pick,
          required: true,
        })
      : hiddenField(`pick-${n}`, row.pick)
  }${textField({ ...common('words'), label: t.words, value: row.words, max: 500, width: 'full' })}${dateField({
    ...common('due'),
    label: t.ownDue,
    value: row.due,
    min: web.today.toString(),
  })}<div class="choice"><input${attrs({ type: 'radio', name: 'responsible', id: `f-responsible-${n}`, value: String(n), checked: typed.responsible === n })}><label for="f-responsible-${n}">${t.responsible}</label></div></fieldset>`;
}

function lookSection(web: WebRequest, view: NewTaskView, plan: TaskPlan): Html {
  const t = tasksTexts(web.lang).copies;
  const { directory } = plan;
  const nameOf = (key: string) => {
    const row = view.typed.rows.find((one) => one.key === key);
    const pick = row?.pick ?? '';
    return pick.startsWith('p.') ? nameIn(directory, pick) : (row?.who ?? '');
  };
  return html`<section class="task-look" id="copies" aria-label="${t.title}"><h2>${t.title}</h2>${plan.away.map(
    ({ employee, acting }) =>
      html`<p class="task-hint">${
        acting === null
          ? t.awayNobody(personName(directory, employee))
          : t.awayPart(personName(directory, employee), personName(directory, acting))
      }</p>`,
  )}${plannedCopies(web, directory, plan.copies, nameOf, view.typed.leftOut, view.errors)}</section>`;
}

function nameIn(directory: Directory, pick: string): string {
  const found = directory.people.find(({ id }) => `p.${id}` === pick);
  return found === undefined ? '' : `${found.givenName} ${found.surname}`;
}
