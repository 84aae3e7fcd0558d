import type { Tx } from '../../../database/database.ts';
import type { Case } from '../../../desk/cases/index.ts';
import {
  type CaseSurroundings,
  caseSurroundings,
  eventsBetween,
  type JournalLine,
  lookIn,
  newestEntries,
  type Somebody,
  type ThreadEntry,
} from '../../../desk/thread/index.ts';
import { obligationsOfSubjects } from '../../../journal/index.ts';
import type { Obligation } from '../../../standard/obligation.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { WebRequest } from '../../server/web-request.ts';

/** How many letters, replies and notes are shown at first, and at most at once. */
export const SHOWN = 20;
const MOST_SHOWN = 300;
const MOST_EVENTS = 120;

/** A case as its page shows it. */
export interface CaseView {
  readonly one: Case;
  readonly around: CaseSurroundings;
  /** Of the case and of those merged into it. */
  readonly duties: readonly Obligation[];
  readonly entries: readonly ThreadEntry[];
  readonly between: readonly JournalLine[];
  readonly others: readonly Somebody[];
  readonly shown: number;
}

/** Reads all that the page shows and says that one looks at it; seven statements, each bounded. */
export async function loadCase(web: WebRequest, deps: PageDeps, tx: Tx, one: Case, wanted = SHOWN): Promise<CaseView> {
  const shown = Math.min(Math.max(wanted, SHOWN), MOST_SHOWN);
  const around = await caseSurroundings(tx, one);
  const cases = [one.id, ...around.merged.map(({ id }) => id)];
  const duties = await obligationsOfSubjects(tx, cases);
  const entries = await newestEntries(tx, cases, shown);
  const oldest = around.entries > entries.length ? (entries[0]?.at ?? null) : null;
  const between = await eventsBetween(tx, one.id, oldest, MOST_EVENTS);
  const others = await whoElse(web, deps, tx, one);
  return { one, around, duties, entries, between, others, shown };
}

async function whoElse(web: WebRequest, deps: PageDeps, tx: Tx, one: Case): Promise<readonly Somebody[]> {
  if (web.me === null) return [];
  const { others, arrived } = await lookIn(tx, one.id, web.me.employee, web.now);
  if (arrived && others.length > 0) tx.afterCommit(() => deps.desk.notify([`case:${one.id}`]));
  return others;
}
