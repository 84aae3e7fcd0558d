import {
  askColleagueIn,
  changePromiseIn,
  type ChangeRefusal,
  type PromiseChanging,
  promiseLine,
  type PromiseLine,
} from '../../../desk/promises/index.ts';
import type { Tx } from '../../../database/database.ts';
import { retrying } from '../../../journal/index.ts';
import { type PostChoice, postsOn } from '../../../desk/thread/index.ts';
import { parseId, type PromiseId, type UnitId } from '../../../vocabulary/ids.ts';
import { ANSWER_FORMS } from '../../../vocabulary/words.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import type { FieldError } from '../../components/form.ts';
import { sayWhen } from '../../texts/say.ts';
import { parsePost } from '../case/hand-over.routes.ts';
import { readTimeFields, wordOf } from './fields.ts';
import { loadPromise } from './load-promise.ts';
import { TOLD_FORMS } from './promise-deeds.view.ts';
import { promisePage } from './promise.page.ts';
import { sayRefusal } from './say-promise.ts';
import { promisesTexts } from './texts.ts';

/** What a form of the page asks for; or what has to be mended first. */
type Doing = (
  tx: Tx,
  web: WebRequest,
  one: PromiseLine,
  body: FormBody,
) => Promise<string | ChangeRefusal | { readonly errors: readonly FieldError[] }>;

/** Everything that is done to a promise from its page. */
export function deedsRoutes(deps: PageDeps): Route[] {
  const change = (tx: Tx, one: PromiseLine, deed: PromiseChanging) => changePromiseIn(deps.desk, tx, one.id, deed);
  return [
    deedRoute(deps, 'izdarits', 'izdarits-words', async (tx, web, one, body) => {
      const done = await change(tx, one, { do: 'keep', form: one.form, words: wordOf(body, 'izdarits-words') });
      return 'refused' in done ? done : promisesTexts(web.lang).said.kept;
    }),
    deedRoute(deps, 'atcelt', 'atcelt-why', async (tx, web, one, body) => {
      const done = await change(tx, one, { do: 'call-off', words: wordOf(body, 'atcelt-why') });
      return 'refused' in done ? done : promisesTexts(web.lang).said.calledOff;
    }),
    deedRoute(deps, 'norunat', 'norunat-day', (tx, web, one, body) => renegotiate(deps, tx, web, one, body)),
    deedRoute(deps, 'nodot', 'nodot-to', (tx, web, one, body) => passOn(deps, tx, web, one, body)),
    deedRoute(deps, 'lugt', 'lugt-day', (tx, web, one, body) => ask(deps, tx, web, one, body)),
  ];
}

/** A refusal stands at `field` of the form that was sent; what was typed stays. */
function deedRoute(deps: PageDeps, deed: string, field: string, doing: Doing): Route {
  return defineRoute({
    method: 'POST',
    path: `/solijums/:id/${deed}`,
    action: 'promise.write',
    audience: 'staff',
    handle: (web, { params, body }) =>
      retrying(() =>
        answerOnce(web, body, async (tx): Promise<Answer> => {
          const id = parseId<PromiseId>(params['id']);
          const one = id === null ? null : await promiseLine(tx, id);
          if (one === null) return refuse(404);
          if (!web.mayI('promise.write', one)) return refuse(403);
          const done = await doing(tx, web, one, body);
          if (typeof done === 'string') {
            // Whoever passed it on still sees it.
            return redirect(`/solijums/${one.id}`, done);
          }
          const errors = 'errors' in done ? done.errors : [{ name: field, say: sayRefusal(done, web) }];
          return promisePage(web, deps, await loadPromise(web, tx, one), { deed, typed: typedOf(body), errors });
        }),
      ),
  });
}

async function renegotiate(deps: PageDeps, tx: Tx, web: WebRequest, one: PromiseLine, body: FormBody) {
  const texts = promisesTexts(web.lang);
  const time = readTimeFields(web, deps, 'norunat', body, one.unit);
  const told = TOLD_FORMS.find((form) => form === body['norunat-told']);
  const agreed = body['norunat-agreed'];
  const errors = [
    ...('errors' in time ? time.errors : time.at === null ? [{ name: 'norunat-day', say: texts.dayMissing }] : []),
    ...(told === undefined ? [{ name: 'norunat-told', say: texts.renegotiate.told }] : []),
    ...(agreed !== 'yes' && agreed !== 'no' ? [{ name: 'norunat-agreed', say: texts.renegotiate.agreed }] : []),
  ];
  if (errors.length > 0 || 'errors' in time || time.at === null || told === undefined) return { errors };
  const done = await changePromiseIn(deps.desk, tx, one.id, {
    do: 'renegotiate',
    answerBy: time.at,
    agreed: agreed === 'yes',
    told,
  });
  if ('refused' in done) return done;
  return agreed === 'yes' ? texts.said.agreed(sayWhen(web.lang, time.at, web.now)) : texts.said.notAgreed;
}

async function passOn(deps: PageDeps, tx: Tx, web: WebRequest, one: PromiseLine, body: FormBody) {
  const texts = promisesTexts(web.lang);
  const [time, post] = [
    readTimeFields(web, deps, 'nodot', body, one.unit),
    await postOf(tx, web, wordOf(body, 'nodot-to')),
  ];
  if ('errors' in time) return time;
  if (post === null) return { errors: [{ name: 'nodot-to', say: texts.person }] };
  const done = await changePromiseIn(deps.desk, tx, one.id, {
    do: 'pass-on',
    to: post.employee,
    unit: post.unit as UnitId,
    answerBy: time.at,
  });
  return 'refused' in done ? done : texts.said.passed(post.name);
}

async function ask(deps: PageDeps, tx: Tx, web: WebRequest, one: PromiseLine, body: FormBody) {
  const texts = promisesTexts(web.lang);
  const time = readTimeFields(web, deps, 'lugt', body, one.unit);
  const form = ANSWER_FORMS.find((known) => known === body['lugt-form']);
  const post = await postOf(tx, web, wordOf(body, 'lugt-to'));
  const what = wordOf(body, 'lugt-what').slice(0, 300);
  const errors = [
    ...(what.length < 3 ? [{ name: 'lugt-what', say: texts.refused['words-missing'] }] : []),
    ...(post === null ? [{ name: 'lugt-to', say: texts.person }] : []),
    ...(form === undefined ? [{ name: 'lugt-form', say: texts.ask.form }] : []),
    ...('errors' in time ? time.errors : time.at === null ? [{ name: 'lugt-day', say: texts.dayMissing }] : []),
  ];
  if (errors.length > 0 || post === null || form === undefined || 'errors' in time || time.at === null)
    return { errors };
  const done = await askColleagueIn(deps.desk, tx, {
    parent: one.id,
    what,
    form,
    answerBy: time.at,
    holder: post.employee,
    unit: post.unit as UnitId,
  });
  return 'refused' in done ? done : texts.said.asked(post.name);
}

/** The person of the list that was chosen; `null` for a unit or anything else. */
async function postOf(tx: Tx, web: WebRequest, value: string): Promise<PostChoice | null> {
  const to = parsePost(value);
  if (to === null || to.holder === null) return null;
  const posts = await postsOn(tx, web.today, to.unit);
  return posts.find(({ employee }) => employee === to.holder) ?? null;
}

function typedOf(body: FormBody): Record<string, string> {
  return Object.fromEntries(
    Object.entries(body).filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string' && !pair[0].startsWith('_'),
    ),
  );
}
