import type { PageDeps } from './page-deps.ts';
import { demoMailboxRoutes } from './staff/demo-mailbox/demo-mailbox.routes.ts';
import { composerRoutes } from './staff/composer/index.ts';
import { caseRoutes } from './staff/case/case.routes.ts';
import { standardRoutes } from './staff/standard/standard.routes.ts';
import { workCounts } from '../desk/work/index.ts';
import { casePalette } from './staff/cases/case-palette.ts';
import { casesRoutes } from './staff/cases/cases.routes.ts';
import { workRoutes } from './staff/work/work.routes.ts';
import { appointmentsRoutes } from './staff/appointments/appointments.routes.ts';
import { meetingsRoutes } from './staff/meetings/meetings.routes.ts';
import { quarantineRoutes } from './staff/quarantine/quarantine.routes.ts';
import { administrationRoutes } from './staff/administration/administration.routes.ts';
import { powersCount, powersPalette, powersRoutes } from './staff/powers/powers.routes.ts';
import { requestsRoutes } from './staff/requests/requests.routes.ts';
import { readingsPalette, readingsRoutes } from './staff/readings/readings.routes.ts';
import { accessRoutes, glassPalette } from './staff/access/access.routes.ts';
import { interestsPalette, interestsRoutes } from './staff/interests/interests.routes.ts';
import { barUnseen } from '../desk/walls/index.ts';
import { citizenAppointmentsRoutes } from './citizen/appointments/appointments.routes.ts';
import { visitUsRoutes } from './citizen/visit-us/visit-us.routes.ts';
import { identityRoutes } from './citizen/identity/identity.routes.ts';
import { oidcRoutes } from './session/oidc.routes.ts';
import { accountPalette } from './staff/account/account-palette.ts';
import { accountRoutes, waysOf } from './staff/account/account.routes.ts';
import { directoryRoutes } from './staff/directory/directory.routes.ts';
import { peoplePalette } from './staff/directory/people-palette.ts';
import { clientsRoutes } from './staff/clients/clients.routes.ts';
import { counterRoutes } from './staff/counter/counter.routes.ts';
import { promisesRoutes } from './staff/promises/promises.routes.ts';
import { disclosuresRoutes } from './staff/disclosures/disclosures.routes.ts';
import { accessMatrixRoutes } from './staff/access-matrix/access-matrix.routes.ts';
import { retentionRoutes } from './staff/retention/retention.routes.ts';
import { directoryImportRoutes } from './staff/directory-import/directory-import.routes.ts';
import { hallRoutes } from './staff/hall/hall.routes.ts';
import { reportsRoutes } from './staff/reports/reports.routes.ts';
import { workloadRoutes } from './staff/workload/workload.routes.ts';
import { ratingsRoutes } from './staff/surveys/ratings.routes.ts';
import { surveyRoutes } from './citizen/survey/survey.routes.ts';
import { callRoutes } from './api/calls.routes.ts';
import { tabletRoutes } from './tablet/tablet.routes.ts';
import { servicesPalette } from './staff/services/services-palette.ts';
import { servicesRoutes } from './staff/services/services.routes.ts';
import { tasksPalette, tasksRoutes } from './staff/tasks/tasks.routes.ts';
import { devicesRoutes } from './staff/devices/devices.routes.ts';
import { boardRoutes } from './board/board.routes.ts';
import { ticketRoutes } from './citizen/ticket/ticket.routes.ts';
import { kioskRoutes } from './kiosk/kiosk.routes.ts';
import { pairRoutes } from './kiosk/pair.routes.ts';
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
    vault: deps.desk.vault,
    ways: waysOf(deps),
    palette: [
      casePalette(deps),
      accountPalette,
      peoplePalette,
      powersPalette,
      readingsPalette,
      glassPalette,
      interestsPalette,
      tasksPalette,
      servicesPalette,
    ],
    routes: [
      ...workRoutes(deps),
      ...casesRoutes(deps),
      ...caseRoutes(deps),
      ...requestsRoutes(deps),
      ...clientsRoutes(deps),
      ...disclosuresRoutes(deps),
      ...counterRoutes(deps),
      ...appointmentsRoutes(deps),
      ...promisesRoutes(deps),
      ...accessRoutes(deps),
      ...powersRoutes(deps),
      ...readingsRoutes(deps),
      ...interestsRoutes(deps),
      ...meetingsRoutes(deps),
      ...quarantineRoutes(deps),
      ...directoryRoutes(deps),
      ...workloadRoutes(deps),
      ...hallRoutes(deps),
      ...reportsRoutes(),
      ...demoMailboxRoutes(deps),
      ...standardRoutes(deps),
      ...administrationRoutes(deps),
      ...directoryImportRoutes(deps),
      ...retentionRoutes(deps),
      ...accessMatrixRoutes(),
      ...composerRoutes(deps),
      ...accountRoutes(deps),
      ...oidcRoutes(deps),
      ...identityRoutes(deps),
      ...tasksRoutes(deps),
      ...servicesRoutes(deps),
      ...visitUsRoutes(deps),
      ...citizenAppointmentsRoutes(deps),
      ...surveyRoutes(deps),
      ...ratingsRoutes(deps),
      ...devicesRoutes(deps),
      ...kioskRoutes(deps),
      ...ticketRoutes(deps),
      ...boardRoutes(deps),
      ...pairRoutes(deps),
      ...tabletRoutes(deps),
      ...callRoutes(deps),
    ],
  };
}
