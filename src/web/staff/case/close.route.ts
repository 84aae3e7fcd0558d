import { changeCaseIn } from '../../../desk/cases/index.ts';
import { CLOSING_OUTCOMES } from '../../../vocabulary/words.ts';
import type { PageDeps } from '../../page-deps.ts';
import { redirect } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import { oneOf, readForm } from '../../server/read-form.ts';
import { loadCase } from './load-case.ts';
import { doneSince, onCase, refusedPage } from './on-case.ts';
import { type Again, closePanel, isAnswerOwed } from './panels.view.ts';
import { sayRefusal } from './refusals.ts';
import { caseTexts } from './texts.ts';
import { panelAfterOthers, panelAgain, typedOf } from './panel-again.ts';
import { undo } from './undo.ts';

/** Closing; „atbildēta” only when the answer has left (5.2.1). */
export function closeRoute(deps: PageDeps): Route {
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
          return panelAfterOthers(web, deps, tx, one, meanwhile, (view) => closePanel(web, view, again));
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
