import {
  type Case,
  type CaseDeed,
  caseByNumber,
  changeCaseIn,
  insertNote,
  lockCase,
} from '../../../desk/cases/index.ts';
import { newId } from '../../../desk/context.ts';
import { saveFormOfAddress } from '../../../desk/clients/index.ts';
import { type JournalLine, journalBelow, lookIn, postsOn } from '../../../desk/thread/index.ts';
import { recordOnCase } from '../../../desk/cases/index.ts';
import type { Fact } from '../../../vocabulary/events.ts';
import { type EmployeeId, type NoteId, parseId, type UnitId } from '../../../vocabulary/ids.ts';
import { CLOSING_OUTCOMES, HAND_OVER_REASONS, SUBMISSION_KINDS } from '../../../vocabulary/words.ts';
import type { Tx } from '../../../database/database.ts';
import { retrying } from '../../../journal/index.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, json, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import { oneOf, readForm, text } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { casePage } from './case.page.ts';
import { loadCase } from './load-case.ts';
import { conflictNotice, doneSince, onCase, refusedPage, visibleCase } from './on-case.ts';
import { type Again, assignPanel, classifyPanel, closePanel, handOverPanel, isAnswerOwed } from './panels.view.ts';
import { relationOf, sayRefusal } from './refusals.ts';
import { caseTexts } from './texts.ts';
import { deskWords } from './words.ts';

const UNDO_SECONDS = 20;

/** Everything that is done to a case from its page: each a form that works without script. */
export function deedRoutes(deps: PageDeps): Route[] {
  const { desk } = deps;

  /** A deed of one button: done, or refused on the page of the case. */
  const plain = (
    path: string,
    action: 'case.take' | 'case.write' | 'case.merge',
    deed: (web: WebRequest, one: Case, tx: Tx) => CaseDeed | string | Promise<CaseDeed | string>,
    said: (web: WebRequest, number: string) => { say: string; undo?: { action: string; seconds: number } },
  ): Route =>
    defineRoute({
      method: 'POST',
      path: `/lieta/:number/${path}`,
      action,
      audience: 'staff',
      handle: (web, { params, body }) =>
        onCase(web, params['number'], action, body, async (tx, one) => {
          const wanted = await deed(web, one, tx);
          if (typeof wanted === 'string') return refusedPage(web, deps, tx, one, wanted);
          const changed = await changeCaseIn(desk, tx, one.id, wanted);
          if ('refused' in changed) return refusedPage(web, deps, tx, one, changed);
          return redirect(`/lieta/${one.number}`, said(web, one.number));
        }),
    });

  return [
    plain(
      'uznemties',
      'case.take',
      (web, one) => ({ do: 'take', by: web.me?.employee as EmployeeId, unit: one.unit }),
      (web, number) => ({ say: caseTexts(web.lang).said.taken, undo: undo(number, 'atgriezt') }),
    ),
    plain(
      'atgriezt',
      'case.write',
      () => ({ do: 'release' }),
      (web) => ({ say: caseTexts(web.lang).said.released }),
    ),
    plain(
      'gaida',
      'case.write',
      async (web, one, tx) => {
        const { entries } = await loadCase(web, deps, tx, one);
        const last = entries.findLast(
          (entry) => entry.what === 'reply' || (entry.what === 'mail' && entry.awaits_answer),
        );
        const isAsked =
          last === undefined || (last.what === 'reply' && last.state !== 'bounced' && last.state !== 'failed');
        return isAsked ? { do: 'put-to-client' } : caseTexts(web.lang).refusal.nothingAsked;
      },
      (web) => ({ say: caseTexts(web.lang).said.putToClient }),
    ),
    plain(
      'atvert',
      'case.write',
      (web) => ({ do: 'reopen', why: web.url.searchParams.has('atsaukt') ? 'undo' : 'employee' }),
      (web) => ({ say: caseTexts(web.lang).said.reopened }),
    ),
    handOver(deps),
    handBack(deps),
    assign(deps),
    classify(deps),
    close(deps),
    note(deps),
    addressAs(deps),
    presence(deps),
  ];
}

