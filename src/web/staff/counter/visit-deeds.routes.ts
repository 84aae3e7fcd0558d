import type { Tx } from '../../../database/database.ts';
import {
  beginVisit,
  changeVisitIn,
  servicesOfVisit,
  type Tick,
  type Visit,
  visitById,
  type VisitDeed,
} from '../../../desk/visits/index.ts';
import { instantOf } from '../../../time/zone.ts';
import { parseId, type VisitId } from '../../../vocabulary/ids.ts';
import { VISIT_STEPS, type VisitOutcome, type VisitStep } from '../../../vocabulary/words.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, type Flash, refuse } from '../../server/answer.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { doAtCounter } from './show.ts';
import { counterTexts } from './texts.ts';

type Deed = (tx: Tx, id: VisitId, body: FormBody) => Promise<object>;
type Said = (web: WebRequest, visit: Visit) => string | Flash | null;

/** What one key does to the client at the desk. */
export function visitDeedRoutes(deps: PageDeps): Route[] {
  const { desk } = deps;
  const change = (tx: Tx, id: VisitId, deed: VisitDeed) => changeVisitIn(desk, tx, id, deed);
  const route = (path: string, deed: Deed, said: Said = () => null): Route =>
    defineRoute({
      method: 'POST',
      path: `/klatiene/vizite/:id/${path}`,
      action: 'counter.serve',
      audience: 'staff',
      handle: (web, { params, body }) => answer(web, deps, params['id'], body, deed, said),
    });
  return [
    route('sakt', (tx, id) => beginGreeted(deps, tx, id)),
    route('velreiz', (tx, id) => change(tx, id, { do: 'recall' })),
    route(
      'neatnaca',
      (tx, id) => change(tx, id, { do: 'park' }),
      (web, { number }) => counterTexts(web.lang).said.parked(number),
    ),
    route('atgriezies', (tx, id) => change(tx, id, { do: 'return' })),
    route('solis', (tx, id, body) => {
      const tick = tickOf(body);
      return tick === null ? Promise.resolve({ refused: 'no-such-visit' }) : change(tx, id, { do: 'tick', tick });
    }),
    route('risinajums', (tx, id, body) => toggleSolution(deps, tx, id, String(body['solution'] ?? ''))),
    route('atsaukt-soli', (tx, id, body) => {
      const step = stepOf(body['step']);
      return step === null ? Promise.resolve({ refused: 'no-such-visit' }) : change(tx, id, { do: 'take-back', step });
    }),
    route('turpinat', (tx, id) => change(tx, id, { do: 'resume' })),
    route(
      'beigt',
      (tx, id, body) => end(deps, tx, id, body),
      (web, { id, number }) => ({
        say: counterTexts(web.lang).said.ended(number),
        undo: { action: `/klatiene/vizite/${id}/atsakt`, seconds: 15 },
      }),
    ),
    route('atsakt', (tx, id) => change(tx, id, { do: 'reopen' })),
    route(
      'aizgaja',
      (tx, id) => change(tx, id, { do: 'leave' }),
      (web, { number }) => counterTexts(web.lang).said.left(number),
    ),
    route(
      'zvans',
      (tx, id) => change(tx, id, { do: 'answer-phone', forThisClient: true }),
      (web) => counterTexts(web.lang).said.phone,
    ),
  ];
}

async function answer(
  web: WebRequest,
  deps: PageDeps,
  given: unknown,
  body: FormBody,
  deed: Deed,
  said: Said,
): Promise<Answer> {
  const id = parseId<VisitId>(given);
  if (id === null) return refuse(404);
  return doAtCounter(
    web,
    deps,
    body,
    (tx) => deed(tx, id, body),
    (result) => said(web, result as Visit),
  );
}

/** 6.1: the client has come and is greeted; one key for both. */
async function beginGreeted({ desk }: PageDeps, tx: Tx, id: VisitId): Promise<object> {
  const begun = await beginVisit(desk, tx, id);
  return 'refused' in begun ? begun : changeVisitIn(desk, tx, id, { do: 'tick', tick: { step: 'greeted' } });
}

function stepOf(given: FormBody[string]): VisitStep | null {
  return VISIT_STEPS.find((one) => one === given) ?? null;
}

function tickOf(body: FormBody): Tick | null {
  const step = stepOf(body['step']);
  switch (step) {
    case null:
      return null;
    case 'need-read-back':
      return { step, need: String(body['need'] ?? '').slice(0, 4000) };
    case 'solution-chosen':
      return { step, solutions: [] };
    case 'next-steps-given':
      return { step, way: 'in-person', words: String(body['words'] ?? '').slice(0, 2000), by: dayEnd(body['by']) };
    case 'channels-told':
      return { step, way: 'in-person' };
    default:
      return { step };
  }
}

/** By the end of a working day; what is no day is none. */
function dayEnd(given: FormBody[string]): Temporal.Instant | null {
  if (typeof given !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(given)) return null;
  try {
    return instantOf(Temporal.PlainDate.from(given), Temporal.PlainTime.from('17:00'));
  } catch {
    return null;
  }
}

/** Chosen, or no longer: with the last one the step is taken back. */
async function toggleSolution({ desk }: PageDeps, tx: Tx, id: VisitId, solution: string): Promise<object> {
  const visit = await visitById(tx, id);
  if (visit === null || !/^[0-9a-f-]{36}$/.test(solution)) return { refused: 'no-such-visit' };
  const chosen = visit.solutions.includes(solution);
  const solutions = chosen ? visit.solutions.filter((one) => one !== solution) : [...visit.solutions, solution];
  const ticked = await changeVisitIn(desk, tx, id, { do: 'tick', tick: { step: 'solution-chosen', solutions } });
  if ('refused' in ticked || solutions.length > 0) return ticked;
  return changeVisitIn(desk, tx, id, { do: 'take-back', step: 'solution-chosen' });
}

/** What it came to follows from what was done, unless it is said. */
async function end({ desk }: PageDeps, tx: Tx, id: VisitId, body: FormBody): Promise<object> {
  const visit = await visitById(tx, id);
  if (visit === null) return { refused: 'no-such-visit' };
  const said: VisitOutcome | null = body['outcome'] === 'referred' ? 'referred' : null;
  const outcome = said ?? (visit.case === null ? 'answered' : 'case');
  const services = 1 + (await servicesOfVisit(tx, id)).length;
  return changeVisitIn(desk, tx, id, { do: 'close', outcome, small: body['small'] === 'yes', services });
}
