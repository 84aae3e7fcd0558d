import type { Tx } from '../../../database/database.ts';
import type { Case } from '../../../desk/cases/index.ts';
import {
  changeReaders,
  isRestricted,
  nameAccused,
  proposeSuccessor,
  readersOf,
  recuse,
} from '../../../desk/interests/index.ts';
import { postsOn } from '../../../desk/thread/index.ts';
import { recusedMyself } from '../../../desk/walls/index.ts';
import { type EmployeeId, parseId } from '../../../vocabulary/ids.ts';
import { CONFLICT_GROUNDS } from '../../../vocabulary/words.ts';
import type { Html } from '../../html.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import { oneOf, readForm, text } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { interestsTexts } from '../interests/texts.ts';
import type { CaseView } from './load-case.ts';
import { onCase, refusedPage } from './on-case.ts';
import { panelAgain, typedOf } from './panel-again.ts';
import type { Again } from './panels.view.ts';
import { accessPanel, accusedPanel, recusePanel } from './recuse.panel.ts';

/** Stepping aside from a case, naming whom a complaint is about, and who may read (5.4.3, 5.1.6). */
export function recuseRoutes(deps: PageDeps): Route[] {
  return [
    deed('atstatities', 'case.recuse', (web, tx, one, body) => stepAside(web, deps, tx, one, body)),
    deed('par-ko', 'case.restrict', (web, tx, one, body) => nameThem(web, deps, tx, one, body)),
    deed('pieeja', 'case.restrict', (web, tx, one, body) => sayWhoReads(web, deps, tx, one, body)),
  ];
}

function deed(
  path: string,
  action: 'case.recuse' | 'case.restrict',
  work: (web: WebRequest, tx: Tx, one: Case, body: FormBody) => Promise<Answer>,
): Route {
  return defineRoute({
    method: 'POST',
    path: `/lieta/:number/${path}`,
    action,
    audience: 'staff',
    handle: (web, { params, body }) =>
      onCase(web, params['number'], action, body, (tx, one) => work(web, tx, one, body)),
  });
}

async function stepAside(web: WebRequest, deps: PageDeps, tx: Tx, one: Case, body: FormBody): Promise<Answer> {
  const texts = interestsTexts(web.lang).recuse;
  const read = readForm(
    { ground: oneOf(CONFLICT_GROUNDS, { required: true }), words: text({ max: 1000 }) },
    body,
    { ground: texts.ground, words: texts.words },
    web.lang,
  );
  const back = async (again: Again) => {
    const next = await successorFor(web, deps, one);
    return panelAgain(web, deps, tx, one, (view) => recusePanel(web, view, next, again));
  };
  if (!read.ok) return back(read);
  const { ground, words } = read.values;
  const done = await recuse(deps.desk, meIn(web), one.id, { ground, words: words ?? '' });
  if (!('refused' in done)) return redirect('/', texts.done);
  if (done.refused === 'no-such-case') return refuse(404);
  if (done.refused === 'case-not-open') return refusedPage(web, deps, tx, one, texts.notOpen);
  return back({
    typed: typedOf(body),
    errors: [{ name: 'words', say: texts.wordsMissing }],
    formKey: read.formKey,
  });
}

/** Who would get it, as the desk finds; `null` where somebody else holds it and keeps it. */
async function successorFor(web: WebRequest, { desk }: PageDeps, one: Case) {
  const me = meIn(web);
  if (one.holder !== me.employee) return null;
  return desk.database.read({ ...me, system: true }, (tx) => proposeSuccessor(desk, tx, one, me.employee));
}

/** The panel of stepping aside, for the page of the case. */
export async function recusePanelOf(web: WebRequest, deps: PageDeps, view: CaseView): Promise<Html> {
  return recusePanel(web, view, await successorFor(web, deps, view.one));
}

async function nameThem(web: WebRequest, deps: PageDeps, tx: Tx, one: Case, body: FormBody): Promise<Answer> {
  const texts = interestsTexts(web.lang).accused;
  const posts = await postsOn(tx, web.today, null);
  const accused = parseId<EmployeeId>(body['who']);
  const again = (say: string) =>
    panelAgain(web, deps, tx, one, (view) =>
      accusedPanel(web, view, posts, { typed: typedOf(body), errors: [{ name: 'who', say }] }),
    );
  if (accused === null || !posts.some(({ employee }) => employee === accused)) return again(texts.whoMissing);
  const named = await nameAccused(deps.desk, meIn(web), one.id, accused);
  if (!('refused' in named))
    return redirect(`/lieta/${one.number}`, named.handler === null ? texts.doneNobody : texts.done(named.handlerName));
  if (named.refused === 'about-oneself') return again(texts.self);
  if (named.refused === 'case-not-open') return refusedPage(web, deps, tx, one, texts.notOpen);
  return refuse(404);
}

export async function accusedPanelOf(web: WebRequest, tx: Tx, view: CaseView): Promise<Html> {
  return accusedPanel(web, view, await postsOn(tx, web.today, null));
}

async function sayWhoReads(web: WebRequest, deps: PageDeps, tx: Tx, one: Case, body: FormBody): Promise<Answer> {
  const texts = interestsTexts(web.lang).access;
  const wanted = [body['keep'], body['add']].flat().map((value) => parseId<EmployeeId>(value));
  const readers = [...new Set(wanted.filter((id) => id !== null))].slice(0, 100);
  const posts = await postsOn(tx, web.today, null);
  const known = readers.filter((id) => posts.some(({ employee }) => employee === id));
  const desk = { ...meIn(web), system: true };
  const changed = await deps.desk.database.write(desk, (own) =>
    changeReaders(deps.desk, own, one, { restricted: body['restricted'] === 'yes', readers: known }),
  );
  if (!('refused' in changed)) return redirect(`/lieta/${one.number}`, texts.done);
  const access = { restricted: await isRestricted(tx, one.id), readers: await readersOf(tx, one.id) };
  return panelAgain(web, deps, tx, one, (view) =>
    accessPanel(web, view, access, posts, {
      typed: typedOf(body),
      errors: [{ name: 'add', say: texts.notEntrusted }],
    }),
  );
}

export async function accessPanelOf(web: WebRequest, tx: Tx, view: CaseView): Promise<Html> {
  const [restricted, readers, posts] = await Promise.all([
    isRestricted(tx, view.one.id),
    readersOf(tx, view.one.id),
    postsOn(tx, web.today, null),
  ]);
  return accessPanel(web, view, { restricted, readers }, posts);
}

/** Whoever stepped aside is told that, and nothing more; `null` for everybody else. */
export async function afterRecusal(web: WebRequest, tx: Tx, number: string | undefined): Promise<Answer | null> {
  if (number === undefined || !(await recusedMyself(tx, number))) return null;
  const texts = interestsTexts(web.lang).recuse;
  return refuse(404, texts.gone, texts.goneTodo);
}

function meIn(web: WebRequest) {
  if (web.me === null) throw new Error('A route of the staff was reached by nobody');
  return { ...web.identity, employee: web.me.employee };
}
