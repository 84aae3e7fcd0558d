import type { PageDeps } from '../../page-deps.ts';
import type { Route } from '../../server/define-route.ts';
import { clientDataRoutes } from './clients.routes.ts';
import { eraseRoutes } from './erase.routes.ts';
import { holdRoutes } from './holds.routes.ts';
import { jobRoutes } from './jobs.routes.ts';
import { runRoutes } from './run.routes.ts';
import { termRoutes } from './terms.routes.ts';

/** Where the data-protection officer keeps, hands out and erases. */
export function retentionRoutes(deps: PageDeps): Route[] {
  return [
    ...termRoutes(deps),
    ...runRoutes(deps),
    ...clientDataRoutes(deps),
    ...eraseRoutes(deps),
    ...holdRoutes(deps),
    ...jobRoutes(deps),
  ];
}
