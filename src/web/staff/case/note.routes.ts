import { changeCaseIn, insertNote } from '../../../desk/cases/index.ts';
import { newId } from '../../../desk/context.ts';
import { saveFormOfAddress } from '../../../desk/clients/index.ts';
import type { NoteId } from '../../../vocabulary/ids.ts';
import type { PageDeps } from '../../page-deps.ts';
import { redirect } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import { readForm, text } from '../../server/read-form.ts';
import { casePage } from './case.page.ts';
import { loadCase } from './load-case.ts';
import { onCase, refusedPage } from './on-case.ts';
import { caseTexts } from './texts.ts';

/** What is written beside a case: a note that stays in the house, and how the client is addressed. */
export function noteRoutes(deps: PageDeps): Route[] {
  return [note(deps), addressAs(deps)];
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
