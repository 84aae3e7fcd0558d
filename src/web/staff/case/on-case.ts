import type { Tx } from '../../../database/database.ts';
import { type Case, caseByNumber } from '../../../desk/cases/index.ts';
import type { Action } from '../../../desk/powers/index.ts';
import { eventsSince, type JournalLine } from '../../../desk/thread/index.ts';
import { retrying } from '../../../journal/index.ts';
import { callout } from '../../components/callout.ts';
import { type Html, html } from '../../html.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import type { FormBody } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayWhen } from '../../texts/say.ts';
import { type CasePageOptions, casePage } from './case.page.ts';
import { accessToCase } from '../readings/log-read.ts';
import { sayEvent } from './journal.view.ts';
import { AtTheDoor, loadCase } from './load-case.ts';
import { type AnyRefusal, relationOf, sayRefusal } from './refusals.ts';
import { caseTexts } from './texts.ts';

const NUMBER = /^[a-z]{1,6}-20\d\d-\d{5,9}$/i;

/**
 * The case of a number, where this person may see it; `null` says as little of one that is another's as of none. The
 * database has spoken before (0012): what the policy does not give is one's by being named on it or by a stated ground.
 */
export async function visibleCase(web: WebRequest, tx: Tx, number: string | undefined): Promise<Case | null> {
  if (number === undefined || !NUMBER.test(number)) return null;
  const one = await caseByNumber(tx, number);
  if (one === null || web.mayI('case.read', relationOf(one))) return one;
  return (await accessToCase(web, tx, one)).access === 'ask' ? null : one;
}

/**
 * Does a form's deed on a case once: finds the case, asks whether this person may, and does the work in one transaction
 * with the form's key. Where somebody else was faster it is decided again.
 */
export function onCase(
  web: WebRequest,
  number: string | undefined,
  action: Action,
  body: FormBody,
  work: (tx: Tx, one: Case) => Promise<Answer>,
): Promise<Answer> {
  return retrying(() =>
    answerOnce(web, body, async (tx) => {
      const one = await visibleCase(web, tx, number);
      if (one === null) {
        await web.deps.barred?.(web, number, action);
        return refuse(404);
      }
      if (!web.mayI(action, relationOf(one))) return refuse(403, caseTexts(web.lang).refusal.notYours);
      return orDoor(work(tx, one));
    }),
  );
}

/** The answer; where it would show a case that is opened with a ground first, the way to its door. */
export async function orDoor(work: Promise<Answer>): Promise<Answer> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AtTheDoor) return redirect(`/lieta/${error.number}`);
    throw error;
  }
}

/** The page of the case again, with what hinders the deed on top; nothing is written. */
export async function refusedPage(
  web: WebRequest,
  deps: PageDeps,
  tx: Tx,
  one: Case,
  refusal: AnyRefusal | string,
  options: CasePageOptions = {},
): Promise<Answer> {
  const view = await loadCase(web, deps, tx, one);
  const said = typeof refusal === 'string' ? refusal : sayRefusal(refusal, web.lang, view.around.holder);
  const panel = html`<div class="callout late" role="alert" tabindex="-1" data-focus-first><strong>${said}</strong></div>${options.panel}`;
  return casePage(web, deps, view, { status: 422, ...options, panel });
}

/** The version that a form was opened upon; `null` where it names none. */
export function versionOf(body: FormBody): number | null {
  const version = Number(body['version']);
  return Number.isInteger(version) && version > 0 ? version : null;
}

/** What others have done in the case since a form was opened upon it: to be seen before one goes on. */
export async function doneSince(web: WebRequest, tx: Tx, one: Case, body: FormBody): Promise<readonly JournalLine[]> {
  const version = versionOf(body);
  if (version === null) return [];
  const lines = await eventsSince(tx, one.id, version);
  return lines.filter(({ actor_id }) => actor_id !== web.me?.employee);
}

/** Says what happened meanwhile, line by line; what was typed stands in the form below. */
export function conflictNotice(web: WebRequest, lines: readonly JournalLine[]): Html {
  const texts = caseTexts(web.lang).conflict;
  const said = lines.map(
    (line) =>
      html`<li>${sayWhen(web.lang, line.at, web.now)} · ${line.actor ?? texts.desk} · ${sayEvent(line, web.lang)}</li>`,
  );
  return html`<div role="alert" tabindex="-1" data-focus-first>${callout('near', texts.title, html`<ul>${said}</ul><p>${texts.todo}</p>`)}</div>`;
}
