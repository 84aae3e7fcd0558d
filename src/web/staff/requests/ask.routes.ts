import type { Tx } from '../../../database/database.ts';
import { caseByNumber } from '../../../desk/cases/index.ts';
import { knownDirectory, lookup } from '../../../desk/directory/index.ts';
import { type AskRefusal, askColleague, nameOf, type Request, requestById } from '../../../desk/requests/index.ts';
import { retrying } from '../../../journal/index.ts';
import { parseId, type RequestId } from '../../../vocabulary/ids.ts';
import type { FieldError } from '../../components/form.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { askedOf } from './addressee-choices.ts';
import { askPage, type Typed } from './ask.page.ts';
import { requestTexts } from './texts.ts';

/** Asking a colleague, a unit or a post: alone, from a case, or back about a request. */
export function askRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/pieprasijumi/jauns',
      action: 'request.write',
      audience: 'staff',
      handle: (web, { query }) =>
        web.read((tx) =>
          fresh(deps, web, tx, { case: query['lieta'] ?? '', about: query['par'] ?? '', to: query['kam'] ?? '' }),
        ),
    }),
    defineRoute({
      method: 'GET',
      path: '/lieta/:number/pieprasit',
      action: 'request.write',
      audience: 'staff',
      handle: (web, { params }) =>
        web.read((tx) => fresh(deps, web, tx, { case: params['number'] ?? '', about: '', to: '' })),
    }),
    defineRoute({
      method: 'POST',
      path: '/pieprasijumi/jauns',
      action: 'request.write',
      audience: 'staff',
      handle: (web, { body }) => retrying(() => answerOnce(web, body, (tx) => asked(deps, web, tx, body))),
    }),
  ];
}

async function fresh(
  deps: PageDeps,
  web: WebRequest,
  tx: Tx,
  { case: number, about, to }: Pick<Typed, 'case' | 'about' | 'to'>,
): Promise<Answer> {
  const one = number === '' ? null : await caseByNumber(tx, number);
  if (number !== '' && one === null) return refuse(404);
  const before = await requestOf(tx, about);
  if (about !== '' && before === null) return refuse(404);
  const chosen = before === null ? to : `person:${before.asker}`;
  const subject = before?.subject ?? one?.title ?? '';
  const typed = { find: '', to: chosen, subject, text: '', case: number, about };
  return askPage(web, await knownDirectory(deps.desk.database, tx), typed, []);
}

async function asked(deps: PageDeps, web: WebRequest, tx: Tx, body: FormBody): Promise<Answer> {
  const texts = requestTexts(web.lang);
  const word = (name: string, most: number) => {
    const value = body[name];
    return typeof value === 'string' ? value.trim().slice(0, most) : '';
  };
  const typed: Typed = {
    find: word('mekle', 100),
    to: word('kam', 60),
    subject: word('temats', 200),
    text: word('teksts', 10_000),
    case: word('lieta', 30),
    about: word('par', 40),
  };
  const directory = await knownDirectory(deps.desk.database, tx);
  const again = (errors: readonly FieldError[]) => askPage(web, directory, typed, errors, body);
  if (body['do'] === 'mekle') return again([]);
  const to = askedOf(typed.to);
  const employee = web.me?.employee ?? null;
  if (to === null || employee === null) return again([{ name: 'kam', say: texts.ask_.noAddressee }]);
  const before = await requestOf(tx, typed.about);
  const one = typed.case === '' ? null : await caseByNumber(tx, typed.case);
  if ((typed.case !== '' && one === null) || (typed.about !== '' && before === null)) return refuse(404);
  const done = await askColleague(deps.desk, tx, {
    asker: employee,
    asked: to,
    subject: typed.subject,
    text: typed.text,
    case: one?.id ?? before?.case ?? null,
    about: before?.id ?? null,
    channel: 'internal',
  });
  if ('refused' in done) return again([{ name: fieldOf(done, typed), say: texts.refused[done.refused] }]);
  const { request, rounds } = done;
  const unit = lookup(directory).units.get(request.unit);
  const who = request.holder === null ? (unit?.nameLv ?? '') : nameOf(directory, request.holder);
  return redirect(`/pieprasijums/${request.id}`, rounds > 1 ? texts.done.asked2(who) : texts.done.asked(who));
}

async function requestOf(tx: Tx, about: string): Promise<Request | null> {
  const id = parseId<RequestId>(about);
  return id === null ? null : requestById(tx, id);
}

function fieldOf({ refused }: AskRefusal, { subject }: Typed): string {
  if (refused !== 'nothing-asked') return 'kam';
  return subject === '' ? 'temats' : 'teksts';
}
