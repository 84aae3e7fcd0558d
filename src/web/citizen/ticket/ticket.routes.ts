import { changeVisitIn, type VisitDeed } from '../../../desk/visits/index.ts';
import type { VisitId } from '../../../vocabulary/ids.ts';
import { readAsDesk, writeAsDesk } from '../../kiosk/screen.ts';
import type { PageDeps } from '../../page-deps.ts';
import { redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { loadTicket, visitOfCode } from './load-ticket.ts';
import { ticketTexts } from './texts.ts';
import { ticketPage } from './ticket.page.ts';

/** „/gaidu/<code>”: the page that follows a ticket, from the QR on the kiosk to the slip. The code alone opens it. */
export function ticketRoutes({ desk }: PageDeps): Route[] {
  const deeds: readonly { readonly path: string; readonly deed: VisitDeed; readonly say: 'gone' | 'kept' }[] = [
    { path: 'aizeju', deed: { do: 'withdraw' }, say: 'gone' },
    { path: 'esmu-atpakal', deed: { do: 'return' }, say: 'kept' },
  ];
  return [
    defineRoute({
      method: 'GET',
      path: '/gaidu/:code',
      action: 'citizen.read-own-matter',
      audience: 'citizen',
      async handle(request, { params }) {
        const { code = '' } = params;
        const id = visitOfCode(desk, code);
        const now = id === null ? null : await readAsDesk(desk, (tx) => loadTicket(desk, tx, id));
        return now === null ? unknown(request) : ticketPage(request, desk, now, code);
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/gaidu/:code/jaunumi',
      action: 'citizen.read-own-matter',
      audience: 'citizen',
      async handle(_, { params }) {
        const id = visitOfCode(desk, params['code']);
        const now = id === null ? null : await readAsDesk(desk, (tx) => loadTicket(desk, tx, id));
        if (now === null) return refuse(404);
        return { answer: 'stream', topics: [`visit:${now.visit.id}`, `hall:${now.visit.place}`] };
      },
    }),
    ...deeds.map(({ path, deed, say }) =>
      defineRoute({
        method: 'POST',
        path: `/gaidu/:code/${path}`,
        action: 'citizen.write-own-matter',
        audience: 'citizen',
        limit: 30,
        async handle(request, { params, body }) {
          const { code = '' } = params;
          const id = visitOfCode(desk, code);
          if (id === null) return unknown(request);
          const t = ticketTexts(request.lang);
          const at = `/gaidu/${code}`;
          return answerOnce(
            request,
            body,
            async (tx) => redirect(at, (await isDone(tx, id, deed)) ? t[say] : t.tooLate),
            (work) => writeAsDesk(desk, work),
          );
        },
      }),
    ),
  ];

  async function isDone(tx: Parameters<typeof changeVisitIn>[1], id: VisitId, deed: VisitDeed): Promise<boolean> {
    return !('refused' in (await changeVisitIn(desk, tx, id, deed)));
  }
}

function unknown({ lang }: WebRequest) {
  const t = ticketTexts(lang);
  return refuse(404, t.unknown, t.unknownSay);
}
