import type { Case } from '../../../desk/cases/index.ts';
import type { JournalLine } from '../../../desk/thread/index.ts';
import type { Tx } from '../../../database/database.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { Answer } from '../../server/answer.ts';
import type { FormBody } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { casePage } from './case.page.ts';
import { loadCase } from './load-case.ts';
import { conflictNotice, refusedPage } from './on-case.ts';
import { closePanel } from './panels.view.ts';

/** What was typed, as it was typed. */
export function typedOf(body: FormBody): Record<string, string> {
  const pairs = Object.entries(body).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  return Object.fromEntries(pairs.filter(([name]) => !name.startsWith('_')));
}

type PanelOf = (view: Awaited<ReturnType<typeof loadCase>>) => ReturnType<typeof closePanel>;

/** The panel again with what has to be mended; status 422. */
export async function panelAgain(
  web: WebRequest,
  deps: PageDeps,
  tx: Tx,
  one: Case,
  panel: PanelOf,
  refusal?: Parameters<typeof refusedPage>[4],
): Promise<Answer> {
  const view = await loadCase(web, deps, tx, one);
  if (refusal !== undefined) return refusedPage(web, deps, tx, one, refusal, { panel: panel(view) });
  return casePage(web, deps, view, { status: 422, panel: panel(view) });
}

/** Somebody was faster: what they did is shown, what was typed stands, and a second press goes on. */
export async function panelAfterOthers(
  web: WebRequest,
  deps: PageDeps,
  tx: Tx,
  one: Case,
  lines: readonly JournalLine[],
  panel: PanelOf,
): Promise<Answer> {
  const view = await loadCase(web, deps, tx, one);
  return casePage(web, deps, view, { status: 409, panel: [conflictNotice(web, lines), panel(view)] });
}
