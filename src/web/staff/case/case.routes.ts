import { journalBelow, postsOn } from '../../../desk/thread/index.ts';
import type { Tx } from '../../../database/database.ts';
import type { Case } from '../../../desk/cases/index.ts';
import type { Action } from '../../../desk/powers/index.ts';
import type { Html } from '../../html.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { composerOf, type ComposerRows, composerRows, composerSection } from '../composer/index.ts';
import { casePage } from './case.page.ts';
import { deedRoutes } from './deeds.ts';
import { mergePanel, mergeRoutes } from './merge.routes.ts';
import { journalPage } from './journal.page.ts';
import { letterRoutes } from './letter.routes.ts';
import { type CaseView, loadCase, SHOWN } from './load-case.ts';
import { accessToCase, logCaseRead } from '../readings/log-read.ts';
import { doorOf } from '../access/access.routes.ts';
import { newCaseRoutes } from './new-case.routes.ts';
import { visibleCase } from './on-case.ts';
import { arrivalOf, arrived, handBackPanel } from './arrival.view.ts';
import { handOverChoices, handOverPanel } from './hand-over.view.ts';
import { assignPanel, classifyPanel, closePanel, isAnswerOwed } from './panels.view.ts';
import { accessPanelOf, accusedPanelOf, afterRecusal, recusePanelOf, recuseRoutes } from './recuse.routes.ts';
import { makePromisePanel } from './promise.panel.ts';
import { promiseRoutes } from './promise.routes.ts';
import { relationOf } from './refusals.ts';
import { caseTexts } from './texts.ts';

/** The page of a case with everything done from it; a new case by hand; the letters behind it. */
export function caseRoutes(deps: PageDeps): Route[] {
  return [
    ...newCaseRoutes(deps),
    shown(deps, '', 'case.read', async (web, tx, one) => {
      // Who holds an open case most likely writes: what the composer needs is read with the rest.
      const me = one.state === 'open' && one.holder === web.me?.employee ? one.holder : null;
      const [view, rows, arrival] = await Promise.all([
        loadCase(web, deps, tx, one, Number(web.url.searchParams.get('rada')) || SHOWN),
        me === null ? null : composerRows(tx, deps, one, me),
        arrivalOf(web, deps, tx, one),
      ]);
      return casePage(web, deps, view, { arrival, ...(await composerHere(web, deps, tx, view, rows)) });
    }),
    panelRoute(deps, 'nodot', 'case.write', async (web, tx, view) =>
      handOverPanel(web, view, await handOverChoices(web, tx, view.one)),
    ),
    panelRoute(deps, 'atteikt', 'case.write', async (web, tx, view) =>
      handBackPanel(web, view, await arrived(web, deps, tx, view.one)),
    ),
    panelRoute(deps, 'uzdot', 'case.assign', async (web, tx, view) =>
      assignPanel(web, view, await postsOn(tx, web.today, view.one.unit)),
    ),
    panelRoute(deps, 'veids', 'case.write', async (web, _tx, view) => classifyPanel(web, deps, view)),
    panelRoute(deps, 'solit', 'case.write', async (web, _tx, view) => makePromisePanel(web, view)),
    panelRoute(deps, 'slegt', 'case.write', async (web, _tx, view) => closePanel(web, view)),
    panelRoute(deps, 'atstatities', 'case.recuse', (web, _tx, view) => recusePanelOf(web, deps, view)),
    panelRoute(deps, 'par-ko', 'case.restrict', (web, tx, view) => accusedPanelOf(web, tx, view)),
    panelRoute(deps, 'pieeja', 'case.restrict', (web, tx, view) => accessPanelOf(web, tx, view)),
    panelRoute(deps, 'apvienot', 'case.merge', (web, tx, view) => mergePanel(web, deps, tx, view)),
    shown(deps, '/zurnals', 'case.read', async (web, tx, one) => {
      const below = Number(web.url.searchParams.get('pirms')) || 2 ** 31 - 1;
      return journalPage(web, one, await journalBelow(tx, one.id, below, 101));
    }),
    ...deedRoutes(deps),
    ...recuseRoutes(deps),
    ...promiseRoutes(deps),
    ...mergeRoutes(deps),
    ...letterRoutes(deps),
  ];
}

/** A page about one case, for whoever may see it; looking is written down, so that others see who is there. */
function shown(
  deps: PageDeps,
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
        if (one === null) {
          await web.deps.barred?.(web, params['number'], action);
          return (await afterRecusal(web, tx, params['number'])) ?? doorOf(deps, web, tx, params['number']);
        }
        const access = await accessToCase(web, tx, one);
        if (access.access === 'ask') return doorOf(deps, web, tx, access.at);
        if (!web.mayI(action, relationOf(one)) && action !== 'case.read')
          return refuse(403, caseTexts(web.lang).refusal.notYours);
        logCaseRead(web, 'case', one.id, one, access);
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
  return shown(deps, `/${path}`, action, async (web, tx, one) => {
    const view = await loadCase(web, deps, tx, one);
    return casePage(web, deps, view, { panel: await panel(web, tx, view) });
  });
}
