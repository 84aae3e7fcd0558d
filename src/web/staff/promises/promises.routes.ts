import { promiseLine } from '../../../desk/promises/index.ts';
import { parseId, type PromiseId } from '../../../vocabulary/ids.ts';
import type { PageDeps } from '../../page-deps.ts';
import { refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import { deedsRoutes } from './deeds.routes.ts';
import { listPage } from './list.page.ts';
import { loadPromise } from './load-promise.ts';
import { promisePage } from './promise.page.ts';
import { silentPage } from './silent.page.ts';

/** The ledger of promises (8.5.2), each promise, and what is done to it. */
export function promisesRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/solijumi',
      action: 'promise.read',
      audience: 'staff',
      handle: (web, { query }) => listPage(web, deps, query),
    }),
    defineRoute({
      method: 'GET',
      path: '/solijums/:id',
      action: 'promise.read',
      audience: 'staff',
      handle: (web, { params }) =>
        web.read(async (tx) => {
          const id = parseId<PromiseId>(params['id']);
          // The database speaks first: what it shows is one's own, one's unit's, of a case one sees, or waited for.
          const one = id === null ? null : await promiseLine(tx, id);
          return one === null ? refuse(404) : promisePage(web, deps, await loadPromise(web, tx, one));
        }),
    }),
    defineRoute({
      method: 'GET',
      path: '/bez-zinas',
      action: 'work.read',
      audience: 'staff',
      handle: (web) => silentPage(web, deps),
    }),
    ...deedsRoutes(deps),
  ];
}
