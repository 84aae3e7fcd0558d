import { setTimeout as pause } from 'node:timers/promises';
import type { Tx } from '../../../database/database.ts';
import { rosterPlan, saveRosterPlan } from '../../../desk/hall/index.ts';
import type { FieldError } from '../../components/form.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import { readForm, whole } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { loadRoster, WEEKS } from './load-roster.ts';
import { fieldOf } from './plan-form.view.ts';
import { rosterPage } from './roster.page.ts';
import type { RosterTyped } from './roster-typed.ts';
import { RosterRuns } from './roster-runs.ts';
import { rosterTexts } from './roster.texts.ts';
import { hallHref, type LedHall, whichHall } from './which-place.ts';

const MOST_DESKS = 80;
/** What is ready by then is shown at once; what takes longer is shown as it comes. */
const WAITED_FOR_MS = 900;

/** How many desks are needed, and the plan. */
export function rosterRoutes(deps: PageDeps): Route[] {
  const runs = new RosterRuns();
  return [
    defineRoute({
      method: 'GET',
      path: '/zale/grafiks',
      action: 'counter.lead',
      audience: 'staff',
      async handle(request, { query }) {
        return answerRoster(deps, runs, request, query, (work) => request.read(work));
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/zale/grafiks',
      action: 'counter.lead',
      audience: 'staff',
      handle: (request, { body, query }) =>
        answerOnce(request, body, async (tx): Promise<Answer> => {
          const led = await whichHall(request, tx, query['vieta']);
          if ('answer' in led) return led.answer;
          const saved =
            body['do'] === 'target'
              ? await saveTarget(request, tx, led, body)
              : body['do'] === 'plan'
                ? await savePlan(request, tx, led, body)
                : null;
          if (saved === null) return refuse(400);
          if ('answer' in saved) return saved;
          return answerRoster(deps, runs, request, query, (work) => work(tx), saved);
        }),
    }),
  ];
}

/** Reads, asks in a thread, waits a moment outside the transaction, shows what there is. */
async function answerRoster(
  deps: PageDeps,
  runs: RosterRuns,
  request: WebRequest,
  query: Readonly<Record<string, string | undefined>>,
  reading: <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>,
  again?: RosterTyped,
): Promise<Answer> {
  const read = await reading(async (tx) => {
    const led = await whichHall(request, tx, query['vieta']);
    return 'answer' in led
      ? led.answer
      : { led, roster: await loadRoster(deps, request, tx, led.place.id, query['nedelas']) };
  });
  if ('answer' in read) return read;
  const { led, roster } = read;
  const tell = () => deps.desk.notify([`hall:${led.place.id}`]);
  const run = runs.ask(roster.question, tell, query['velreiz'] === '1');
  // A form that came back is still within its transaction: nothing is waited for.
  if (run.state === 'running' && again === undefined)
    await Promise.race([run.ended, pause(WAITED_FOR_MS, undefined, { ref: false })]);
  return rosterPage(request, led, roster, run, again);
}

async function saveTarget(request: WebRequest, tx: Tx, led: LedHall, body: FormBody): Promise<Answer | RosterTyped> {
  const t = rosterTexts(request.lang);
  const fields = { target: whole({ required: true, min: 1, max: 120 }) };
  const read = readForm(fields, body, { target: t.target }, request.lang);
  if (!read.ok) return read;
  const plan = await rosterPlan(tx, led.place.id);
  await saveRosterPlan(
    tx,
    led.place.id,
    { ...plan, targetMinutes: read.values.target },
    { by: request.identity.employee, at: request.now },
  );
  const weeks = WEEKS.find((one) => String(one) === body['weeks']);
  return redirect(hallHref('roster', led.place.id, { nedelas: weeks === undefined ? null : String(weeks) }));
}

async function savePlan(request: WebRequest, tx: Tx, led: LedHall, body: FormBody): Promise<Answer | RosterTyped> {
  const t = rosterTexts(request.lang);
  const desks: Record<string, Record<string, number>> = {};
  const typed: Record<string, string> = { do: 'plan' };
  const errors: FieldError[] = [];
  for (let weekday = 1; weekday <= 7; weekday += 1)
    for (let hour = 0; hour < 24; hour += 1) {
      const name = fieldOf(weekday, hour);
      const said = String(body[name] ?? '').trim();
      typed[name] = said;
      if (said === '') continue;
      const count = /^\d{1,2}$/.test(said) ? Number(said) : Number.NaN;
      if (!(count <= MOST_DESKS)) errors.push({ name, say: t.planWrong });
      else (desks[weekday] ??= {})[hour] = count;
    }
  if (errors.length > 0) return { errors: errors.slice(0, 1), typed };
  const plan = await rosterPlan(tx, led.place.id);
  await saveRosterPlan(tx, led.place.id, { ...plan, desks }, { by: request.identity.employee, at: request.now });
  return redirect(hallHref('roster', led.place.id), t.planSaved);
}