function undo(number: string, path: string): { action: string; seconds: number } {
  return { action: `/lieta/${number}/${path}`, seconds: UNDO_SECONDS };
}

/** `unit:<id>` or `<employee>@<unit>`, as the list of people sends it; `null` for anything else. */
export function parsePost(value: string): { readonly unit: UnitId; readonly holder: EmployeeId | null } | null {
  if (value.startsWith('unit:')) {
    const unit = parseId<UnitId>(value.slice(5));
    return unit === null ? null : { unit, holder: null };
  }
  const [person, place] = value.split('@');
  const [holder, unit] = [parseId<EmployeeId>(person), parseId<UnitId>(place)];
  return holder === null || unit === null ? null : { unit, holder };
}

function handOver(deps: PageDeps): Route {
  const fields = { to: text({ required: true, max: 100 }), reason: oneOf(HAND_OVER_REASONS, { required: true }) };
  return defineRoute({
    method: 'POST',
    path: '/lieta/:number/nodot',
    action: 'case.write',
    audience: 'staff',
    handle: (web, { params, body }) =>
      onCase(web, params['number'], 'case.write', body, async (tx, one) => {
        const texts = caseTexts(web.lang);
        const labels = { to: texts.panel.handOver.to, reason: texts.panel.handOver.reason };
        const read = readForm(fields, body, labels, web.lang);
        const posts = await postsOn(tx, web.today, null);
        const back = (again: Again, notice?: Parameters<typeof refusedPage>[4]) =>
          panelAgain(web, deps, tx, one, (view) => handOverPanel(web, view, posts, again), notice);
        if (!read.ok) return back(read);
        const to = parsePost(read.values.to);
        const known = posts.find(
          ({ unit, employee }) => unit === to?.unit && (to.holder === null || employee === to.holder),
        );
        if (to === null || known === undefined)
          return back({
            typed: typedOf(body),
            errors: [{ name: 'to', say: texts.panel.handOver.to }],
            formKey: read.formKey,
          });
        const meanwhile = await doneSince(web, tx, one, body);
        if (meanwhile.length > 0)
          return conflict(web, deps, tx, one, meanwhile, (view) =>
            handOverPanel(web, view, posts, { typed: typedOf(body), errors: [], formKey: read.formKey }),
          );
        const changed = await changeCaseIn(deps.desk, tx, one.id, {
          do: 'hand-over',
          unit: to.unit,
          to: to.holder,
          reason: read.values.reason,
        });
        if ('refused' in changed) return back({ typed: typedOf(body), errors: [], formKey: read.formKey }, changed);
        const name = to.holder === null ? (web.lang === 'lv' ? known.unit_lv : known.unit_en) : known.name;
        const isMine = web.mayI('case.read', relationOf(changed.case));
        return redirect(isMine ? `/lieta/${one.number}` : '/', {
          say: `${one.number}. ${texts.said.handedOver(name)}`,
          undo: undo(one.number, 'nodot/atsaukt'),
        });
      }),
  });
}

/** Takes back a handing over of one's own that was the last thing done, also where the case is out of one's reach now. */
function handBack({ desk }: PageDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/lieta/:number/nodot/atsaukt',
    action: 'case.write',
    audience: 'staff',
    handle: (web, { params, body }) =>
      retrying(() =>
        answerOnce(web, body, async (tx): Promise<Answer> => {
          const found = await caseByNumber(tx, params['number'] ?? '');
          const one = found === null ? null : await lockCase(tx, found.id);
          if (one === null) return refuse(404);
          const deeds = (await journalBelow(tx, one.id, 2 ** 31 - 1, 60)).filter(
            ({ kind }) => MOVES.has(kind) || STOPS.has(kind),
          );
          const [last, before] = [deeds[0], deeds.slice(1).find(({ kind }) => MOVES.has(kind))];
          const isMine = last?.kind === 'case.handed-over' && last.actor_id === web.me?.employee;
          if (!isMine)
            return web.mayI('case.read', relationOf(one))
              ? refuse(409, caseTexts(web.lang).refusal.notHandedOver)
              : refuse(404);
          const former = formerPost(before, one);
          const at = desk.clock();
          const fact: Fact =
            former.holder === null
              ? { kind: 'case.released', at, facts: { unit: former.unit } }
              : { kind: 'case.assigned', at, facts: { unit: former.unit, holder: former.holder } };
          await recordOnCase(desk, tx, { ...one, ...former }, [fact], one);
          return redirect(`/lieta/${one.number}`, caseTexts(web.lang).said.handedBack);
        }),
      ),
  });
}

