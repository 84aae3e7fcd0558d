import type { Tx } from '../../../database/database.ts';
import { knownDirectory, lookup } from '../../../desk/directory/index.ts';
import { handBackCase } from '../../../desk/hand-over/index.ts';
import type { EmployeeId } from '../../../vocabulary/ids.ts';
import { HAND_BACK_REASONS } from '../../../vocabulary/words.ts';
import type { PageDeps } from '../../page-deps.ts';
import { redirect } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import { oneOf, readForm, text } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { arrived, handBackPanel } from './arrival.view.ts';
import { onCase } from './on-case.ts';
import { panelAgain, typedOf } from './panel-again.ts';
import type { Again } from './panels.view.ts';
import { relationOf } from './refusals.ts';
import { caseTexts } from './texts.ts';
import { undo } from './undo.ts';

/** 5.2.3: a hand-over is not accepted: back to whoever had the case, or up to the common head. */
export function handBackRoute(deps: PageDeps): Route {
  const fields = { reason: oneOf(HAND_BACK_REASONS, { required: true }), words: text({ required: true, max: 500 }) };
  return defineRoute({
    method: 'POST',
    path: '/lieta/:number/atteikt',
    action: 'case.write',
    audience: 'staff',
    handle: (web, { params, body }) =>
      onCase(web, params['number'], 'case.write', body, async (tx, one) => {
        const texts = caseTexts(web.lang);
        const came = await arrived(web, deps, tx, one);
        const read = readForm(fields, body, texts.panel.handBack, web.lang);
        const again = (view: Again) => (shown: Parameters<typeof handBackPanel>[1]) =>
          handBackPanel(web, shown, came, view);
        if (!read.ok) return panelAgain(web, deps, tx, one, again(read));
        const done = await handBackCase(deps.desk, tx, one, read.values);
        if ('refused' in done)
          return panelAgain(
            web,
            deps,
            tx,
            one,
            again({ typed: typedOf(body), errors: [], formKey: read.formKey }),
            done,
          );
        const to = done.case.holder === null ? came.from : await nameOf(web, tx, done.case.holder);
        const say = done.climbedTo === null ? texts.said.returned(to) : texts.said.climbed(to);
        return redirect(web.mayI('case.read', relationOf(done.case)) ? `/lieta/${one.number}` : '/', {
          say: `${one.number}. ${say}`,
          undo: undo(one.number, 'nodot/atsaukt'),
        });
      }),
  });
}

export async function nameOf(web: WebRequest, tx: Tx, employee: EmployeeId): Promise<string> {
  const person = lookup(await knownDirectory(web.deps.database, tx)).people.get(employee);
  return person === undefined ? '' : `${person.givenName} ${person.surname}`;
}
