import type { Tx } from '../../../database/database.ts';
import type { Case } from '../../../desk/cases/index.ts';
import {
  type CaseSurroundings,
  caseSurroundings,
  caseThread,
  type Happening,
  lookIn,
  type Somebody,
  type ThreadEntry,
} from '../../../desk/thread/index.ts';
import type { Obligation } from '../../../standard/obligation.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { WebRequest } from '../../server/web-request.ts';

/** How many letters, replies and notes are shown at first, and at most at once. */
export const SHOWN = 20;
const MOST_SHOWN = 300;

/** A case as its page shows it. */
export interface CaseView {
  readonly one: Case;
  readonly around: CaseSurroundings;
  /** Of the case and of those merged into it. */
  readonly duties: readonly Obligation[];
  readonly entries: readonly ThreadEntry[];
  readonly between: readonly Happening[];
  readonly others: readonly Somebody[];
  readonly shown: number;
}

/** Reads all that the page shows and says that one looks at it; three statements at once, each bounded. */
export async function loadCase(web: WebRequest, deps: PageDeps, tx: Tx, one: Case, wanted = SHOWN): Promise<CaseView> {
  const shown = Math.min(Math.max(wanted, SHOWN), MOST_SHOWN);
  const [around, { entries, between }, others] = await Promise.all([
    caseSurroundings(tx, one),
    caseThread(tx, one.id, shown),
    whoElse(web, deps, tx, one),
  ]);
  const oldest = around.entries > entries.length ? entries[0]?.at : undefined;
  const since = between.filter(({ at }) => oldest === undefined || Temporal.Instant.compare(at, oldest) >= 0);
  return { one, around, duties: around.duties, entries, between: since, others, shown };
}

async function whoElse(web: WebRequest, deps: PageDeps, tx: Tx, one: Case): Promise<readonly Somebody[]> {
  if (web.me === null) return [];
  const { others, arrived } = await lookIn(tx, one.id, web.me.employee, web.now);
  if (arrived && others.length > 0) tx.afterCommit(() => deps.desk.notify([`case:${one.id}`]));
  return others;
}