const MOVES: ReadonlySet<string> = new Set([
  'case.opened',
  'case.taken',
  'case.released',
  'case.assigned',
  'case.handed-over',
]);
const STOPS: ReadonlySet<string> = new Set(['case.closed', 'case.merged', 'reply.approved', 'case.put-to-client']);

function formerPost(before: JournalLine | undefined, one: Case): { unit: UnitId; holder: EmployeeId | null } {
  const unit = (before?.facts['unit'] as UnitId | undefined) ?? one.unit;
  return { unit, holder: (before?.facts['holder'] as EmployeeId | null | undefined) ?? null };
}

function assign(deps: PageDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/lieta/:number/uzdot',
    action: 'case.assign',
    audience: 'staff',
    handle: (web, { params, body }) =>
      onCase(web, params['number'], 'case.assign', body, async (tx, one) => {
        const texts = caseTexts(web.lang);
        const posts = await postsOn(tx, web.today, one.unit);
        const read = readForm(
          { to: text({ required: true, max: 100 }) },
          body,
          { to: texts.panel.assign.to },
          web.lang,
        );
        const back = (again: Again) => panelAgain(web, deps, tx, one, (view) => assignPanel(web, view, posts, again));
        if (!read.ok) return back(read);
        const to = parsePost(read.values.to);
        const known = posts.find(({ unit, employee }) => unit === to?.unit && employee === to.holder);
        if (to === null || to.holder === null || known === undefined)
          return back({
            typed: typedOf(body),
            errors: [{ name: 'to', say: texts.panel.assign.to }],
            formKey: read.formKey,
          });
        const changed = await changeCaseIn(deps.desk, tx, one.id, { do: 'assign', to: to.holder, unit: to.unit });
        if ('refused' in changed) return refusedPage(web, deps, tx, one, changed);
        return redirect(`/lieta/${one.number}`, texts.said.assigned(known.name));
      }),
  });
}

function classify(deps: PageDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/lieta/:number/veids',
    action: 'case.write',
    audience: 'staff',
    handle: (web, { params, body }) =>
      onCase(web, params['number'], 'case.write', body, async (tx, one) => {
        const texts = caseTexts(web.lang);
        const former = web.url.searchParams.get('uz');
        const given: FormBody = former === null ? body : { ...body, submission: former };
        const read = readForm(
          { submission: oneOf(SUBMISSION_KINDS, { required: true }) },
          given,
          { submission: texts.panel.classify.kind },
          web.lang,
        );
        if (!read.ok) return panelAgain(web, deps, tx, one, (view) => classifyPanel(web, deps, view, read));
        const changed = await changeCaseIn(deps.desk, tx, one.id, {
          do: 'classify',
          submission: read.values.submission,
        });
        if ('refused' in changed) return refusedPage(web, deps, tx, one, changed);
        const say = texts.said.classified(deskWords(web.lang).submission[read.values.submission]);
        return redirect(
          `/lieta/${one.number}`,
          former === null ? { say, undo: undo(one.number, `veids?uz=${one.submission}`) } : say,
        );
      }),
  });
}

