import type { Directory } from '../../../desk/directory/index.ts';
import type { Doer, KeptCopy, LetterFate, Task, TaskPart } from '../../../desk/tasks/index.ts';
import { mayDoPart } from '../../../desk/tasks/index.ts';
import { badge } from '../../components/badge.ts';
import { button } from '../../components/button.ts';
import { textField } from '../../components/field.ts';
import { buttonForm, errorOf, type FieldError, form } from '../../components/form.ts';
import { stateMark } from '../../components/state-mark.ts';
import { table } from '../../components/table.ts';
import { type Content, type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayWhen } from '../../texts/say.ts';
import { personName, unitName } from '../directory/say.ts';
import { keptCopies } from './copies.view.ts';
import { dueMark } from './task-rows.view.ts';
import { tasksTexts } from './texts.ts';

export interface TaskView {
  readonly task: Task;
  readonly directory: Directory;
  readonly copies: readonly KeptCopy[];
  readonly letters: readonly LetterFate[];
  /** Its case, where the reader sees it. */
  readonly one: { readonly number: string; readonly title: string } | null;
  readonly who: Doer;
  /** A deed that was refused: what hinders it, and what was typed. */
  readonly refused?: { readonly say: string; readonly typed?: string };
}

/** One task: what is to be done by whom, who was told, and the letters that left. */
export function taskPage(web: WebRequest, view: TaskView): Answer {
  const { lang, now } = web;
  const { task, directory, one, refused } = view;
  const t = tasksTexts(lang);
  return page(web, {
    title: task.title,
    over: html`${one !== null && html`<a href="/lieta/${one.number}"><span class="case-number">${one.number}</span> ${one.title}</a> · `}${t.page.sent(personName(directory, task.sender), sayWhen(lang, task.sentAt, now))} · ${badge(t.state[task.state], task.state === 'open' ? 'accent' : 'plain')}`,
    current: 'tasks',
    live: [`employee:${view.who.employee}`],
    ...(refused === undefined ? {} : { status: 422 }),
    body: html`${
      refused !== undefined &&
      refused.typed === undefined &&
      html`<div class="callout late" role="alert" tabindex="-1" data-focus-first><strong>${refused.say}</strong></div>`
    }${task.state === 'called-off' && html`<div class="callout"><strong>${t.page.calledOffWhy(task.callOffReason)}</strong></div>`}${
      task.body !== '' &&
      html`<div class="task-body">${task.body.split(/\n{2,}/).map((words) => html`<p>${words}</p>`)}</div>`
    }<section class="task-section"><h2>${t.page.parts}</h2>${partTable(web, view)}</section><section class="task-section"><h2>${t.copies.sent}</h2>${keptCopies(web, directory, view.copies)}</section>${letterSection(web, view)}${callOffForm(web, view)}`,
  });
}

function partTable(web: WebRequest, view: TaskView): Html {
  const { lang } = web;
  const t = tasksTexts(lang).page;
  const first = view.task.parts.find(
    (part) => part.doneAt === null && view.task.state === 'open' && mayDoPart(view.task, part, view.who),
  );
  return table<TaskPart>({
    lang,
    caption: t.parts,
    rows: view.task.parts,
    id: ({ id }) => id,
    columns: [
      {
        key: 'who',
        name: t.who,
        heads: true,
        cell: (part) =>
          html`${nameOf(web, view, part)}${part.responsible && html`<br><small>${t.responsible}</small>`}`,
      },
      { key: 'what', name: t.what, cell: ({ words }) => (words === '' ? t.whole : words) },
      { key: 'state', name: t.state, cell: (part) => stateCell(web, view, part) },
      { key: 'do', name: '', cell: (part) => deedCell(web, view, part, part.id === first?.id) },
    ],
  });
}

function stateCell(web: WebRequest, { task, directory }: TaskView, part: TaskPart): Content {
  const { lang, now } = web;
  const t = tasksTexts(lang).page;
  if (part.doneAt !== null && part.doneBy !== null)
    return html`<span class="task-due">${stateMark('met')}${t.doneBy(personName(directory, part.doneBy), sayWhen(lang, part.doneAt, now))}</span>`;
  if (task.state !== 'open') return t.toDo;
  return dueMark(web, part.dueAt);
}

/** The button that finishes a part or takes it up again; the first of one's own has the key. */
function deedCell(web: WebRequest, { task, who, directory }: TaskView, part: TaskPart, isFirst: boolean): Content {
  const t = tasksTexts(web.lang).page;
  if (task.state === 'called-off' || !mayDoPart(task, part, who)) return nothing;
  const name = part.employee === null ? '' : personName(directory, part.employee);
  const action = `/uzdevums/${task.id}/dala/${part.id}`;
  return part.doneAt === null
    ? buttonForm(web, {
        action: `${action}/darits`,
        button: button({
          text: t.done,
          attrs: { 'aria-label': t.doneOf(name) },
          ...(isFirst ? { kind: 'primary', key: 'd' } : {}),
        }),
      })
    : buttonForm(web, {
        action: `${action}/atsaukt`,
        button: button({ text: t.again, kind: 'quiet', attrs: { 'aria-label': t.againOf(name) } }),
      });
}

function nameOf(web: WebRequest, { directory }: TaskView, { employee, unit }: TaskPart): Html {
  const place = unitName(
    web.lang,
    directory.units.find(({ id }) => id === unit),
  );
  if (employee === null) return html`${place}`;
  return html`<a href="/iestades/darbinieks/${employee}">${personName(directory, employee)}</a> <small>${place}</small>`;
}

/** For the sender: what has left, and for whom it was refused. */
function letterSection(web: WebRequest, { task, letters, who }: TaskView): Html {
  if (task.sender !== who.employee || letters.length === 0) return nothing;
  const { lang, now } = web;
  const t = tasksTexts(lang).page;
  return html`<section class="task-section"><h2>${t.letters}</h2>${table({
    lang,
    caption: t.letters,
    rows: letters.map((letter, index) => ({ ...letter, index })),
    id: ({ index }) => `letter-${index}`,
    columns: [
      { key: 'kind', name: t.letterKind, heads: true, cell: ({ kind }) => t.letter[kind] },
      { key: 'to', name: t.to, cell: ({ to, cc }) => [...to, ...cc].map(({ name }) => name).join(', ') },
      {
        key: 'fate',
        name: t.fate,
        cell: ({ handedAt, trouble }) =>
          html`${handedAt === null ? t.waiting : t.handed(sayWhen(lang, handedAt, now))}${trouble !== '' && html`<br><strong>${t.trouble(trouble)}</strong>`}`,
      },
    ],
  })}</section>`;
}

function callOffForm(web: WebRequest, { task, who, refused }: TaskView): Html {
  if (task.sender !== who.employee || task.state !== 'open') return nothing;
  const t = tasksTexts(web.lang).page;
  const errors: readonly FieldError[] = refused?.typed === undefined ? [] : [{ name: 'reason', say: refused.say }];
  return html`<details class="task-off"${errors.length > 0 ? html` open` : nothing}><summary>${t.callOff}</summary>${form(
    web,
    {
      action: `/uzdevums/${task.id}/atcelt`,
      errors,
      body: [
        textField({
          lang: web.lang,
          name: 'reason',
          label: t.reason,
          hint: t.reasonHint,
          value: refused?.typed,
          error: errorOf(errors, 'reason'),
          max: 500,
          width: 'full',
          required: true,
        }),
        button({ text: t.callOff, kind: 'danger' }),
      ],
    },
  )}</details>`;
}
