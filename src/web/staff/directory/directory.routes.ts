import type { PageDeps } from '../../page-deps.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import { absenceRoutes } from './absence.routes.ts';
import { editRoutes } from './edit.routes.ts';
import { faultsPage } from './faults.page.ts';
import { mandateRoutes } from './mandate.routes.ts';
import { personPage } from './person.page.ts';
import { placeRoutes } from './places.routes.ts';
import { treePage } from './tree.page.ts';
import { unitPage } from './unit.page.ts';

/** The organisation as a picture, its units and people as of any day; and how it is changed. */
export function directoryRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/iestades',
      action: 'people.read',
      audience: 'staff',
      handle: (request, { query }) => treePage(request, query),
    }),
    defineRoute({
      method: 'GET',
      path: '/iestades/kludas',
      action: 'people.read',
      audience: 'staff',
      handle: (request, { query }) => faultsPage(request, query),
    }),
    defineRoute({
      method: 'GET',
      path: '/iestades/vieniba/:id',
      action: 'people.read',
      audience: 'staff',
      handle: (request, { params, query }) => unitPage(request, params['id'], query),
    }),
    defineRoute({
      method: 'GET',
      path: '/iestades/darbinieks/:id',
      action: 'people.read',
      audience: 'staff',
      handle: (request, { params, query }) => personPage(request, params['id'], query),
    }),
    ...placeRoutes(deps),
    ...editRoutes(deps),
    ...absenceRoutes(deps),
    ...mandateRoutes(deps),
  ];
}
