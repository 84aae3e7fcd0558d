import { kitRoutes } from '../kit-routes.ts';
import type { WebDeps } from '../web-deps.ts';
import type { Route } from './define-route.ts';

/** Every route of the server: the kit's, and the desk's, which may put one of its own in the place of a kit's. */
export function routesOf(deps: Pick<WebDeps, 'routes'>): readonly Route[] {
  const own = new Set(deps.routes.map(signOf));
  return [...kitRoutes.filter((route) => !own.has(signOf(route))), ...deps.routes];
}

function signOf(route: Route): string {
  return `${route.method} ${route.path}`;
}
