import { findHints, markSeen, readHintKey, saveWatch, watchOf } from '../../../desk/readings/index.ts';
import type { EmployeeId } from '../../../vocabulary/ids.ts';
import type { PageDeps } from '../../page-deps.ts';
import { redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import { readForm, text, whole } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { hintsPage, type WatchTyped } from './hints.page.ts';
import { readingsTexts } from './texts.ts';

const DAYS = 30;
const PLACE = '/lasijumi/neparastais';

/** What is unusual in the last thirty days, marking it as looked at, and from how many on it is. */
export function hintRoutes({ desk }: PageDeps): Route[] {
  const shown = (web: WebRequest, typed: WatchTyped | null = null) =>
    desk.database.read({ ...web.identity, system: true }, async (tx) => {
      const period = { from: web.today.subtract({ days: DAYS - 1 }), to: web.today };
      const calendar = desk.rules.current().calendarOf(null);
      const [hints, watch] = await Promise.all([findHints(tx, period, calendar), watchOf(tx)]);
      return hintsPage(web, hints, period, watch, typed);
    });
  return [
    defineRoute({
      method: 'GET',
      path: PLACE,
      action: 'reading-log.read',
      audience: 'staff',
      handle: (web) => shown(web),
    }),
    defineRoute({
      method: 'POST',
      path: `${PLACE}/apskatits`,
      action: 'reading-log.read',
      audience: 'staff',
      handle: (web, { body }) =>
        answerOnce(web, body, async (tx) => {
          const texts = readingsTexts(web.lang).hints;
          const hint = typeof body['hint'] === 'string' ? readHintKey(body['hint']) : null;
          const read = readForm({ note: text({ max: 500 }) }, body, { note: texts.note }, web.lang);
          if (hint === null || !read.ok) return refuse(400);
          const me = { ...web.identity, employee: web.me?.employee as EmployeeId };
          const marked = await markSeen(desk, tx, me, hint, read.values.note ?? '');
          return 'refused' in marked ? refuse(403, texts.own) : redirect(`${PLACE}#${hint.kind}`, texts.marked);
        }),
    }),
    defineRoute({
      method: 'POST',
      path: `${PLACE}/no-cik`,
      action: 'reading-log.read',
      audience: 'staff',
      async handle(web, { body }) {
        const texts = readingsTexts(web.lang).hints;
        const number = whole({ required: true, min: 2, max: 1000 });
        const labels = { manyClients: texts.manyClients, repeated: texts.repeated };
        const read = readForm({ manyClients: number, repeated: number }, body, labels, web.lang);
        if (!read.ok) return shown(web, { ...read.typed, errors: read.errors, formKey: read.formKey });
        return answerOnce(web, body, async (tx) => {
          await saveWatch(tx, read.values, web.me?.employee as EmployeeId, desk.clock());
          return redirect(PLACE, texts.saved);
        });
      },
    }),
  ];
}
