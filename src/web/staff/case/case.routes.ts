import { caseByNumber, mergeCasesIn, unmergeCaseIn } from '../../../desk/cases/index.ts';
import { splitMailIn, unsplitMailIn } from '../../../desk/mail/index.ts';
import { caseSurroundings, journalBelow, openCasesOfClient, postsOn } from '../../../desk/thread/index.ts';
import { obligationsOfSubjects } from '../../../journal/index.ts';
import type { Tx } from '../../../database/database.ts';
import type { Case } from '../../../desk/cases/index.ts';
import type { Action } from '../../../desk/powers/index.ts';
import { type MailId, parseId } from '../../../vocabulary/ids.ts';
import type { Html } from '../../html.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { composerOf, type ComposerRows, composerRows, composerSection } from '../composer/index.ts';
import { casePage } from './case.page.ts';
import { deedRoutes, typedOf } from './deeds.ts';
import { journalPage } from './journal.page.ts';
import { letterRoutes } from './letter.routes.ts';
import { type CaseView, loadCase, SHOWN } from './load-case.ts';
import { mergePicker, mergePreview } from './merge.panel.ts';
import { newCaseRoutes } from './new-case.routes.ts';
import { conflictNotice, doneSince, onCase, refusedPage, visibleCase } from './on-case.ts';
import { pickCases } from './pick-cases.ts';
import { type Again, assignPanel, classifyPanel, closePanel, handOverPanel, isAnswerOwed } from './panels.view.ts';
import { relationOf } from './refusals.ts';
import { caseTexts } from './texts.ts';

/** The page of a case with everything done from it; a new case by hand; the letters behind it. */
export function caseRoutes(deps: PageDeps): Route[] {
  return [
    ...newCaseRoutes(deps),
    shown('', 'case.read', async (web, tx, one) => {
      // Who holds an open case most likely writes: what the composer needs is read with the rest.
      const me = one.state === 'open' && one.holder === web.me?.employee ? one.holder : null;
      const [view, rows] = await Promise.all([
        loadCase(web, deps, tx, one, Number(web.url.searchParams.get('rada')) || SHOWN),
        me === null ? null : composerRows(tx, deps, one, me),
      ]);
      return casePage(web, deps, view, await composerHere(web, deps, tx, view, rows));
    }),
    panelRoute(deps, 'nodot', 'case.write', async (web, tx, view) =>
      handOverPanel(web, view, await postsOn(tx, web.today, null)),
    ),
    panelRoute(deps, 'uzdot', 'case.assign', async (web, tx, view) =>
      assignPanel(web, view, await postsOn(tx, web.today, view.one.unit)),
    ),
    panelRoute(deps, 'veids', 'case.write', async (web, _tx, view) => classifyPanel(web, deps, view)),
    panelRoute(deps, 'slegt', 'case.write', async (web, _tx, view) => closePanel(web, view)),
    panelRoute(deps, 'apvienot', 'case.merge', (web, tx, view) => mergePanel(web, deps, tx, view)),
    shown('/zurnals', 'case.read', async (web, tx, one) => {
      const below = Number(web.url.searchParams.get('pirms')) || 2 ** 31 - 1;
      return journalPage(web, one, await journalBelow(tx, one.id, below, 101));
    }),
    ...deedRoutes(deps),
    ...mergeRoutes(deps),
    ...letterRoutes(deps),
  ];
}

/** A page about one case, for whoever may see it; looking is written down, so that others see who is there. */
function shown(
  path: '' | `/${string}`,
  action: Action,
  show: (web: WebRequest, tx: Tx, one: Case) => Promise<Answer>,
): Route {
  return defineRoute({
    method: 'GET',
    path: `/lieta/:number${path}`,
    action,
    audience: 'staff',
    handle: (web, { params }) =>
      web.write(async (tx) => {
        const one = await visibleCase(web, tx, params['number']);
        if (one === null) return refuse(404);
        if (!web.mayI(action, relationOf(one))) return refuse(403, caseTexts(web.lang).refusal.notYours);
        return show(web, tx, one);
      }),
  });
}

/** The composer stands open for whoever holds the case while an answer is owed; others have a link to it. */
async function composerHere(
  web: WebRequest,
  deps: PageDeps,
  tx: Tx,
  view: CaseView,
  read: ComposerRows | null,
): Promise<{ composer?: Html }> {
  const { one } = view;
  const me = web.me?.employee;
  if (me === undefined || one.holder !== me || !isAnswerOwed(view)) return {};
  const rows = read ?? (await composerRows(tx, deps, one, me));
  if (rows.facts.onItsWay) return {};
  // Who else is there stands in the head of the page.
  const composer = await composerOf(tx, deps, one, rows, []);
  return composer.reply === null ? {} : { composer: composerSection(web, deps, composer) };
}

function panelRoute(
  deps: PageDeps,
  path: string,
  action: Action,
  panel: (web: WebRequest, tx: Tx, view: CaseView) => Promise<Html>,
): Route {
  return shown(`/${path}`, action, async (web, tx, one) => {
    const view = await loadCase(web, deps, tx, one);
    return casePage(web, deps, view, { panel: await panel(web, tx, view) });
  });
}

