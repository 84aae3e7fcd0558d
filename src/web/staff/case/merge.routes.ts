import { caseByNumber, mergeCasesIn, unmergeCaseIn } from '../../../desk/cases/index.ts';
import { splitMailIn, unsplitMailIn } from '../../../desk/mail/index.ts';
import { caseSurroundings, openCasesOfClient } from '../../../desk/thread/index.ts';
import { obligationsOfSubjects } from '../../../journal/index.ts';
import type { Tx } from '../../../database/database.ts';
import { type MailId, parseId } from '../../../vocabulary/ids.ts';
import type { Html } from '../../html.ts';
import type { PageDeps } from '../../page-deps.ts';
import { redirect } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { casePage } from './case.page.ts';
import { typedOf } from './panel-again.ts';
import { type CaseView, loadCase } from './load-case.ts';
import { mergePicker, mergePreview } from './merge.panel.ts';
import { conflictNotice, doneSince, onCase, refusedPage, visibleCase } from './on-case.ts';
import { pickCases } from './pick-cases.ts';
import type { Again } from './panels.view.ts';
import { caseTexts } from './texts.ts';

/** Choosing the other case, or what will be once it is chosen. */
export async function mergePanel(
  web: WebRequest,
  deps: PageDeps,
  tx: Tx,
  view: CaseView,
  again: Again = { typed: {}, errors: [] },
): Promise<Html> {
  const chosen = again.typed['into'] ?? web.url.searchParams.get('ar');
  const other = chosen === null ? null : await visibleCase(web, tx, chosen);
  if (other !== null && other.id !== view.one.id) {
    const around = await caseSurroundings(tx, other);
    const duties = await obligationsOfSubjects(tx, [other.id, view.one.id]);
    const owed = duties.filter(({ settledBy, dueAt }) => settledBy === null && dueAt !== null).length;
    return mergePreview(
      web,
      view,
      { number: other.number, title: other.title, around, owed, sameClient: other.client === view.one.client },
      again,
    );
  }
  const query = (web.url.searchParams.get('q') ?? '').trim().slice(0, 100);
  const found = query === '' ? await openCasesOfClient(tx, view.one) : await pickCases(web, deps, tx, query);
  const visible = found.filter((one) => one.id !== view.one.id && web.mayI('case.read', one));
  return mergePicker(web, view, query, visible);
}

/** Merging a case into another, parting them again, splitting a letter off. */
export function mergeRoutes(deps: PageDeps): Route[] {
  const { desk } = deps;
  return [
    defineRoute({
      method: 'POST',
      path: '/lieta/:number/apvienot',
      action: 'case.merge',
      audience: 'staff',
      handle: (web, { params, body }) =>
        onCase(web, params['number'], 'case.merge', body, async (tx, one) => {
          const texts = caseTexts(web.lang);
          const into = await visibleCase(web, tx, typeof body['into'] === 'string' ? body['into'] : undefined);
          if (into === null) return refusedPage(web, deps, tx, one, { refused: 'no-such-case' });
          const typed = typedOf(body);
          const formKey = typeof body['_form'] === 'string' ? body['_form'] : crypto.randomUUID();
          const meanwhile = await doneSince(web, tx, one, body);
          if (meanwhile.length > 0) {
            const view = await loadCase(web, deps, tx, one);
            const panel = [
              conflictNotice(web, meanwhile),
              await mergePanel(web, deps, tx, view, { typed, errors: [], formKey }),
            ];
            return casePage(web, deps, view, { status: 409, panel });
          }
          const merged = await mergeCasesIn(desk, tx, one.id, into.id, { clientsAreOne: body['one'] === 'yes' });
          if (!('refused' in merged)) {
            const undo = { action: `/lieta/${one.number}/atdalit`, seconds: 20 };
            return redirect(`/lieta/${into.number}`, { say: texts.said.merged(into.number), undo });
          }
          const view = await loadCase(web, deps, tx, one);
          const errors = merged.refused === 'other-client' ? [{ name: 'one', say: texts.refusal['other-client'] }] : [];
          const panel = await mergePanel(web, deps, tx, view, { typed, errors, formKey });
          return errors.length > 0
            ? casePage(web, deps, view, { status: 422, panel })
            : refusedPage(web, deps, tx, one, merged, { panel });
        }),
    }),
    defineRoute({
      method: 'POST',
      path: '/lieta/:number/atdalit',
      action: 'case.merge',
      audience: 'staff',
      handle: (web, { params, body }) =>
        onCase(web, params['number'], 'case.merge', body, async (tx, one) => {
          const undone = await unmergeCaseIn(desk, tx, one.id);
          if ('refused' in undone) return refusedPage(web, deps, tx, one, undone);
          return redirect(`/lieta/${one.number}`, caseTexts(web.lang).said.unmerged);
        }),
    }),
    defineRoute({
      method: 'POST',
      path: '/lieta/:number/izdalit',
      action: 'case.write',
      audience: 'staff',
      handle: (web, { params, body }) =>
        onCase(web, params['number'], 'case.write', body, async (tx, one) => {
          const mail = parseId<MailId>(body['mail']);
          const split =
            mail === null ? ({ refused: 'mail-not-in-case' } as const) : await splitMailIn(desk, tx, one.id, mail);
          if ('refused' in split) return refusedPage(web, deps, tx, one, split);
          const undo = { action: `/lieta/${split.number}/savienot`, seconds: 20 };
          return redirect(`/lieta/${split.number}`, { say: caseTexts(web.lang).said.split(split.number), undo });
        }),
    }),
    defineRoute({
      method: 'POST',
      path: '/lieta/:number/savienot',
      action: 'case.write',
      audience: 'staff',
      handle: (web, { params, body }) =>
        onCase(web, params['number'], 'case.write', body, async (tx, one) => {
          const back = await unsplitMailIn(desk, tx, one.id);
          if ('refused' in back) return refusedPage(web, deps, tx, one, back);
          const merged = await caseByNumber(tx, one.number);
          const { into } = await caseSurroundings(tx, merged ?? one);
          return redirect(`/lieta/${into?.number ?? one.number}`, caseTexts(web.lang).said.unsplit);
        }),
    }),
  ];
}
