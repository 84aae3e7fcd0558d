import type { PageDeps } from '../../page-deps.ts';
import type { Route } from '../../server/define-route.ts';
import { clientPageRoutes } from './client.routes.ts';
import { editRoutes } from './edit.routes.ts';
import { listRoutes } from './list.routes.ts';
import { mergeRoutes } from './merge.routes.ts';
import { splitRoutes } from './split.routes.ts';

/** Clients: finding them, their page, entering and changing, merging and parting (4.1, 4.2, 5.1). */
export function clientsRoutes(deps: PageDeps): Route[] {
  return [
    ...listRoutes(deps),
    ...editRoutes(deps),
    ...clientPageRoutes(deps),
    ...mergeRoutes(deps),
    ...splitRoutes(deps),
  ];
}
