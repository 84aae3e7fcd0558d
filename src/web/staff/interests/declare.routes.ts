import { clientById } from '../../../desk/clients/index.ts';
import { declarationsOf, declareInterests, dueDay, saveDueDay, standingOf } from '../../../desk/interests/index.ts';
import { type ClientId, type EmployeeId, parseId } from '../../../vocabulary/ids.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import { sayCount } from '../../texts/say.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { typedOf } from '../case/panel-again.ts';
import { clientsFound } from './clients-found.ts';
import { declarationsPage, type DeclareAgain, FRESH, personPage } from './declare.view.ts';
import { ROWS_AT_MOST, readDeclaration } from './read-declaration.ts';
import { interestsTexts } from './texts.ts';

export function declareRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/deklaracijas',
      action: 'interest.declare',
      audience: 'staff',
      handle: (web, { query }) => {
        const rows = Math.min(Math.max(Number(query['rindas']) || 1, 1), ROWS_AT_MOST);
        return show(web, { ...FRESH, rows, find: (query['klients'] ?? '').trim() }, parseId<ClientId>(query['izvele']));
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/deklaracijas',
      action: 'interest.declare',
      audience: 'staff',
      handle: (web, { body }) => declare(web, deps, body),
    }),
    defineRoute({
      method: 'POST',
      path: '/deklaracijas/datums',
      action: 'rules.write',
      audience: 'staff',
      handle: (web, { body }) => saveDay(web, body),
    }),
    defineRoute({
      method: 'GET',
      path: '/deklaracijas/:employee',
      action: 'interest.read',
      audience: 'staff',
      handle: (web, { params }) => showPerson(web, parseId<EmployeeId>(params['employee'])),
    }),
  ];
}

/** Own declarations with the form; for whoever leads, who has declared; for the administrator, the day. */
async function show(web: WebRequest, again: DeclareAgain, picked: ClientId | null): Promise<Answer> {
  const me = meOf(web);
  const { year } = web.today;
  return web.read(async (tx) => {
    const [mine, day, found, client] = await Promise.all([
      declarationsOf(tx, me),
      dueDay(tx),
      again.find === '' ? null : clientsFound(tx, again.find),
      picked === null ? null : clientById(tx, picked),
    ]);
    const all = web.mayI('interest.read', { holder: null, unit: null });
    const people = web.mayI('interest.read')
      ? await standingOf(tx, all ? null : web.identity.units, year, web.today)
      : null;
    return declarationsPage(web, { mine, day, people, found, client, again });
  });
}

async function declare(web: WebRequest, deps: PageDeps, body: FormBody): Promise<Answer> {
  const texts = interestsTexts(web.lang).declare;
  const me = meOf(web);
  const { rows, declared } = readDeclaration(body);
  // Asking for more rows is no declaring: what was typed stands.
  if (body['do'] === 'rindas')
    return show(
      web,
      { rows: Math.min(rows + 4, ROWS_AT_MOST), find: '', typed: typedOf(body), errors: [], status: 422 },
      parseId<ClientId>(body['client-0']),
    );
  const done = await declareInterests(deps.desk, { ...web.identity, employee: me }, declared);
  if ('refused' in done) {
    const at = 'at' in done ? (declared.interests[done.at]?.row ?? 0) : 0;
    const field = { 'not-a-registration-number': 'number', 'not-an-address': 'email' } as const;
    const name =
      done.refused === 'nothing-said' || done.refused === 'both-said'
        ? 'nothing'
        : `${done.refused === 'name-missing' ? 'name' : field[done.refused]}-${at}`;
    return show(
      web,
      { rows, find: '', typed: typedOf(body), errors: [{ name, say: texts.refused[done.refused] }], status: 422 },
      parseId<ClientId>(body['client-0']),
    );
  }
  if (done.walls === 0) return redirect('/deklaracijas', texts.done);
  const clients = sayCount(web.lang, done.walls, ['klientu', 'klientus', 'klientus'], ['client', 'clients']);
  const cases = sayCount(web.lang, done.passedOn, ['lieta', 'lietas', 'lietu'], ['case', 'cases']);
  return redirect('/deklaracijas', texts.doneWalls(clients, cases));
}

async function saveDay(web: WebRequest, body: FormBody): Promise<Answer> {
  const texts = interestsTexts(web.lang).declare;
  const [month, day] = [Number(body['month']), Number(body['day'])];
  // A day that every year has: 29 February is none.
  const real = isDay(month, day);
  if (!real)
    return show(
      web,
      { ...FRESH, typed: typedOf(body), errors: [{ name: 'day', say: texts.dueWrong }], status: 422 },
      null,
    );
  await web.write((tx) => saveDueDay(tx, { month, day }, web.now));
  return redirect('/deklaracijas', texts.dueSaved);
}

function isDay(month: number, day: number): boolean {
  if (!Number.isInteger(month) || !Number.isInteger(day) || month < 1 || month > 12 || day < 1) return false;
  return day <= Temporal.PlainYearMonth.from({ year: 2025, month }).daysInMonth;
}

/** What one of the own people declared; whom one does not lead is not there. */
async function showPerson(web: WebRequest, employee: EmployeeId | null): Promise<Answer> {
  if (employee === null) return refuse(404);
  return web.read(async (tx) => {
    const all = web.mayI('interest.read', { holder: null, unit: null });
    const people = await standingOf(tx, all ? null : web.identity.units, web.today.year, web.today);
    const line = people.find((one) => one.employee === employee);
    if (line === undefined) return refuse(404);
    return personPage(web, line, await declarationsOf(tx, employee));
  });
}

function meOf(web: WebRequest): EmployeeId {
  if (web.me === null) throw new Error('A route of the staff was reached by nobody');
  return web.me.employee;
}
