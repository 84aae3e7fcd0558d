import type { PageDeps } from '../../page-deps.ts';
import type { Route } from '../../server/define-route.ts';
import { bookRoutes } from './book.routes.ts';
import { ownRoutes } from './own.routes.ts';

/** Consultations as clients book, see, move and cancel them. */
export function citizenAppointmentsRoutes(deps: PageDeps): Route[] {
  return [...bookRoutes(deps), ...ownRoutes(deps)];
}
