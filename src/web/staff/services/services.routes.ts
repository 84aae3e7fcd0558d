import type { PageDeps } from '../../page-deps.ts';
import { refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import { cardPage } from './card.page.ts';
import { editRoutes } from './edit.routes.ts';
import { limitsRoutes } from './limits.routes.ts';
import { listPage } from './list.page.ts';
import { loadService } from './load.ts';
import { placedRoutes } from './placed.routes.ts';
import { placeRoutes } from './place.routes.ts';
import { solutionsRoutes } from './solutions.routes.ts';
import { waysRoutes } from './ways.routes.ts';

/** The catalogue of services: read by everybody, written by whoever answers for a service; and how a place is set up. */
export function servicesRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/pakalpojumi',
      action: 'service.read',
      audience: 'staff',
      handle: (request, { query }) => listPage(request, query['q'] ?? ''),
    }),
    defineRoute({
      method: 'GET',
      path: '/pakalpojums/:id',
      action: 'service.read',
      audience: 'staff',
      handle: (request, { params }) =>
        request.read(async (tx) => {
          const loaded = await loadService(tx, params['id'], request.now);
          return loaded === null ? refuse(404) : cardPage(request, loaded);
        }),
    }),
    ...editRoutes(),
    ...solutionsRoutes(),
    ...waysRoutes(),
    ...placedRoutes(deps),
    ...placeRoutes(deps),
    ...limitsRoutes(deps),
  ];
}
