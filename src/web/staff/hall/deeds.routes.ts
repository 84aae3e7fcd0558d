import type { Tx } from '../../../database/database.ts';
import { knownDirectory } from '../../../desk/directory/index.ts';
import { askColleague } from '../../../desk/requests/index.ts';
import {
  changeVisitIn,
  getUp,
  type HallDesk,
  hallDesks,
  openVisits,
  type PresenceRefusal,
  sitDown,
  visitById,
} from '../../../desk/visits/index.ts';
import { serviceAt } from '../../../desk/services/index.ts';
import { nameOf } from '../../../desk/workload/index.ts';
import { type DeskId, type EmployeeId, parseId, type ServiceId, type VisitId } from '../../../vocabulary/ids.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { freePeople } from './load-hall.ts';
import { hallTexts } from './texts.ts';
import { hallHref, type LedHall, whichHall } from './which-place.ts';

/** What a head does in a hall: seat, move, free, ask to come, pass somebody who waits to another desk or service. */
export function hallDeeds(deps: PageDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/zale',
    action: 'counter.lead',
    audience: 'staff',
    handle: (request, { body, query }) =>
      answerOnce(request, body, async (tx): Promise<Answer> => {
        const led = await whichHall(request, tx, query['vieta']);
        if ('answer' in led) return led.answer;
        switch (body['do']) {
          case 'sit':
            return seat(deps, request, tx, led, body);
          case 'free':
            return free(deps, request, tx, led, body);
          case 'ask':
            return ask(deps, request, tx, led, body);
          case 'pass':
            return pass(deps, request, tx, led, body);
          default:
            return refuse(400);
        }
      }),
  });
}

/** The desk and the person that a form names: a desk of this hall, somebody who sits in it or whom one leads. */
async function named({ desk }: PageDeps, request: WebRequest, tx: Tx, led: LedHall, body: FormBody) {
  const desks = await hallDesks(tx, led.place.id, request.today);
  const directory = await knownDirectory(desk.database, tx);
  const who = parseId<EmployeeId>(body['who']);
  const to = parseId<DeskId>(body['desk']);
  const mine = freePeople(request, directory, new Set()).some(({ id }) => id === who);
  const here = desks.find(({ employee }) => employee !== null && employee === who) ?? null;
  return {
    desks,
    directory,
    who: who !== null && (mine || here !== null) ? who : null,
    here,
    to: desks.find(({ id }) => id === to) ?? null,
  };
}

async function seat(deps: PageDeps, request: WebRequest, tx: Tx, led: LedHall, body: FormBody): Promise<Answer> {
  const t = hallTexts(request.lang);
  const { who, to, directory } = await named(deps, request, tx, led, body);
  if (who === null || to === null) return refuse(422, t.refused.choose);
  const done = await sitDown(deps.desk, tx, who, { place: led.place.id, desk: to.id, unit: to.unit });
  if ('refused' in done) return refuse(409, sayRefusal(request, done));
  tell(deps, tx, led, who);
  return redirect(hallHref('now', led.place.id), t.done.sat(nameOf(directory, who), to.number));
}

async function free(deps: PageDeps, request: WebRequest, tx: Tx, led: LedHall, body: FormBody): Promise<Answer> {
  const t = hallTexts(request.lang);
  const { who, here } = await named(deps, request, tx, led, body);
  if (who === null || here === null) return refuse(409, t.refused['not-at-a-desk']);
  const done = await getUp(deps.desk, tx, who);
  if ('refused' in done) return refuse(409, sayRefusal(request, done));
  tell(deps, tx, led, who);
  return redirect(hallHref('now', led.place.id), t.done.freed(here.number));
}

/** 10.1: a request like any other, owed an answer; it says how the hall is and names nobody who waits. */
async function ask(deps: PageDeps, request: WebRequest, tx: Tx, led: LedHall, body: FormBody): Promise<Answer> {
  const t = hallTexts(request.lang);
  const { who, to, directory } = await named(deps, request, tx, led, body);
  const { employee: asker } = request.identity;
  if (who === null || to === null || asker === null) return refuse(422, t.refused.choose);
  const waiting = (await openVisits(tx, led.place.id)).filter(({ state }) => state === 'waiting');
  const longest = Math.max(0, ...waiting.map(({ since }) => Math.floor(since.until(request.now).total('minutes'))));
  const done = await askColleague(deps.desk, tx, {
    asker,
    asked: { kind: 'person', id: who },
    subject: t.askSubject(to.number, led.name),
    text: t.askText(waiting.length, longest),
    case: null,
    about: null,
    channel: 'internal',
  });
  if ('refused' in done) return refuse(409, t.refused.unasked);
  return redirect(hallHref('now', led.place.id), t.done.asked(nameOf(directory, who)));
}

async function pass(deps: PageDeps, request: WebRequest, tx: Tx, led: LedHall, body: FormBody): Promise<Answer> {
  const t = hallTexts(request.lang);
  const id = parseId<VisitId>(body['visit']);
  const visit = id === null ? null : await visitById(tx, id);
  if (visit === null || visit.place !== led.place.id) return refuse(404);
  if (visit.state !== 'waiting') return refuse(409, t.refused['not-now']);
  const wanted = parseId<ServiceId>(body['service']) ?? visit.service;
  const service = await serviceAt(tx, led.place.id, wanted, request.today);
  if (service === null) return refuse(422, t.refused.gone);
  const desks = await hallDesks(tx, led.place.id, request.today);
  const to = desks.find((desk: HallDesk) => desk.id === parseId<DeskId>(body['desk'])) ?? null;
  const done = await changeVisitIn(deps.desk, tx, visit.id, {
    do: 'transfer',
    service: service.id,
    unit: service.unitThere,
    onlyDesk: to?.id ?? null,
    onlyHolder: null,
  });
  if ('refused' in done) return refuse(409, t.refused.gone);
  return redirect(hallHref('now', led.place.id), t.done.passed(visit.number));
}

/** Their own screen and the hall's are renewed. */
function tell({ desk }: PageDeps, tx: Tx, { place }: LedHall, who: EmployeeId): void {
  tx.afterCommit(() => desk.notify([`hall:${place.id}`, `employee:${who}`]));
}

function sayRefusal(request: WebRequest, refusal: PresenceRefusal): string {
  const t = hallTexts(request.lang).refused;
  return refusal.refused === 'serving' ? t.serving(refusal.number) : t[refusal.refused];
}
