import type { PageDeps } from './page-deps.ts';
import { demoMailboxRoutes } from './staff/demo-mailbox/demo-mailbox.routes.ts';
import type { WebDeps } from './web-deps.ts';

/** The pages of the desk, gathered for the server: routes, the small numbers beside destinations, what the palette finds. */
export function pagesOf(deps: PageDeps): Pick<WebDeps, 'routes' | 'counts' | 'palette'> {
  return {
    routes: [
      ...demoMailboxRoutes(deps),
    ],
  };
}
