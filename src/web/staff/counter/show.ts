import type { Tx } from '../../../database/database.ts';
import { screenOf } from '../../../desk/counter/index.ts';
import { sittableDesks, type Visit, visitById, visitByNumber } from '../../../desk/visits/index.ts';
import type { EmployeeId, VisitId } from '../../../vocabulary/ids.ts';
import { retrying } from '../../../journal/index.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, type Flash, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import type { FormBody } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { freePage } from './free.page.ts';
import { loadServing } from './load-serving.ts';
import { servingPage } from './serving.page.ts';
import { sitPage } from './sit.page.ts';
import { type CounterRefusal, sayRefusal, statusOf } from './words.ts';

/** What is shown beside the screen as it stands. */
export interface Shown {
  readonly refused?: string;
  readonly status?: number;
  readonly passing?: Visit;
  /** A number that is looked for. */
  readonly number?: string;
  /** Everybody who waits is listed. */
  readonly all?: boolean;
}

/** The screen of the counter as it stands: nowhere, free, or with a client. */
export async function showCounter(web: WebRequest, { desk }: PageDeps, tx: Tx, shown: Shown = {}): Promise<Answer> {
  const me = web.me;
  if (me === null) return refuse(401);
  const screen = await screenOf(desk, tx, me.employee, shown.all);
  const refused = shown.refused ?? null;
  if (screen === null) return sitPage(web, await sittableDesks(tx, web.today), refused);
  const status = shown.status ?? 200;
  if (screen.visit !== null)
    return servingPage(web, { ...(await loadServing(tx, screen, screen.visit)), refused, status });
  const typed = numberOf(shown.number ?? '');
  const found = typed === '' ? null : await visitByNumber(tx, screen.presence.place, web.today, typed);
  return freePage(web, {
    screen,
    refused,
    status,
    passing: shown.passing ?? null,
    sought: typed === '' ? null : { typed, found },
  });
}

/** `a14`, `A 14` and `A014` are one number. */
function numberOf(typed: string): string {
  const [, letters, digits] = /^\s*([A-Za-z]{1,2})\s*0*(\d{1,4})\s*$/.exec(typed) ?? [];
  return letters === undefined || digits === undefined
    ? typed.trim().slice(0, 8).toUpperCase()
    : `${letters.toUpperCase()}${digits.padStart(3, '0')}`;
}

/**
 * A deed at the counter, once for a form however often it is pressed: done it leads back to the screen, refused the screen
 * is shown as it stands with what was refused.
 */
export async function doAtCounter(
  web: WebRequest,
  deps: PageDeps,
  body: FormBody,
  deed: (tx: Tx, employee: EmployeeId) => Promise<object>,
  done: (result: object) => Answer | string | Flash | null = () => null,
): Promise<Answer> {
  const me = web.me;
  if (me === null) return refuse(401);
  return retrying(() =>
    answerOnce(web, body, async (tx) => {
      const result = await deed(tx, me.employee);
      if ('refused' in result) return refusedAt(web, deps, tx, result as CounterRefusal);
      const said = done(result);
      return said !== null && typeof said === 'object' && 'answer' in said ? said : redirect('/klatiene', said);
    }),
  );
}

export async function refusedAt(web: WebRequest, deps: PageDeps, tx: Tx, refusal: CounterRefusal): Promise<Answer> {
  return showCounter(web, deps, tx, { refused: sayRefusal(web.lang, refusal), status: statusOf(refusal) });
}

/** The visit of an address that is at this employee's own desk; otherwise 404. */
export async function ownVisit(tx: Tx, web: WebRequest, id: VisitId | null): Promise<Visit | null> {
  const visit = id === null ? null : await visitById(tx, id);
  return visit !== null && visit.holder === web.me?.employee ? visit : null;
}
