import type { PageDeps } from '../../page-deps.ts';
import type { Route } from '../../server/define-route.ts';
import { askRoutes } from './ask.routes.ts';
import { listRoutes } from './list.routes.ts';
import { oneRequestRoutes } from './request.routes.ts';

/** 10.1, 4.2: what colleagues ask of each other. */
export function requestsRoutes(deps: PageDeps): Route[] {
  return [...listRoutes(deps), ...askRoutes(deps), ...oneRequestRoutes(deps)];
}
