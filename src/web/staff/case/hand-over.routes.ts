import { type Case, caseByNumber, changeCaseIn, lockCase, recordOnCase } from '../../../desk/cases/index.ts';
import { handOverCase, markStanding, markTakenBack } from '../../../desk/hand-over/index.ts';
import { type JournalLine, journalBelow, postsOn } from '../../../desk/thread/index.ts';
import type { Fact } from '../../../vocabulary/events.ts';
import { type EmployeeId, parseId, type UnitId } from '../../../vocabulary/ids.ts';
import { HAND_OVER_REASONS } from '../../../vocabulary/words.ts';
import { retrying } from '../../../journal/index.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import { oneOf, readForm, text, ticked } from '../../server/read-form.ts';
import { closingWordsRoute } from './closing-words.route.ts';
import { handBackRoute, nameOf } from './hand-back.route.ts';
import { doneSince, onCase, refusedPage } from './on-case.ts';
import { handOverChoices, handOverPanel } from './hand-over.view.ts';
import { type Again, assignPanel } from './panels.view.ts';
import { relationOf } from './refusals.ts';
import { caseTexts } from './texts.ts';
import { panelAfterOthers, panelAgain, typedOf } from './panel-again.ts';
import { undo } from './undo.ts';

/** Handing over, taking that back, not accepting it, and assigning within the unit. */
export function handOverRoutes(deps: PageDeps): Route[] {
  return [handOver(deps), closingWordsRoute(deps), takeBack(deps), handBackRoute(deps), assign(deps)];
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
  const fields = {
    to: text({ required: true, max: 100 }),
    reason: oneOf(HAND_OVER_REASONS, { required: true }),
    told: ticked(),
  };
  return defineRoute({
    method: 'POST',
    path: '/lieta/:number/nodot',
    action: 'case.write',
    audience: 'staff',
    handle: (web, { params, body }) =>
      onCase(web, params['number'], 'case.write', body, async (tx, one) => {
        const texts = caseTexts(web.lang);
        const labels = {
          to: texts.panel.handOver.to,
          reason: texts.panel.handOver.reason,
          told: texts.panel.handOver.told,
        };
        const read = readForm(fields, body, labels, web.lang);
        const choices = await handOverChoices(web, tx, one);
        const { posts } = choices;
        const back = (again: Again, notice?: Parameters<typeof refusedPage>[4]) =>
          panelAgain(web, deps, tx, one, (view) => handOverPanel(web, view, choices, again), notice);
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
          return panelAfterOthers(web, deps, tx, one, meanwhile, (view) =>
            handOverPanel(web, view, choices, { typed: typedOf(body), errors: [], formKey: read.formKey }),
          );
        const changed = await handOverCase(deps.desk, tx, one, {
          unit: to.unit,
          to: to.holder,
          reason: read.values.reason,
          phraseGiven: read.values.told === true,
        });
        if ('refused' in changed) return back({ typed: typedOf(body), errors: [], formKey: read.formKey }, changed);
        const name = to.holder === null ? (web.lang === 'lv' ? known.unit_lv : known.unit_en) : known.name;
        const isMine = web.mayI('case.read', relationOf(changed.case));
        const climbed = changed.climbedTo === null ? null : await nameOf(web, tx, changed.climbedTo.employee);
        return redirect(isMine ? `/lieta/${one.number}` : '/', {
          say: `${one.number}. ${climbed === null ? texts.said.handedOver(name) : texts.said.climbed(climbed)}`,
          undo: undo(one.number, 'nodot/atsaukt'),
        });
      }),
  });
}

/** Takes back a handing over (or a handing back) of one's own that was the last thing done, also where the case is out of one's reach now. */
function takeBack({ desk }: PageDeps): Route {
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
          const me = web.me?.employee;
          const isMine =
            (last?.kind === 'case.handed-over' || last?.kind === 'case.handed-back') && last.actor_id === me;
          if (!isMine || me === undefined)
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
          if (last.kind === 'case.handed-back') await markStanding(tx, one.id, me);
          else await markTakenBack(tx, one.id, me, at);
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
  'case.handed-back',
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
