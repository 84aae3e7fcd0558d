import type { PageDeps } from '../../page-deps.ts';
import type { Route } from '../../server/define-route.ts';
import { authorityRoutes } from './authority.routes.ts';
import { discloseRoutes } from './disclose.routes.ts';
import { registerRoutes } from './register.routes.ts';

/** 5.2: who may be told what about a client, powers of attorney, and the register of what was told. */
export function disclosuresRoutes(deps: PageDeps): Route[] {
  return [...discloseRoutes(deps), ...authorityRoutes(deps), ...registerRoutes(deps)];
}
