import type { PageDeps } from '../../page-deps.ts';
import type { Route } from '../../server/define-route.ts';
import { firstRoutes } from '../../session/first.routes.ts';
import { linkRoutes } from '../../session/link.routes.ts';
import { passkeyRoutes, passkeyWay } from '../../session/passkey.routes.ts';
import { passwordRoutes, passwordWay } from '../../session/password.routes.ts';
import { providerWay } from '../../session/provider-way.ts';
import { recoverRoutes } from '../../session/recover.routes.ts';
import type { SignInWay } from '../../session/ways.ts';
import { manageRoutes } from './manage.routes.ts';
import { ownAccountRoutes } from './own-account.routes.ts';
import { ownWaysRoutes } from './own-ways.routes.ts';
import { sessionsRoutes } from './sessions.routes.ts';

/** Own accounts: signing in, links, one's own account, and the administrator's list. */
export function accountRoutes(deps: PageDeps): Route[] {
  return [
    ...passkeyRoutes(deps),
    ...passwordRoutes(deps),
    ...linkRoutes(deps),
    ...recoverRoutes(deps),
    ...firstRoutes(deps),
    ...ownAccountRoutes(deps),
    ...ownWaysRoutes(deps),
    ...sessionsRoutes(deps),
    ...manageRoutes(deps),
  ];
}

/** The ways in of the sign-in page, in their order. */
export function waysOf(deps: PageDeps): readonly SignInWay[] {
  return [providerWay, passkeyWay(deps), passwordWay];
}
