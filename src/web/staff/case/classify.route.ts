import { changeCaseIn } from '../../../desk/cases/index.ts';
import { SUBMISSION_KINDS } from '../../../vocabulary/words.ts';
import type { PageDeps } from '../../page-deps.ts';
import { redirect } from '../../server/answer.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import { oneOf, readForm } from '../../server/read-form.ts';
import { onCase, refusedPage } from './on-case.ts';
import { classifyPanel } from './panels.view.ts';
import { caseTexts } from './texts.ts';
import { deskWords } from './words.ts';
import { panelAgain } from './panel-again.ts';
import { undo } from './undo.ts';

/** Saying what a submission is in law. */
export function classifyRoute(deps: PageDeps): Route {
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
