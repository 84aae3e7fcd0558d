import { chooseDigest, choosesDigest, copiesTo, partsOwed, tasksSentBy } from '../../../desk/tasks/index.ts';
import { button, linkButton } from '../../components/button.ts';
import { radioField } from '../../components/field.ts';
import { form } from '../../components/form.ts';
import { emptyState } from '../../components/states.ts';
import { tabs } from '../../components/tabs.ts';
import { type Html, html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { copyRows, taskRows } from './task-rows.view.ts';
import { tasksTexts } from './texts.ts';

const ROWS = 60;
type View = 'mine' | 'sent' | 'copies';

/** What is to be done, what was sent, and what a head was told, with the choice of when. */
export function listRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/uzdevumi',
      action: 'task.read',
      audience: 'staff',
      async handle(web, { query }) {
        const isSent = query['skats'] === 'nosutitie';
        const me = meIn(web);
        const lines = await web.read((tx) =>
          isSent ? tasksSentBy(tx, me, ROWS) : partsOwed(tx, web.identity.units, web.today, ROWS),
        );
        const t = tasksTexts(web.lang);
        const none = isSent
          ? emptyState({ title: t.noneSent, say: t.noneSentSay })
          : emptyState({ title: t.none, say: t.noneSay });
        const body = lines.length === 0 ? none : html`${taskRows(web, lines)}${more(web, lines.length)}`;
        return listPage(web, isSent ? 'sent' : 'mine', body);
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/uzdevumi/kopijas',
      action: 'task.read',
      audience: 'staff',
      async handle(web) {
        const me = meIn(web);
        const [lines, daily] = await web.read((tx) => Promise.all([copiesTo(tx, me, ROWS), choosesDigest(tx, me)]));
        const t = tasksTexts(web.lang);
        const rows =
          lines.length === 0
            ? emptyState({ title: t.noneCopied, say: t.noneCopiedSay })
            : html`${copyRows(web, lines)}${more(web, lines.length)}`;
        return listPage(web, 'copies', html`${rows}${choice(web, daily)}`);
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/uzdevumi/kopijas',
      action: 'task.read',
      audience: 'staff',
      handle: (web, { body }) =>
        answerOnce(web, body, async (tx) => {
          await chooseDigest(tx, meIn(web), body['when'] === 'daily', deps.desk.clock());
          return redirect('/uzdevumi/kopijas', tasksTexts(web.lang).digest.saved);
        }),
    }),
  ];
}

function listPage(web: WebRequest, view: View, body: Html): Answer {
  const t = tasksTexts(web.lang);
  const addresses = { mine: '/uzdevumi', sent: '/uzdevumi?skats=nosutitie', copies: '/uzdevumi/kopijas' } as const;
  return page(web, {
    title: t.title,
    lead: t.lead,
    current: 'tasks',
    actions: linkButton({ text: t.create, href: '/uzdevumi/jauns', kind: 'primary', key: 'u' }),
    live: [`employee:${meIn(web)}`],
    body: html`${tabs(
      t.views.label,
      (['mine', 'sent', 'copies'] as const).map((one) => ({
        text: t.views[one],
        href: addresses[one],
        current: one === view,
      })),
    )}${body}`,
  });
}

function choice(web: WebRequest, daily: boolean): Html {
  const { lang } = web;
  const t = tasksTexts(lang).digest;
  return html`<section class="task-digest" aria-label="${t.label}">${form(web, {
    action: '/uzdevumi/kopijas',
    body: [
      radioField({
        lang,
        name: 'when',
        label: t.label,
        hint: t.hint,
        value: daily ? 'daily' : 'at-once',
        required: true,
        choices: [
          { value: 'at-once', text: t['at-once'] },
          { value: 'daily', text: t.daily },
        ],
      }),
      button({ text: t.save }),
    ],
  })}</section>`;
}

function more({ lang }: WebRequest, count: number): Html | false {
  return count >= ROWS && html`<p class="task-hint">${tasksTexts(lang).shownFirst(ROWS)}</p>`;
}

function meIn(web: WebRequest) {
  if (web.me === null) throw new Error('A route of the staff was reached by nobody');
  return web.me.employee;
}
