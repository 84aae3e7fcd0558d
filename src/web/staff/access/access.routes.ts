import type { Identity, Tx } from '../../../database/database.ts';
import { breakGlass, caseDoor, openWithReason } from '../../../desk/access/index.ts';
import { retrying } from '../../../journal/index.ts';
import type { EmployeeId } from '../../../vocabulary/ids.ts';
import { READING_GROUNDS } from '../../../vocabulary/words.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import { oneOf, readForm, text } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { kitTexts } from '../../texts/kit.ts';
import { sayWhen } from '../../texts/say.ts';
import type { PaletteSource } from '../../web-deps.ts';
import { doorPage } from './door.page.ts';
import { glassPage } from './glass.page.ts';
import { accessTexts } from './texts.ts';

const NUMBER = /^[a-z]{1,6}-20\d\d-\d{5,9}$/i;

/** Opening what is not one's own: with a ground (5.1.1), or by breaking the glass (5.4.2). */
export function accessRoutes(deps: PageDeps): Route[] {
  return [openRoute(deps), ...glassRoutes(deps)];
}

/** The door of a case that is not one's own; 404 where there is none for this person. */
export async function doorOf(deps: PageDeps, web: WebRequest, tx: Tx, number: string | undefined): Promise<Answer> {
  const door = number !== undefined && NUMBER.test(number) ? await caseDoor(tx, number) : null;
  if (door === null || !web.mayI('case.open-with-reason')) return notThere(web, number);
  return doorPage(web, door, calendarOf(deps, web));
}

/** Heads read the same of every number: what they could do if there were a restricted case behind it. */
function notThere(web: WebRequest, number: string | undefined): Answer {
  if (!web.mayI('case.break-glass') || number === undefined || !NUMBER.test(number)) return refuse(404);
  return refuse(404, null, accessTexts(web.lang).glass.ifRestricted(`/lieta/${number.toUpperCase()}/steidzami`));
}

/** For heads: the number of a case leads to urgent access, whether or not there is such a case. */
export const glassPalette: PaletteSource = async (web, typed) => {
  const number = typed.trim().toUpperCase();
  if (!NUMBER.test(number) || !web.mayI('case.break-glass')) return [];
  const { title } = accessTexts(web.lang).glass;
  return [{ title, group: kitTexts(web.lang).palette.go, hint: number, href: `/lieta/${number}/steidzami` }];
};

function calendarOf({ desk }: PageDeps, web: WebRequest) {
  return desk.rules.current().calendarOf(web.identity.units[0] ?? null);
}

function signedIn(web: WebRequest): Identity & { readonly employee: EmployeeId } {
  if (web.me === null) throw new Error('A route of the staff was reached by nobody');
  return { ...web.identity, employee: web.me.employee };
}

function openRoute(deps: PageDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/lieta/:number/atvert-ar-iemeslu',
    action: 'case.open-with-reason',
    audience: 'staff',
    handle: (web, { params, body }) =>
      retrying(() =>
        answerOnce(web, body, async (tx) => {
          const { door: texts } = accessTexts(web.lang);
          const door = NUMBER.test(params['number'] ?? '') ? await caseDoor(tx, params['number'] ?? '') : null;
          if (door === null) return refuse(404);
          const labels = { ground: texts.ground, reason: texts.reason };
          const fields = { ground: oneOf(READING_GROUNDS, { required: true }), reason: text({ max: 2000 }) };
          const read = readForm(fields, body, labels, web.lang);
          if (!read.ok)
            return doorPage(web, door, calendarOf(deps, web), {
              ...read.typed,
              errors: read.errors,
              formKey: read.formKey,
            });
          const { ground, reason } = read.values;
          const opened = await openWithReason(deps.desk, tx, signedIn(web), {
            number: door.number,
            ground,
            reason: reason ?? '',
          });
          if (!('refused' in opened))
            return redirect(`/lieta/${door.number}`, texts.opened(sayWhen(web.lang, opened.until, web.now)));
          if (opened.refused === 'no-such-case') return refuse(404);
          const errors = [{ name: 'reason', say: texts.wordsNeeded(opened.least) }];
          return doorPage(web, door, calendarOf(deps, web), {
            ground,
            reason: reason ?? '',
            errors,
            formKey: read.formKey,
          });
        }),
      ),
  });
}

/** The page is the same for every number, so that asking for it tells nothing; so is the refusal. */
function glassRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/lieta/:number/steidzami',
      action: 'case.break-glass',
      audience: 'staff',
      handle: (web, { params }) => {
        const number = params['number'] ?? '';
        return NUMBER.test(number) ? glassPage(web, number.toUpperCase()) : refuse(404);
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/lieta/:number/steidzami',
      action: 'case.break-glass',
      audience: 'staff',
      handle: (web, { params, body }) =>
        retrying(() =>
          answerOnce(web, body, async (tx) => {
            const number = (params['number'] ?? '').toUpperCase();
            if (!NUMBER.test(number)) return refuse(404);
            const { glass: texts } = accessTexts(web.lang);
            const reason = typeof body['reason'] === 'string' ? body['reason'] : '';
            const opened = await breakGlass(deps.desk, tx, signedIn(web), number, reason);
            if (!('refused' in opened))
              return redirect(`/lieta/${number}`, texts.opened(sayWhen(web.lang, opened.until, web.now)));
            if (opened.refused === 'no-such-case') return refuse(404);
            const formKey = typeof body['_form'] === 'string' ? body['_form'] : crypto.randomUUID();
            return glassPage(web, number, {
              reason,
              errors: [{ name: 'reason', say: texts.short(opened.least) }],
              formKey,
            });
          }),
        ),
    }),
  ];
}
