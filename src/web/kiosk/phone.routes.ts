import type { Device } from '../../desk/devices/index.ts';
import { noticesAbout, putNotice, readNoticeAddress } from '../../desk/notices/index.ts';
import { ticketShown } from '../../language/call-words.ts';
import { html } from '../html.ts';
import type { PageDeps } from '../page-deps.ts';
import { type Answer, redirect } from '../server/answer.ts';
import { answerOnce } from '../server/answer-once.ts';
import { defineRoute, type Route } from '../server/define-route.ts';
import type { WebRequest } from '../server/web-request.ts';
import { KIOSK, kioskPage } from './kiosk-frame.ts';
import { keypad } from './keypad.view.ts';
import { kioskOf, writeAsDesk } from './screen.ts';
import { kioskTexts } from './texts.ts';
import type { ShownTicket } from './ticket.page.ts';

export type ShowTicket = (
  request: WebRequest,
  kiosk: Device,
  code: string | undefined,
  happened: string | undefined,
) => Promise<ShownTicket | null>;

/** Messages about one number: a mistyped telephone is put right, nobody is flooded. */
const MOST_MESSAGES = 3;
/** Minutes for which a link is worth sending: whoever is called before it comes has no use of it. */
const WORTH_MINUTES = 60;

/** „Sūtīt uz tālruni”: a text message or an e-mail with the link that follows the place in the queue. */
export function phoneRoutes({ desk }: PageDeps, show: ShowTicket): Route[] {
  const path = `${KIOSK}/numurs/:code/talrunis` as const;
  return [
    defineRoute({
      method: 'GET',
      path,
      action: 'public.read',
      audience: 'public',
      async handle(request, { params, query }) {
        const kiosk = await kioskOf(desk, request);
        const shown = kiosk === null ? null : await show(request, kiosk, params['code'], undefined);
        if (shown === null) return redirect(KIOSK);
        return askPage(request, shown, { way: query['uz'] === 'epasts' ? 'e-mail' : 'sms', typed: '', wrong: null });
      },
    }),
    defineRoute({
      method: 'POST',
      path,
      action: 'public.ask',
      audience: 'public',
      csrf: false,
      limit: 20,
      async handle(request, { params, body }) {
        const kiosk = await kioskOf(desk, request);
        const shown = kiosk === null ? null : await show(request, kiosk, params['code'], undefined);
        if (shown === null) return redirect(KIOSK);
        const t = kioskTexts(request.lang);
        const way = body['way'] === 'e-mail' ? 'e-mail' : 'sms';
        const typed = String(body['to'] ?? '').slice(0, 254);
        const again = (wrong: string) => askPage(request, shown, { way, typed, wrong });
        if (typed.trim() === '') return again(t.phoneMissing);
        const to = readNoticeAddress(typed);
        if ('refused' in to || to.way !== way) return again(way === 'sms' ? t.phoneWrong : t.emailWrong);
        const { visit, place, link, code } = shown;
        const number = ticketShown(visit.number);
        return answerOnce(
          request,
          body,
          async (tx) => {
            if ((await noticesAbout(tx, { kind: 'visit', id: visit.id })).length >= MOST_MESSAGES)
              return again(t.sentAlready);
            await putNotice(desk, tx, {
              kind: 'ticket',
              language: request.lang,
              to,
              name: '',
              subject: t.mailSubject(number),
              text: (way === 'sms' ? t.smsText : t.mailText)(number, place, link),
              about: { kind: 'visit', id: visit.id },
              client: null,
              unit: null,
              until: request.now.add({ minutes: WORTH_MINUTES }),
            });
            return redirect(`${KIOSK}/numurs/${code}?notika=nosutits`);
          },
          (work) => writeAsDesk(desk, work),
        );
      },
    }),
  ];
}

function askPage(
  request: WebRequest,
  { visit, place, code }: ShownTicket,
  asked: { readonly way: 'sms' | 'e-mail'; readonly typed: string; readonly wrong: string | null },
): Answer {
  const t = kioskTexts(request.lang);
  const at = `${KIOSK}/numurs/${code}`;
  const { way, typed, wrong } = asked;
  return kioskPage(request, {
    title: t.phoneTitle,
    place,
    lead: t.phoneSay(ticketShown(visit.number)),
    idle: 90,
    status: wrong === null ? 200 : 422,
    modules: ['keypad'],
    body: html`<form class="${way === 'sms' ? 'kiosk-form' : 'kiosk-form wide'}" method="post" action="${at}/talrunis" novalidate><input type="hidden" name="_csrf" value="${request.csrf}"><input type="hidden" name="_form" value="${crypto.randomUUID()}"><input type="hidden" name="way" value="${way}">${keypad(
      {
        lang: request.lang,
        name: 'to',
        label: way === 'sms' ? t.phoneLabel : t.emailLabel,
        hint: t.phonePrivacy,
        value: typed,
        wrong,
        keys: way === 'sms' ? 'digits' : 'e-mail',
        type: way === 'sms' ? 'tel' : 'email',
      },
    )}<button type="submit" class="kiosk-button primary">${t.send}</button></form>`,
    foot: html`<a class="kiosk-button" href="${at}">${t.toNumber}</a><a class="kiosk-quiet" href="${at}/talrunis${way === 'sms' ? '?uz=epasts' : ''}">${way === 'sms' ? t.byEmail : t.bySms}</a>`,
  });
}
