import { getUp, callByHand, callNext, sayPresence, sitDown, visitById } from '../../../desk/visits/index.ts';
import { type DeskId, parseId, type PlaceId, type VisitId } from '../../../vocabulary/ids.ts';
import { sittableDesks } from '../../../desk/visits/index.ts';
import type { PageDeps } from '../../page-deps.ts';
import { refuse } from '../../server/answer.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import type { Answer } from '../../server/answer.ts';
import { clientRoutes } from './client.routes.ts';
import { pauseRoutes } from './pause.routes.ts';
import { doAtCounter, showCounter } from './show.ts';
import { slipRoutes } from './slip.routes.ts';
import { counterTexts } from './texts.ts';
import { ticketRoutes } from './ticket.routes.ts';
import { transferRoutes } from './transfer.routes.ts';
import { visitDeedRoutes } from './visit-deeds.routes.ts';
import { visitRoutes } from './visit.routes.ts';

/** The counter of an employee (6.1–6.12): where they sit, whom they call, the client at their desk. */
export function counterRoutes(deps: PageDeps): Route[] {
  const post = (path: `/${string}`, handle: (web: WebRequest, body: FormBody) => Promise<Answer>): Route =>
    defineRoute({
      method: 'POST',
      path,
      action: 'counter.serve',
      audience: 'staff',
      handle: (web, { body }) => handle(web, body),
    });
  return [
    defineRoute({
      method: 'GET',
      path: '/klatiene',
      action: 'counter.serve',
      audience: 'staff',
      handle: (web, { query }) =>
        web.read((tx) =>
          showCounter(web, deps, tx, {
            all: query['rinda'] === 'visi',
            ...(query['numurs'] === undefined ? {} : { number: query['numurs'] }),
          }),
        ),
    }),
    post('/klatiene/galds', (web, body) => sit(web, deps, body)),
    post('/klatiene/celties', (web, body) =>
      doAtCounter(
        web,
        deps,
        body,
        (tx, me) => getUp(deps.desk, tx, me),
        () => counterTexts(web.lang).said.gotUp,
      ),
    ),
    post('/klatiene/statuss', (web, body) => {
      const state = (['free', 'away', 'break'] as const).find((one) => one === body['state']);
      if (state === undefined) return Promise.resolve(refuse(400));
      return doAtCounter(web, deps, body, (tx, me) => sayPresence(deps.desk, tx, me, state));
    }),
    post('/klatiene/nakamais', (web, body) => doAtCounter(web, deps, body, (tx, me) => callNext(deps.desk, tx, me))),
    post('/klatiene/izsaukt', (web, body) => callOne(web, deps, body)),
    ...visitDeedRoutes(deps),
    ...pauseRoutes(deps),
    ...transferRoutes(deps),
    ...ticketRoutes(deps),
    ...clientRoutes(deps),
    ...slipRoutes(deps),
    ...visitRoutes(deps),
  ];
}

async function sit(web: WebRequest, deps: PageDeps, body: FormBody): Promise<Answer> {
  const [place, id] = [parseId<PlaceId>(body['place']), parseId<DeskId>(body['desk'])];
  if (place === null || id === null) return refuse(400);
  const { said } = counterTexts(web.lang);
  let number = '';
  return doAtCounter(
    web,
    deps,
    body,
    async (tx, me) => {
      const found = (await sittableDesks(tx, web.today)).find((one) => one.id === id && one.place === place);
      if (found === undefined) return { refused: 'no-such-visit' };
      number = found.number;
      return sitDown(deps.desk, tx, me, { place, desk: id, unit: found.unit ?? web.identity.units[0] ?? null });
    },
    () => said.sat(number),
  );
}

/** One by name; a colleague before a waiting external client is asked about first (6.9). */
async function callOne(web: WebRequest, deps: PageDeps, body: FormBody): Promise<Answer> {
  const id = parseId<VisitId>(body['visit']);
  if (id === null) return refuse(400);
  const knowingly = body['knowingly'] === 'yes';
  const answer = await doAtCounter(
    web,
    deps,
    body,
    async (tx, me) => {
      const called = await callByHand(deps.desk, tx, me, id, knowingly);
      return 'refused' in called && called.refused === 'passes-over' ? { passing: true } : called;
    },
    (result) => ('passing' in result ? refuse(409) : null),
  );
  if (answer.answer !== 'refused' || answer.status !== 409) return answer;
  return web.read(async (tx) => {
    const visit = await visitById(tx, id);
    return showCounter(web, deps, tx, visit === null ? { status: 409 } : { passing: visit, status: 409 });
  });
}
