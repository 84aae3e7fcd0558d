import { type Case, isOpen } from '../../../desk/cases/index.ts';
import type { TaskLine } from '../../../desk/tasks/index.ts';
import { linkButton } from '../../components/button.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayWhen } from '../../texts/say.ts';
import { tasksTexts } from './texts.ts';

/** On the page of a case: what colleagues do in it together, and the way to ask them. */
export function caseTasks(web: WebRequest, one: Case, tasks: readonly TaskLine[]): Html {
  const mayAsk = isOpen(one) && web.mayI('task.write');
  if (tasks.length === 0 && !mayAsk) return nothing;
  const { lang, now } = web;
  const t = tasksTexts(lang);
  return html`<section><h2>${t.ofCase}</h2>${
    tasks.length > 0 &&
    html`<ul class="ref-list">${tasks.map(
      ({ id, title, state, dueAt, done, parts }) =>
        html`<li><a href="/uzdevums/${id}">${title}</a> <small>${state === 'open' && dueAt !== null ? t.until(sayWhen(lang, dueAt, now)) : t.state[state]} · ${t.progress(done, parts)}</small></li>`,
    )}</ul>`
  }${mayAsk && html`<p>${linkButton({ text: t.create, href: `/lieta/${one.number}/uzdevums`, kind: 'quiet', key: 'y' })}</p>`}</section>`;
}
