import type { PageDeps } from './page-deps.ts';
import { demoMailboxRoutes } from './staff/demo-mailbox/demo-mailbox.routes.ts';
import { composerRoutes } from './staff/composer/index.ts';
import { caseRoutes } from './staff/case/case.routes.ts';
import { standardRoutes } from './staff/standard/standard.routes.ts';
import { workCounts } from '../desk/work/index.ts';
import { casePalette } from './staff/cases/case-palette.ts';
import { casesRoutes } from './staff/cases/cases.routes.ts';
import { workRoutes } from './staff/work/work.routes.ts';
import { quarantineRoutes } from './staff/quarantine/quarantine.routes.ts';
import { administrationRoutes } from './staff/administration/administration.routes.ts';
import { powersCount, powersPalette, powersRoutes } from './staff/powers/powers.routes.ts';
import { accessRoutes } from './staff/access/access.routes.ts';
import { interestsPalette, interestsRoutes } from './staff/interests/interests.routes.ts';
import { barUnseen } from '../desk/walls/index.ts';
import { identityRoutes } from './citizen/identity/identity.routes.ts';
import { oidcRoutes } from './session/oidc.routes.ts';
import { accountRoutes, waysOf } from './staff/account/account.routes.ts';
import type { WebDeps } from './web-deps.ts';

/** The pages of the desk, gathered for the server: routes, the small numbers beside destinations, what the palette finds. */
export function pagesOf(
  deps: PageDeps,
): Pick<WebDeps, 'routes' | 'counts' | 'palette' | 'vault' | 'ways' | 'barred' | 'providers'> {
  return {
    counts: async (tx) => {
      const [work, powers] = await Promise.all([workCounts(tx), powersCount(tx, deps.desk.clock())]);
      return { ...work, ...powers };
    },
    ...(deps.providers === undefined ? {} : { providers: deps.providers }),
    barred: (web, number, deed) => barUnseen(deps.desk, web.identity, number ?? '', deed),
    palette: [casePalette(deps), powersPalette, interestsPalette],
    routes: [
      ...workRoutes(deps),
      ...casesRoutes(deps),
      ...caseRoutes(deps),
      ...accessRoutes(deps),
      ...powersRoutes(deps),
      ...interestsRoutes(deps),
      ...quarantineRoutes(deps),
      ...demoMailboxRoutes(deps),
      ...standardRoutes(deps),
      ...administrationRoutes(deps),
      ...composerRoutes(deps),
      ...accountRoutes(deps),
      ...oidcRoutes(deps),
      ...identityRoutes(deps),
    ],
  };
}
