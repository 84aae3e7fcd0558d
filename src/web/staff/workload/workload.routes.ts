import { caseByNumber, changeCaseIn } from '../../../desk/cases/index.ts';
import { changeHandBacks } from '../../../desk/calendar/index.ts';
import { knownDirectory } from '../../../desk/directory/index.ts';
import { DISTRIBUTION_MODES, nameOf, peopleOf, saveDistribution, takeOver } from '../../../desk/workload/index.ts';
import { type CaseId, type EmployeeId, parseId, type UnitId } from '../../../vocabulary/ids.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import { oneOf, readForm, text, whole } from '../../server/read-form.ts';
import { workloadTexts } from './texts.ts';
import { type Again, workloadPage } from './workload.page.ts';

/** Who is there, who stands in, whose plate is full; how a unit shares out what nobody has taken. */
export function workloadRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/slodze',
      action: 'workload.read',
      audience: 'staff',
      handle: (request) => request.read((tx) => workloadPage(deps, request, tx)),
    }),
    assign(deps),
    settings(deps),
    climbing(deps),
    takingOver(deps),
  ];
}

/** A proposal confirmed by the head: whoever has taken the case meanwhile keeps it. */
function assign({ desk }: PageDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/slodze/uzdot',
    action: 'case.assign',
    audience: 'staff',
    handle: (request, { body }) =>
      answerOnce(request, body, async (tx): Promise<Answer> => {
        const t = workloadTexts(request.lang);
        const one = await caseByNumber(tx, String(body['number'] ?? ''));
        const to = parseId<EmployeeId>(body['to']);
        if (one === null || to === null) return refuse(404);
        if (!request.mayI('case.assign', { holder: one.holder, unit: one.unit })) return refuse(403);
        const directory = await knownDirectory(desk.database, tx);
        if (!peopleOf(directory, one.unit, request.today).includes(to)) return refuse(404);
        if (one.holder !== null) return refuse(409, t.refusedTaken);
        const done = await changeCaseIn(desk, tx, one.id, { do: 'assign', to, unit: one.unit });
        if ('refused' in done) return refuse(409, t.refusedTaken);
        return redirect('/slodze', {
          say: t.assigned(one.number, nameOf(directory, to)),
          undo: { action: `/lieta/${one.number}/atgriezt`, seconds: 20 },
        });
      }),
  });
}

function settings(deps: PageDeps): Route {
  const { desk } = deps;
  const fields = {
    mode: oneOf(DISTRIBUTION_MODES, { required: true }),
    minutes: whole({ required: true, min: 1, max: 2400 }),
    unit: text({ required: true, max: 40 }),
  };
  return defineRoute({
    method: 'POST',
    path: '/slodze/sadale',
    action: 'workload.set',
    audience: 'staff',
    handle: (request, { body }) =>
      answerOnce(request, body, async (tx): Promise<Answer> => {
        const t = workloadTexts(request.lang);
        const unit = parseId<UnitId>(body['unit']);
        const me = request.identity.employee;
        if (unit === null || me === null) return refuse(404);
        if (!request.mayI('workload.set', { holder: null, unit })) return refuse(403);
        const directory = await knownDirectory(desk.database, tx);
        const people = peopleOf(directory, unit, request.today);
        const words = (employee: EmployeeId) => String(body[`skill-${employee}`] ?? '');
        const read = readForm(fields, body, { mode: t.mode, minutes: t.minutes, unit: t.title }, request.lang);
        if (!read.ok) {
          const typed = Object.fromEntries(people.map((one) => [`skill-${one}`, words(one)]));
          const again: Again = { unit, settings: { ...read, typed: { ...typed, ...read.typed } } };
          return workloadPage(deps, request, tx, again);
        }
        const { mode, minutes } = read.values;
        const skills = people.map((employee) => ({ employee, words: wordsFrom(words(employee)) }));
        await saveDistribution(tx, { unit, mode, afterMinutes: minutes, skills, by: me, at: request.now });
        return redirect(`/slodze?nodala=${unit}`, t.saved);
      }),
  });
}

/** Words as typed with commas, each once; what is longer than a word of two is left out. */
function wordsFrom(typed: string): string[] {
  const words = typed
    .slice(0, 300)
    .split(/[,;\n]/)
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word.length >= 3);
  return [...new Set(words)].slice(0, 20);
}

function climbing(deps: PageDeps): Route {
  const fields = { times: whole({ required: true, min: 1, max: 9 }), version: whole({ required: true }) };
  return defineRoute({
    method: 'POST',
    path: '/slodze/atgriesana',
    action: 'rules.write',
    audience: 'staff',
    handle: (request, { body }) =>
      answerOnce(request, body, async (tx): Promise<Answer> => {
        const t = workloadTexts(request.lang);
        const me = request.identity.employee;
        if (me === null) return refuse(403);
        const read = readForm(fields, body, { times: t.climbTimes, version: t.climb }, request.lang);
        if (!read.ok) return workloadPage(deps, request, tx, { unit: null, climb: read.errors });
        const { times, version } = read.values;
        const changing = { basedOn: version, by: me, why: `${t.climb}: ${times}` };
        const done = await changeHandBacks(deps.desk, tx, changing, times);
        if ('refused' in done) return done.refused === 'not-allowed' ? refuse(403) : refuse(409, t.meanwhile);
        return redirect('/slodze', t.climbSaved);
      }),
  });
}

function takingOver({ desk }: PageDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/slodze/parnemt',
    action: 'work.read',
    audience: 'staff',
    async handle(request, { body }) {
      const t = workloadTexts(request.lang).acting;
      const id = parseId<CaseId>(body['id']);
      const { employee } = request.identity;
      if (id === null || employee === null) return refuse(404);
      const done = await takeOver(desk, { ...request.identity, employee }, id);
      if ('refused' in done) return refuse(409, t.notActing);
      const { number } = done.case;
      return redirect(`/lieta/${number}`, {
        say: t.taken(number),
        undo: { action: `/lieta/${number}/nodot/atsaukt`, seconds: 20 },
      });
    },
  });
}
