import { lookIn } from '../../../desk/thread/index.ts';
import type { EmployeeId } from '../../../vocabulary/ids.ts';
import type { PageDeps } from '../../page-deps.ts';
import { json, refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import { visibleCase } from './on-case.ts';

/** Says that the page still stands open before somebody; called by the browser each minute. */
export function presenceRoute(deps: PageDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/lieta/:number/klatbutne',
    action: 'case.read',
    audience: 'staff',
    handle: (web, { params }) =>
      web.write(async (tx) => {
        const one = await visibleCase(web, tx, params['number']);
        if (one === null) return refuse(404);
        const { others, arrived } = await lookIn(tx, one.id, web.me?.employee as EmployeeId, web.now);
        if (arrived && others.length > 0) tx.afterCommit(() => deps.desk.notify([`case:${one.id}`]));
        return json({ others: others.map(({ name, doing }) => ({ name, doing })) });
      }),
  });
}
