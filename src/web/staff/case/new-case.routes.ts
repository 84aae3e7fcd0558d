import type { PageDeps } from '../../page-deps.ts';
import type { Route } from '../../server/define-route.ts';

export function newCaseRoutes(_deps: PageDeps): Route[] {
  return [];
}
