import type { Tx } from '../../../database/database.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { dayPage } from './day.page.ts';
import { estimatePage } from './estimate.page.ts';
import { rosterRoutes } from './roster.routes.ts';
import { weekPage } from './week.page.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import { hallDeeds } from './deeds.routes.ts';
import { nowPage } from './now.page.ts';
import { type LedHall, whichHall } from './which-place.ts';

/** The hall for whoever leads it: now, past days, how good estimates were, how many desks are needed. */
export function hallRoutes(deps: PageDeps): Route[] {
  return [
    view('/zale', (request, tx, led) => nowPage(deps, request, tx, led)),
    hallDeeds(deps),
    ...rosterRoutes(deps),
    view('/zale/diena', (request, tx, led, query) => dayPage(request, tx, led, query['diena'])),
    view('/zale/laika-prognoze', (request, tx, led, query) => estimatePage(request, tx, led, query['nedelas'])),
    view('/zale/nedela', (request, tx, led, query) => weekPage(request, tx, led, query['diena'])),
  ];
}

type Query = Readonly<Record<string, string | undefined>>;

/** A view of the hall that is asked for: read in one transaction, of a place that one leads. */
function view(
  path: `/${string}`,
  answer: (request: WebRequest, tx: Tx, led: LedHall, query: Query) => Promise<Answer>,
): Route {
  return defineRoute({
    method: 'GET',
    path,
    action: 'counter.lead',
    audience: 'staff',
    handle: (request, { query }) =>
      request.read(async (tx) => {
        const led = await whichHall(request, tx, query['vieta']);
        return 'answer' in led ? led.answer : answer(request, tx, led, query);
      }),
  });
}
