import { caseById } from '../../../desk/cases/index.ts';
import { directoryAt } from '../../../desk/directory/index.ts';
import { changeTask, copiesOf, doerOf, lettersOf, taskById, type TaskDeed } from '../../../desk/tasks/index.ts';
import { parseId, type TaskId } from '../../../vocabulary/ids.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, type Flash, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { taskPage } from './task.page.ts';
import { tasksTexts } from './texts.ts';

const LETTERS = 60;
const UNDO_SECONDS = 20;

/** One task, and what is done with it. */
export function taskRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/uzdevums/:id',
      action: 'task.read',
      audience: 'staff',
      handle: (web, { params }) => show(web, params['id']),
    }),
    defineRoute({
      method: 'POST',
      path: '/uzdevums/:id/dala/:part/darits',
      action: 'task.write',
      audience: 'staff',
      handle: (web, { params, body }) =>
        change(web, deps, params['id'], body, { do: 'finish-part', part: params['part'] ?? '' }),
    }),
    defineRoute({
      method: 'POST',
      path: '/uzdevums/:id/dala/:part/atsaukt',
      action: 'task.write',
      audience: 'staff',
      handle: (web, { params, body }) =>
        change(web, deps, params['id'], body, { do: 'reopen-part', part: params['part'] ?? '' }),
    }),
    defineRoute({
      method: 'POST',
      path: '/uzdevums/:id/atcelt',
      action: 'task.write',
      audience: 'staff',
      handle: (web, { params, body }) => {
        const reason = typeof body['reason'] === 'string' ? body['reason'].slice(0, 500) : '';
        return change(web, deps, params['id'], body, { do: 'call-off', reason });
      },
    }),
  ];
}

async function change(
  web: WebRequest,
  { desk }: PageDeps,
  given: string | undefined,
  body: FormBody,
  deed: TaskDeed,
): Promise<Answer> {
  const id = parseId<TaskId>(given);
  if (id === null) return refuse(404);
  const t = tasksTexts(web.lang);
  return answerOnce(web, body, async () => {
    const done = await changeTask(desk, meIn(web), id, deed);
    if (!('refused' in done)) return redirect(`/uzdevums/${id}`, flashOf(web, id, deed, done.state === 'done'));
    if (done.refused === 'no-such-task') return refuse(404);
    if (done.refused === 'reason-too-short')
      return show(web, id, {
        say: t.refused['reason-too-short'](done.least),
        typed: deed.do === 'call-off' ? deed.reason : '',
      });
    if (done.refused === 'not-yours' || done.refused === 'not-the-sender') return refuse(403, t.refused[done.refused]);
    return show(web, id, { say: t.refused[done.refused] });
  });
}

function flashOf(web: WebRequest, id: TaskId, deed: TaskDeed, isDone: boolean): Flash {
  const t = tasksTexts(web.lang).page;
  if (deed.do === 'call-off') return { say: t.calledOff };
  const undo = deed.do === 'finish-part' ? 'atsaukt' : 'darits';
  return {
    say: deed.do === 'reopen-part' ? t.againFlash : isDone ? t.allDoneFlash : t.doneFlash,
    undo: { action: `/uzdevums/${id}/dala/${deed.part}/${undo}`, seconds: UNDO_SECONDS },
  };
}

async function show(
  web: WebRequest,
  given: string | undefined,
  refused?: { readonly say: string; readonly typed?: string },
): Promise<Answer> {
  const id = parseId<TaskId>(given);
  if (id === null) return refuse(404);
  return web.read(async (tx) => {
    const task = await taskById(tx, id);
    if (task === null) return refuse(404);
    const [directory, copies, letters, one] = await Promise.all([
      directoryAt(tx),
      copiesOf(tx, id),
      lettersOf(tx, id, LETTERS),
      task.case === null ? null : caseById(tx, task.case),
    ]);
    const who = doerOf(meIn(web), directory, web.now);
    return taskPage(web, { task, directory, copies, letters, one, who, ...(refused === undefined ? {} : { refused }) });
  });
}

function meIn(web: WebRequest) {
  if (web.me === null) throw new Error('A route of the staff was reached by nobody');
  return { ...web.identity, employee: web.me.employee };
}
