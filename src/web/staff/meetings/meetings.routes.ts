import type { PageDeps } from '../../page-deps.ts';
import type { Route } from '../../server/define-route.ts';
import { answerRoutes } from './answer.routes.ts';
import { calendarRoutes } from './calendar.routes.ts';
import { callRoutes } from './call.routes.ts';

/** Meetings: invitations and their answers, meetings of one's own, the calendar link (10.2). */
export function meetingsRoutes(deps: PageDeps): Route[] {
  return [...callRoutes(deps), ...answerRoutes(deps), ...calendarRoutes(deps)];
}
