import type { Case } from '../../../desk/cases/index.ts';
import { directoryAt } from '../../../desk/directory/index.ts';
import { isRestricted } from '../../../desk/interests/index.ts';
import {
  isReasonToLeaveOut,
  type PlanRefusal,
  previewTask,
  type SendTaskRefusal,
  sendTask,
  type TaskPlan,
} from '../../../desk/tasks/index.ts';
import type { Tx } from '../../../database/database.ts';
import { assertNever } from '../../../vocabulary/brand.ts';
import type { FieldError } from '../../components/form.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { safeOriginOf } from '../../session/account-request.ts';
import { visibleCase } from '../case/on-case.ts';
import { newTaskPage } from './new-task.view.ts';
import { emptyTask, type ReadTask, readTask, typedTask } from './read-task-form.ts';
import { tasksTexts } from './texts.ts';

const PATHS = ['/uzdevumi/jauns', '/lieta/:number/uzdevums'] as const;

/** 10.3: a new task, alone or from a case; looked at before it is sent. */
export function newTaskRoutes(deps: PageDeps): Route[] {
  return PATHS.flatMap((path) => [
    defineRoute({
      method: 'GET',
      path,
      action: 'task.write',
      audience: 'staff',
      handle: (web, { params }) =>
        web.read(async (tx) => {
          const one = await caseAsked(web, tx, params);
          if (one === 'none') return refuse(404);
          const [directory, restricted] = await around(tx, one);
          return newTaskPage(web, {
            one,
            restricted,
            directory,
            typed: emptyTask(),
            errors: [],
            formKey: undefined,
            plan: null,
          });
        }),
    }),
    defineRoute({
      method: 'POST',
      path,
      action: 'task.write',
      audience: 'staff',
      handle: (web, { params, body }) =>
        answerOnce(web, body, async (tx) => {
          const one = await caseAsked(web, tx, params);
          return one === 'none' ? refuse(404) : looked(web, deps, tx, one, body);
        }),
    }),
  ]);
}

/** The case of the address; `none`: there is none that this person sees. */
async function caseAsked(
  web: WebRequest,
  tx: Tx,
  { number }: Readonly<Record<string, string>>,
): Promise<Case | null | 'none'> {
  return number === undefined ? null : ((await visibleCase(web, tx, number)) ?? 'none');
}

async function around(tx: Tx, one: Case | null) {
  return Promise.all([directoryAt(tx), one === null ? false : isRestricted(tx, one.id)]);
}

async function looked(web: WebRequest, deps: PageDeps, tx: Tx, one: Case | null, body: FormBody): Promise<Answer> {
  const [directory, restricted] = await around(tx, one);
  const formKey = typeof body['_form'] === 'string' ? body['_form'] : undefined;
  const show = (typed: ReadTask['typed'], errors: readonly FieldError[], plan: TaskPlan | null) =>
    newTaskPage(web, { one, restricted, directory, typed, errors, formKey, plan });
  const asTyped = typedTask(body);
  if (body['deed'] === 'more') return show(asTyped, [], null);
  const { typed, parts, errors } = readTask(web.lang, asTyped, directory, deps.desk.rules.current(), web.today);
  if (errors.length > 0) return show(typed, errors, null);
  const who = meIn(web);
  const plan = await previewTask(deps.desk, who, one, parts);
  if ('refused' in plan) return show(typed, [said(web, plan, typed)], null);
  if (body['deed'] !== 'send') return show(typed, [], plan);
  const unsaid = typed.leftOut.filter(({ reason }) => !isReasonToLeaveOut(reason));
  if (unsaid.length > 0) {
    const say = tasksTexts(web.lang).fault['leave-out-reason'];
    return show(
      typed,
      unsaid.map(({ to }) => ({ name: `reason-${to}`, say })),
      plan,
    );
  }
  const sent = await sendTask(deps.desk, who, {
    title: typed.title,
    body: typed.body,
    case: one?.id ?? null,
    parts,
    leftOut: typed.leftOut,
    shown: typed.shown,
    origin: safeOriginOf(web) ?? '',
  });
  if ('refused' in sent) {
    const again = sent.refused === 'copies-changed' ? sent.plan : plan;
    return show({ ...typed, leftOut: [] }, [said(web, sent, typed)], again);
  }
  return redirect(`/uzdevums/${sent.task.id}`, tasksTexts(web.lang).sentFlash(sent.copies));
}

/** A refusal beside the field that it is about. */
function said(web: WebRequest, refusal: PlanRefusal | SendTaskRefusal, typed: ReadTask['typed']): FieldError {
  const t = tasksTexts(web.lang).fault;
  const first = `who-${typed.rows[0]?.n ?? 1}`;
  switch (refusal.refused) {
    case 'nobody':
      return { name: first, say: t.nobody };
    case 'nobody-responsible':
      return { name: first, say: t['nobody-responsible'] };
    case 'title-wanting':
      return { name: 'title', say: tasksTexts(web.lang).form.nameHint };
    case 'no-such-case':
      return { name: 'title', say: t['cannot-take-part'] };
    case 'too-many':
      return { name: first, say: t['too-many'](refusal.most) };
    case 'copies-changed':
      return { name: first, say: t['copies-changed'] };
    case 'reason-too-short':
      return { name: first, say: t['leave-out-reason'] };
    case 'twice':
    case 'not-serving':
    case 'cannot-take-part':
    case 'due-past': {
      const n = typed.rows.find(({ key }) => key === refusal.key)?.n ?? 1;
      const row = typed.rows[n - 1];
      const name = refusal.refused === 'due-past' ? (row?.due === '' ? 'due' : `due-${n}`) : `who-${n}`;
      return { name, say: t[refusal.refused] };
    }
    default:
      return assertNever(refusal);
  }
}

function meIn(web: WebRequest) {
  if (web.me === null) throw new Error('A route of the staff was reached by nobody');
  return { ...web.identity, employee: web.me.employee };
}