function close(deps: PageDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/lieta/:number/slegt',
    action: 'case.write',
    audience: 'staff',
    handle: (web, { params, body }) =>
      onCase(web, params['number'], 'case.write', body, async (tx, one) => {
        const texts = caseTexts(web.lang);
        const read = readForm(
          { outcome: oneOf(CLOSING_OUTCOMES, { required: true }) },
          body,
          { outcome: texts.panel.close.outcome },
          web.lang,
        );
        if (!read.ok) return panelAgain(web, deps, tx, one, (view) => closePanel(web, view, read));
        const again: Again = { typed: typedOf(body), errors: [], formKey: read.formKey };
        const meanwhile = await doneSince(web, tx, one, body);
        if (meanwhile.length > 0)
          return conflict(web, deps, tx, one, meanwhile, (view) => closePanel(web, view, again));
        const answerOwed = isAnswerOwed(await loadCase(web, deps, tx, one));
        const changed = await changeCaseIn(deps.desk, tx, one.id, {
          do: 'close',
          outcome: read.values.outcome,
          answerOwed,
        });
        if ('refused' in changed) {
          if (changed.refused !== 'answer-owed') return refusedPage(web, deps, tx, one, changed);
          const errors = [{ name: 'outcome', say: sayRefusal(changed, web.lang, null) }];
          return panelAgain(web, deps, tx, one, (view) => closePanel(web, view, { ...again, errors }));
        }
        return redirect(`/lieta/${one.number}`, { say: texts.said.closed, undo: undo(one.number, 'atvert?atsaukt=1') });
      }),
  });
}

function note(deps: PageDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/lieta/:number/piezime',
    action: 'case.write',
    audience: 'staff',
    handle: (web, { params, body }) =>
      onCase(web, params['number'], 'case.write', body, async (tx, one) => {
        const texts = caseTexts(web.lang);
        const read = readForm(
          { note: text({ required: true, max: 20_000 }) },
          body,
          { note: texts.note.label },
          web.lang,
        );
        if (!read.ok) {
          const view = await loadCase(web, deps, tx, one);
          return casePage(web, deps, view, {
            status: 422,
            note: { typed: read.typed.note, errors: read.errors, formKey: read.formKey },
          });
        }
        const id = newId<NoteId>();
        const changed = await changeCaseIn(deps.desk, tx, one.id, { do: 'note', note: id });
        if ('refused' in changed) return refusedPage(web, deps, tx, one, changed);
        await insertNote(tx, {
          id,
          case: one.id,
          author: web.me?.employee ?? '',
          text: read.values.note,
          at: deps.desk.clock(),
        });
        return redirect(`/lieta/${one.number}`, texts.said.noted);
      }),
  });
}

function addressAs(deps: PageDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/lieta/:number/uzruna',
    action: 'case.write',
    audience: 'staff',
    handle: (web, { params, body }) =>
      onCase(web, params['number'], 'case.write', body, async (tx, one) => {
        const texts = caseTexts(web.lang);
        const read = readForm({ form: text({ max: 120 }) }, body, { form: texts.aside.addressAs }, web.lang);
        if (!read.ok) return refusedPage(web, deps, tx, one, read.errors[0]?.say ?? '');
        await saveFormOfAddress(tx, one.client, read.values.form ?? '');
        tx.afterCommit(() => deps.desk.notify([`case:${one.id}`]));
        return redirect(`/lieta/${one.number}`, texts.said.saved);
      }),
  });
}

/** Says that the page still stands open before somebody; called by the browser each minute. */
function presence(deps: PageDeps): Route {
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

/** What was typed, as it was typed. */
export function typedOf(body: FormBody): Record<string, string> {
  const pairs = Object.entries(body).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  return Object.fromEntries(pairs.filter(([name]) => !name.startsWith('_')));
}

type PanelOf = (view: Awaited<ReturnType<typeof loadCase>>) => ReturnType<typeof closePanel>;

/** The panel again with what has to be mended; status 422. */
async function panelAgain(
  web: WebRequest,
  deps: PageDeps,
  tx: Tx,
  one: Case,
  panel: PanelOf,
  refusal?: Parameters<typeof refusedPage>[4],
): Promise<Answer> {
  const view = await loadCase(web, deps, tx, one);
  if (refusal !== undefined) return refusedPage(web, deps, tx, one, refusal, { panel: panel(view) });
  return casePage(web, deps, view, { status: 422, panel: panel(view) });
}

/** Somebody was faster: what they did is shown, what was typed stands, and a second press goes on. */
async function conflict(
  web: WebRequest,
  deps: PageDeps,
  tx: Tx,
  one: Case,
  lines: readonly JournalLine[],
  panel: PanelOf,
): Promise<Answer> {
  const view = await loadCase(web, deps, tx, one);
  return casePage(web, deps, view, { status: 409, panel: [conflictNotice(web, lines), panel(view)] });
}
