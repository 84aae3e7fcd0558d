import { type Case, type CaseDeed, changeCaseIn } from '../../../desk/cases/index.ts';
import type { EmployeeId } from '../../../vocabulary/ids.ts';
import type { Tx } from '../../../database/database.ts';
import type { PageDeps } from '../../page-deps.ts';
import { redirect } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { loadCase } from './load-case.ts';
import { onCase, refusedPage } from './on-case.ts';
import { caseTexts } from './texts.ts';
import { classifyRoute } from './classify.route.ts';
import { closeRoute } from './close.route.ts';
import { handOverRoutes } from './hand-over.routes.ts';
import { noteRoutes } from './note.routes.ts';
import { presenceRoute } from './presence.route.ts';
import { undo } from './undo.ts';

/** Everything that is done to a case from its page: each a form that works without script. */
export function deedRoutes(deps: PageDeps): Route[] {
  const { desk } = deps;

  /** A deed of one button: done, or refused on the page of the case. */
  const plain = (
    path: string,
    action: 'case.take' | 'case.write' | 'case.merge',
    deed: (web: WebRequest, one: Case, tx: Tx) => CaseDeed | string | Promise<CaseDeed | string>,
    said: (web: WebRequest, number: string) => { say: string; undo?: { action: string; seconds: number } },
  ): Route =>
    defineRoute({
      method: 'POST',
      path: `/lieta/:number/${path}`,
      action,
      audience: 'staff',
      handle: (web, { params, body }) =>
        onCase(web, params['number'], action, body, async (tx, one) => {
          const wanted = await deed(web, one, tx);
          if (typeof wanted === 'string') return refusedPage(web, deps, tx, one, wanted);
          const changed = await changeCaseIn(desk, tx, one.id, wanted);
          if ('refused' in changed) return refusedPage(web, deps, tx, one, changed);
          return redirect(`/lieta/${one.number}`, said(web, one.number));
        }),
    });

  return [
    plain(
      'uznemties',
      'case.take',
      (web, one) => ({ do: 'take', by: web.me?.employee as EmployeeId, unit: one.unit }),
      (web, number) => ({ say: caseTexts(web.lang).said.taken, undo: undo(number, 'atgriezt') }),
    ),
    plain(
      'atgriezt',
      'case.write',
      () => ({ do: 'release' }),
      (web) => ({ say: caseTexts(web.lang).said.released }),
    ),
    plain(
      'gaida',
      'case.write',
      async (web, one, tx) => {
        const { entries } = await loadCase(web, deps, tx, one);
        const last = entries.findLast(
          (entry) => entry.what === 'reply' || (entry.what === 'mail' && entry.awaits_answer),
        );
        const isAsked =
          last === undefined || (last.what === 'reply' && last.state !== 'bounced' && last.state !== 'failed');
        return isAsked ? { do: 'put-to-client' } : caseTexts(web.lang).refusal.nothingAsked;
      },
      (web) => ({ say: caseTexts(web.lang).said.putToClient }),
    ),
    plain(
      'atvert',
      'case.write',
      (web) => ({ do: 'reopen', why: web.url.searchParams.has('atsaukt') ? 'undo' : 'employee' }),
      (web) => ({ say: caseTexts(web.lang).said.reopened }),
    ),
    ...handOverRoutes(deps),
    classifyRoute(deps),
    closeRoute(deps),
    ...noteRoutes(deps),
    presenceRoute(deps),
  ];
}
