import { endFeed, makeFeed, readFeed } from '../../../desk/meetings/index.ts';
import type { PageDeps } from '../../page-deps.ts';
import { redirect, refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { meOf, showList } from './show.ts';
import { meetingsTexts } from './texts.ts';

/** The link by which a calendar program reads somebody's meetings: made, taken away, read. */
export function calendarRoutes({ desk }: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/sanaksmes/kalendars',
      action: 'meeting.read',
      audience: 'staff',
      limit: 20,
      async handle(web) {
        const secret = await makeFeed(desk, { ...web.identity, employee: meOf(web) });
        const base = `${originOf(web)}/kalendars/${secret}`;
        // Shown in the answer itself and nowhere again: only its hash is kept.
        return showList(web, { events: `${base}.ics`, busy: `${base}.ifb` });
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/sanaksmes/kalendars/beigt',
      action: 'meeting.read',
      audience: 'staff',
      async handle(web) {
        await endFeed(desk, { ...web.identity, employee: meOf(web) });
        return redirect('/sanaksmes', meetingsTexts(web.lang).calendar.ended);
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/kalendars/:file',
      action: 'public.read',
      audience: 'public',
      limit: 60,
      async handle(_web, { params }) {
        const [, secret = '', ending] = /^([A-Za-z0-9_-]{43})\.(ics|ifb)$/.exec(params['file'] ?? '') ?? [];
        const calendar = secret === '' ? null : await readFeed(desk, secret, ending === 'ifb' ? 'free-busy' : 'events');
        if (calendar === null) return refuse(404);
        return {
          answer: 'file',
          bytes: calendar,
          type: 'text/calendar; charset=utf-8',
          name: null,
          headers: { 'cache-control': 'private, no-store' },
        };
      },
    }),
  ];
}

/** Where this desk is reached, as configured; on an own machine as the browser asked. */
function originOf({ deps, host, url }: WebRequest): string {
  return deps.config.publicUrl === null ? `${url.protocol}//${host}` : new URL(deps.config.publicUrl).origin;
}
