import type { PageDeps } from './page-deps.ts';
import { demoMailboxRoutes } from './staff/demo-mailbox/demo-mailbox.routes.ts';
import { composerRoutes } from './staff/composer/index.ts';
import { caseRoutes } from './staff/case/case.routes.ts';
import { standardRoutes } from './staff/standard/standard.routes.ts';
import type { WebDeps } from './web-deps.ts';

/** The pages of the desk, gathered for the server: routes, the small numbers beside destinations, what the palette finds. */
export function pagesOf(deps: PageDeps): Pick<WebDeps, 'routes' | 'counts' | 'palette'> {
  return {
    routes: [
      ...caseRoutes(deps),
      ...demoMailboxRoutes(deps),
      ...standardRoutes(deps),
      ...composerRoutes(deps),
    ],
  };
}
