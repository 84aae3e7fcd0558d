import { makePromiseIn } from '../../../desk/promises/index.ts';
import { giveWord } from '../../../desk/replies/index.ts';
import type { PageDeps } from '../../page-deps.ts';
import { redirect } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import { sayWhen } from '../../texts/say.ts';
import { composerPath } from '../composer/composer-section.ts';
import { refusalWords } from '../composer/refusals.ts';
import { author } from '../composer/who.ts';
import { readTimeFields, wordOf } from '../promises/fields.ts';
import { TOLD_FORMS } from '../promises/promise-deeds.view.ts';
import { sayRefusal } from '../promises/say-promise.ts';
import { promisesTexts } from '../promises/texts.ts';
import { onCase, refusedPage } from './on-case.ts';
import { panelAgain, typedOf } from './panel-again.ts';
import type { Again } from './panels.view.ts';
import { makePromisePanel, PROMISE_CHANNELS } from './promise.panel.ts';

/** Promising the client of a case an answer (8.5.1), and giving them word (5.3.4). */
export function promiseRoutes(deps: PageDeps): Route[] {
  return [make(deps), word(deps)];
}

function make(deps: PageDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/lieta/:number/solit',
    action: 'case.write',
    audience: 'staff',
    handle: (web, { params, body }) =>
      onCase(web, params['number'], 'case.write', body, async (tx, one) => {
        const texts = promisesTexts(web.lang);
        const time = readTimeFields(web, deps, 'solit', body, one.unit);
        const form = TOLD_FORMS.find((known) => known === body['solit-form']);
        const channel = PROMISE_CHANNELS.find((known) => known === body['solit-channel']);
        const what = wordOf(body, 'solit-what').slice(0, 300);
        const formKey = typeof body['_form'] === 'string' ? { formKey: body['_form'] } : {};
        const back = (errors: Again['errors']) =>
          panelAgain(web, deps, tx, one, (view) =>
            makePromisePanel(web, view, { typed: typedOf(body), errors, ...formKey }),
          );
        const errors = [
          ...(what.length < 3 ? [{ name: 'solit-what', say: texts.refused['words-missing'] }] : []),
          ...('errors' in time ? time.errors : time.at === null ? [{ name: 'solit-day', say: texts.dayMissing }] : []),
          ...(form === undefined ? [{ name: 'solit-form', say: texts.make.form }] : []),
          ...(channel === undefined ? [{ name: 'solit-channel', say: texts.make.channel }] : []),
        ];
        if (errors.length > 0 || 'errors' in time || time.at === null || form === undefined || channel === undefined)
          return back(errors);
        const made = await makePromiseIn(deps.desk, tx, {
          what,
          to: { to: 'client', client: one.client },
          case: one.id,
          channel,
          form,
          answerBy: time.at,
          // Whoever has the case answers for what its client is promised.
          holder: one.holder ?? author(web).employee,
          unit: one.unit,
        });
        if ('refused' in made) return back([{ name: 'solit-day', say: sayRefusal(made, web) }]);
        return redirect(`/lieta/${one.number}`, texts.said.made(sayWhen(web.lang, made.answerBy, web.now)));
      }),
  });
}

/** Fills the draft and opens the composer: the word leaves by its checks only. */
function word(deps: PageDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/lieta/:number/zina',
    action: 'case.write',
    audience: 'staff',
    handle: (web, { params, body }) =>
      onCase(web, params['number'], 'case.write', body, async (tx, one) => {
        const texts = promisesTexts(web.lang).update;
        const given = await giveWord(deps.desk, tx, author(web), one);
        const to = composerPath(one.number);
        if (!('refused' in given)) return given.done === 'filled' ? redirect(to) : redirect(to, texts.draftKept);
        if (given.refused === 'answer-written') return redirect(to, texts.draftWritten);
        if (given.refused === 'on-its-way') return redirect(`/lieta/${one.number}`, texts.onItsWay);
        return refusedPage(web, deps, tx, one, refusalWords(given, web.lang));
      }),
  });
}