/** Choosing the other case, or what will be once it is chosen. */
async function mergePanel(
  web: WebRequest,
  deps: PageDeps,
  tx: Tx,
  view: CaseView,
  again: Again = { typed: {}, errors: [] },
): Promise<Html> {
  const chosen = again.typed['into'] ?? web.url.searchParams.get('ar');
  const other = chosen === null ? null : await visibleCase(web, tx, chosen);
  if (other !== null && other.id !== view.one.id) {
    const around = await caseSurroundings(tx, other);
    const duties = await obligationsOfSubjects(tx, [other.id, view.one.id]);
    const owed = duties.filter(({ settledBy, dueAt }) => settledBy === null && dueAt !== null).length;
    return mergePreview(
      web,
      view,
      { number: other.number, title: other.title, around, owed, sameClient: other.client === view.one.client },
      again,
    );
  }
  const query = (web.url.searchParams.get('q') ?? '').trim().slice(0, 100);
  const found = query === '' ? await openCasesOfClient(tx, view.one) : await pickCases(web, deps, tx, query);
  const visible = found.filter((one) => one.id !== view.one.id && web.mayI('case.read', one));
  return mergePicker(web, view, query, visible);
}

function mergeRoutes(deps: PageDeps): Route[] {
  const { desk } = deps;
  return [
    defineRoute({
      method: 'POST',
      path: '/lieta/:number/apvienot',
      action: 'case.merge',
      audience: 'staff',
      handle: (web, { params, body }) =>
        onCase(web, params['number'], 'case.merge', body, async (tx, one) => {
          const texts = caseTexts(web.lang);
          const into = await visibleCase(web, tx, typeof body['into'] === 'string' ? body['into'] : undefined);
          if (into === null) return refusedPage(web, deps, tx, one, { refused: 'no-such-case' });
          const typed = typedOf(body);
          const formKey = typeof body['_form'] === 'string' ? body['_form'] : crypto.randomUUID();
          const meanwhile = await doneSince(web, tx, one, body);
          if (meanwhile.length > 0) {
            const view = await loadCase(web, deps, tx, one);
            const panel = [
              conflictNotice(web, meanwhile),
              await mergePanel(web, deps, tx, view, { typed, errors: [], formKey }),
            ];
            return casePage(web, deps, view, { status: 409, panel });
          }
          const merged = await mergeCasesIn(desk, tx, one.id, into.id, { clientsAreOne: body['one'] === 'yes' });
          if (!('refused' in merged)) {
            const undo = { action: `/lieta/${one.number}/atdalit`, seconds: 20 };
            return redirect(`/lieta/${into.number}`, { say: texts.said.merged(into.number), undo });
          }
          const view = await loadCase(web, deps, tx, one);
          const errors = merged.refused === 'other-client' ? [{ name: 'one', say: texts.refusal['other-client'] }] : [];
          const panel = await mergePanel(web, deps, tx, view, { typed, errors, formKey });
          return errors.length > 0
            ? casePage(web, deps, view, { status: 422, panel })
            : refusedPage(web, deps, tx, one, merged, { panel });
        }),
    }),
    defineRoute({
      method: 'POST',
      path: '/lieta/:number/atdalit',
      action: 'case.merge',
      audience: 'staff',
      handle: (web, { params, body }) =>
        onCase(web, params['number'], 'case.merge', body, async (tx, one) => {
          const undone = await unmergeCaseIn(desk, tx, one.id);
          if ('refused' in undone) return refusedPage(web, deps, tx, one, undone);
          return redirect(`/lieta/${one.number}`, caseTexts(web.lang).said.unmerged);
        }),
    }),
    defineRoute({
      method: 'POST',
      path: '/lieta/:number/izdalit',
      action: 'case.write',
      audience: 'staff',
      handle: (web, { params, body }) =>
        onCase(web, params['number'], 'case.write', body, async (tx, one) => {
          const mail = parseId<MailId>(body['mail']);
          const split =
            mail === null ? ({ refused: 'mail-not-in-case' } as const) : await splitMailIn(desk, tx, one.id, mail);
          if ('refused' in split) return refusedPage(web, deps, tx, one, split);
          const undo = { action: `/lieta/${split.number}/savienot`, seconds: 20 };
          return redirect(`/lieta/${split.number}`, { say: caseTexts(web.lang).said.split(split.number), undo });
        }),
    }),
    defineRoute({
      method: 'POST',
      path: '/lieta/:number/savienot',
      action: 'case.write',
      audience: 'staff',
      handle: (web, { params, body }) =>
        onCase(web, params['number'], 'case.write', body, async (tx, one) => {
          const back = await unsplitMailIn(desk, tx, one.id);
          if ('refused' in back) return refusedPage(web, deps, tx, one, back);
          const merged = await caseByNumber(tx, one.number);
          const { into } = await caseSurroundings(tx, merged ?? one);
          return redirect(`/lieta/${into?.number ?? one.number}`, caseTexts(web.lang).said.unsplit);
        }),
    }),
  ];
}
