import type { Tx } from '../../../database/database.ts';
import { unitsOfPerson } from '../../../desk/search/index.ts';
import { type BulkDeed, CASES_AT_ONCE, changeCases, type ManyDone, undoMany } from '../../../desk/work/index.ts';
import { employeeById } from '../../../desk/directory/index.ts';
import { retrying } from '../../../journal/index.ts';
import { type CaseId, type EmployeeId, parseId } from '../../../vocabulary/ids.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { ownPath } from '../../session/own-path.ts';
import { sayCount } from '../../texts/say.ts';
import { casesTexts } from './texts.ts';

/** For how long the way back is offered. */
const UNDO_SECONDS = 12;
/** Cases named one by one when they were refused. */
const NAMED = 3;

/** What is done to many cases at once, and taken back. */
export function bulkRoutes({ desk }: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/lietas/darit',
      action: 'case.take',
      audience: 'staff',
      handle: (request, { body }) =>
        retrying(() => answerOnce(request, body, (tx) => doToMany(desk, tx, request, body))),
    }),
    defineRoute({
      method: 'POST',
      path: '/lietas/atsaukt/:id',
      action: 'case.take',
      audience: 'staff',
      handle(request, { params, query, body }) {
        const id = parseId<CaseId>(params['id']);
        if (id === null) return refuse(404);
        return retrying(() =>
          answerOnce(request, body, async (tx) => {
            const texts = casesTexts(request.lang);
            const undone = await undoMany(desk, tx, id);
            const to = backTo(query['uz']);
            if (!('done' in undone)) return redirect(to, texts.nothingToUndo);
            return redirect(to, `${texts.done.undone(sayCases(request, undone.done))}${sayRefused(request, undone)}`);
          }),
        );
      },
    }),
  ];
}

async function doToMany(desk: PageDeps['desk'], tx: Tx, request: WebRequest, body: FormBody): Promise<Answer> {
  const texts = casesTexts(request.lang);
  const cases = chosenCases(body);
  if (cases.length === 0) return refuse(422, texts.nothingChosen, texts.nothingChosenTodo);
  if (cases.length > CASES_AT_ONCE) return refuse(422, texts.tooMany, texts.tooManyTodo);
  const deed = await readDeed(tx, request, body);
  if (deed === 'no-assignee') return refuse(422, texts.noAssignee, texts.noAssigneeTodo);
  if (deed === null) return refuse(422, texts.unknownDeed);
  const done = await changeCases(desk, tx, cases, deed.deed);
  const said = sayDone(request, deed, done);
  const to = backTo(body['to']);
  if (done.undo === null) return redirect(to, said);
  return redirect(to, {
    say: said,
    undo: { action: `/lietas/atsaukt/${done.undo}?uz=${encodeURIComponent(to)}`, seconds: UNDO_SECONDS },
  });
}

function chosenCases(body: FormBody): readonly CaseId[] {
  const given = [body['chosen'] ?? []].flat();
  return given.map((id) => parseId<CaseId>(id)).filter((id) => id !== null);
}

interface DeedRead {
  readonly deed: BulkDeed;
  readonly who: string;
}

async function readDeed(tx: Tx, request: WebRequest, body: FormBody): Promise<DeedRead | 'no-assignee' | null> {
  const wanted = body['deed'];
  if (wanted === 'take' || wanted === 'release') return { deed: { do: wanted }, who: '' };
  if (wanted !== 'assign') return null;
  const to = parseId<EmployeeId>(body['assignee']);
  const employee = to === null ? null : await employeeById(tx, to);
  if (employee === null) return 'no-assignee';
  const units = await unitsOfPerson(tx, employee.id, request.today);
  return { deed: { do: 'assign', to: employee.id, units }, who: `${employee.givenName} ${employee.surname}` };
}

function sayDone(request: WebRequest, { deed, who }: DeedRead, done: ManyDone): string {
  const { done: words } = casesTexts(request.lang);
  const cases = sayCases(request, done.done);
  const said = done.done === 0 ? words.none : deed.do === 'assign' ? words.assign(cases, who) : words[deed.do](cases);
  return `${said}${sayRefused(request, done)}`;
}

/** The first few by number and reason, the rest counted. */
function sayRefused({ lang }: WebRequest, { refused }: ManyDone): string {
  if (refused.length === 0) return '';
  const texts = casesTexts(lang);
  const named = refused.slice(0, NAMED).map(({ number, why }) => {
    const reason = texts.refusals[why.refused];
    return number === null ? reason : `${number}: ${reason}`;
  });
  const rest = refused.length - named.length;
  return texts.failed([...named, ...(rest > 0 ? [texts.andMore(rest)] : [])].join('; '));
}

function sayCases({ lang }: WebRequest, count: number): string {
  return sayCount(lang, count, ['lieta', 'lietas', 'lietu'], ['case', 'cases']);
}

/** Back to the list one came from. */
function backTo(text: unknown): string {
  const path = ownPath(text);
  return /^\/(lietas|mans-darbs|lieta\/)/.test(path) ? path : '/lietas';
}
