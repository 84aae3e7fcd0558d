import { acknowledgeRecusal, reportsTo } from '../../../desk/interests/index.ts';
import { barredBelow, liftWall, liftableWalls } from '../../../desk/walls/index.ts';
import { type EmployeeId, parseId, type WallId } from '../../../vocabulary/ids.ts';
import type { FieldError } from '../../components/form.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { interestsTexts } from './texts.ts';
import { wallsPage } from './walls.view.ts';

/** For whoever leads: reports of recusals to take note of, and the walls that are theirs to lift. */
export function wallsRoutes({ desk }: PageDeps): Route[] {
  const show = async (
    web: WebRequest,
    again?: { readonly wall: string; readonly typed: string; readonly error: FieldError },
  ) => {
    const me = meOf(web);
    // The walls of others are told to the next in rank alone: the desk reads them, rank chooses.
    const walls = await desk.database.read({ ...web.identity, system: true }, (tx) => liftableWalls(desk, tx, me));
    return web.read(async (tx) => {
      const [reports, barred] = await Promise.all([reportsTo(tx, me), barredBelow(desk, tx, me)]);
      return wallsPage(web, { reports, walls, barred }, again);
    });
  };
  return [
    defineRoute({
      method: 'GET',
      path: '/liegumi',
      action: 'wall.lift',
      audience: 'staff',
      handle: (web) => show(web),
    }),
    defineRoute({
      method: 'POST',
      path: '/liegumi/:wall/zinams',
      action: 'wall.lift',
      audience: 'staff',
      async handle(web, { params }): Promise<Answer> {
        const wall = parseId<WallId>(params['wall']);
        if (wall === null) return refuse(404);
        const texts = interestsTexts(web.lang).walls;
        const done = await acknowledgeRecusal(desk, { ...web.identity, employee: meOf(web) }, wall);
        return redirect('/liegumi', 'refused' in done ? texts.noReport : texts.acknowledged);
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/liegumi/:wall/atcelt',
      action: 'wall.lift',
      audience: 'staff',
      async handle(web, { params, body }): Promise<Answer> {
        const wall = parseId<WallId>(params['wall']);
        if (wall === null) return refuse(404);
        const texts = interestsTexts(web.lang).walls;
        const typed = typeof body['reason'] === 'string' ? body['reason'] : '';
        const done = await liftWall(desk, { ...web.identity, employee: meOf(web) }, wall, typed);
        if (!('refused' in done)) return redirect('/liegumi', texts.lifted);
        if (done.refused === 'reason-too-short')
          return show(web, { wall, typed, error: { name: `reason-${wall}`, say: texts.refused[done.refused] } });
        // Whose wall it is, is not told to whoever may not lift it.
        if (done.refused === 'not-next-in-rank') return refuse(403, texts.refused[done.refused]);
        return done.refused === 'own-wall' ? refuse(403, texts.refused[done.refused]) : refuse(404);
      },
    }),
  ];
}

function meOf(web: WebRequest): EmployeeId {
  if (web.me === null) throw new Error('A route of the staff was reached by nobody');
  return web.me.employee;
}
