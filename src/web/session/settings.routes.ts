import { destinationsOf } from '../layout/staff-frame.ts';
import { redirect } from '../server/answer.ts';
import { defineRoute, type Route } from '../server/define-route.ts';
import { ownPath } from './own-path.ts';

export const settingsRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/',
    action: 'public.read',
    audience: 'public',
    handle: (request) => redirect(request.me === null ? '/ieeja' : (destinationsOf(request)[0]?.href ?? '/gallery')),
  }),
  defineRoute({
    method: 'POST',
    path: '/izskats',
    action: 'public.read',
    audience: 'public',
    limit: 60,
    handle(_, { body }) {
      const theme = body['izskats'] === 'light' || body['izskats'] === 'dark' ? body['izskats'] : 'auto';
      return { ...redirect(ownPath(body['uz'])), theme };
    },
  }),
];
