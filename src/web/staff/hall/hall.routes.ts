import type { PageDeps } from '../../page-deps.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import { hallDeeds } from './deeds.routes.ts';
import { nowPage } from './now.page.ts';
import { whichHall } from './which-place.ts';

/** The hall for whoever leads it: now, past days, how good estimates were, how many desks are needed. */
export function hallRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/zale',
      action: 'counter.lead',
      audience: 'staff',
      handle: (request, { query }) =>
        request.read(async (tx) => {
          const led = await whichHall(request, tx, query['vieta']);
          return 'answer' in led ? led.answer : nowPage(deps, request, tx, led);
        }),
    }),
    hallDeeds(deps),
  ];
}
