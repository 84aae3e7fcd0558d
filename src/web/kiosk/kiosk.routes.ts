import { receiptBytes } from '../../channels/receipt/receipt.ts';
import { parsePrinter, sendReceipt } from '../../channels/receipt/send-receipt.ts';
import { giveTicket, type GivingRefusal, placeInQueue, waitingNow } from '../../desk/counter/index.ts';
import { type Device, mayGiveTicket } from '../../desk/devices/index.ts';
import { linkCode, openLinkCode } from '../../desk/link-codes.ts';
import { serviceAt } from '../../desk/services/index.ts';
import { changeVisitIn } from '../../desk/visits/index.ts';
import { parseId, type ServiceId, type VisitId } from '../../vocabulary/ids.ts';
import { linkButton } from '../components/button.ts';
import { html } from '../html.ts';
import { page } from '../layout/page.ts';
import type { PageDeps } from '../page-deps.ts';
import { type Answer, redirect, refuse } from '../server/answer.ts';
import { answerOnce } from '../server/answer-once.ts';
import { defineRoute, type Route } from '../server/define-route.ts';
import type { WebRequest } from '../server/web-request.ts';
import { placeName } from '../staff/devices/devices.page.ts';
import { checkInRoutes } from './check-in.routes.ts';
import { KIOSK, KIOSK_START, kioskPage } from './kiosk-frame.ts';
import { phoneRoutes } from './phone.routes.ts';
import { kioskOf, originOf, placeOf, readAsDesk, screenOf, writeAsDesk } from './screen.ts';
import { closedPage, startPage } from './start.page.ts';
import { kioskTexts } from './texts.ts';
import { type ShownTicket, ticketPage } from './ticket.page.ts';
import { ticketReceipt } from './ticket-receipt.ts';

/** A form of a kiosk: it comes with the screen's own cookie, which no page of another site can send along. */
const SHARED = { action: 'public.ask', audience: 'public', csrf: false } as const;

/** The kiosk: one press, one number. */
export function kioskRoutes(deps: PageDeps): Route[] {
  const { desk } = deps;
  return [
    defineRoute({
      method: 'GET',
      path: KIOSK,
      action: 'public.read',
      audience: 'public',
      async handle(request, { query }) {
        const screen = await screenOf(desk, request);
        if (screen === null || screen.device.kind !== 'kiosk') return unpairedPage(request, screen?.device ?? null);
        if (screen.renew) return { ...redirect(KIOSK), screen: request.screenToken };
        const { place: id } = screen.device;
        const [place, now] = await readAsDesk(desk, async (tx) => [
          await placeOf(tx, id),
          await waitingNow(desk, tx, id),
        ]);
        if (place === null) return unpairedPage(request, null);
        return startPage(request, {
          place: placeName(request, place),
          now,
          asEmployee: query['es'] === 'darbinieks',
          part: Math.max(0, Number.parseInt(query['dala'] ?? '0', 10) || 0),
        });
      },
    }),
    defineRoute({
      ...SHARED,
      method: 'POST',
      path: `${KIOSK}/numurs`,
      // Of all kiosks behind one address; each has a limit of its own besides.
      limit: 240,
      async handle(request, { body }) {
        const kiosk = await kioskOf(desk, request);
        const service = parseId<ServiceId>(body['service']);
        if (kiosk === null) return redirect(KIOSK);
        if (service === null) return refuse(404);
        // Known beforehand: within the transaction no second connection is asked for, which a flood would leave none of.
        const place = await readAsDesk(desk, (tx) => placeOf(tx, kiosk.place));
        const name = place === null ? '' : placeName(request, place);
        const made = {
          place: kiosk.place,
          service,
          clientKind: body['es'] === 'darbinieks' ? 'employee' : 'natural-person',
          language: request.lang,
          source: 'kiosk',
        } as const;
        return answerOnce(
          request,
          body,
          async (tx) => {
            if (!(await mayGiveTicket(desk, tx, kiosk))) return sayRefused(request, name, 'too-many', null);
            const given = await giveTicket(desk, tx, made);
            if ('refused' in given)
              return sayRefused(request, name, given.refused, 'opensAt' in given ? given.opensAt : null);
            return redirect(`${KIOSK}/numurs/${linkCode(desk.vault, 'visit', given.visit.id)}`);
          },
          (work) => writeAsDesk(desk, work),
        );
      },
    }),
    defineRoute({
      method: 'GET',
      path: `${KIOSK}/numurs/:code`,
      action: 'public.read',
      audience: 'public',
      async handle(request, { params, query }) {
        const kiosk = await kioskOf(desk, request);
        const shown = kiosk === null ? null : await shownTicket(request, kiosk, params['code'], query['notika']);
        return shown === null ? redirect(KIOSK) : ticketPage(request, shown);
      },
    }),
    defineRoute({
      ...SHARED,
      method: 'POST',
      path: `${KIOSK}/numurs/:code/drukat`,
      limit: 30,
      async handle(request, { params }) {
        const kiosk = await kioskOf(desk, request);
        const shown = kiosk === null ? null : await shownTicket(request, kiosk, params['code'], undefined);
        const printer = kiosk === null ? null : parsePrinter(kiosk.printer);
        if (shown === null || printer === null) return redirect(KIOSK);
        const outcome = await sendReceipt(printer, receiptBytes(ticketReceipt(request.lang, shown)));
        return redirect(`${KIOSK}/numurs/${shown.code}?notika=${outcome === 'printed' ? 'drukats' : 'nedrukats'}`);
      },
    }),
    defineRoute({
      ...SHARED,
      method: 'POST',
      path: `${KIOSK}/numurs/:code/atcelt`,
      limit: 120,
      async handle(request, { params, body }) {
        const id = openLinkCode<VisitId>(desk.vault, 'visit', params['code']);
        if (id === null || (await kioskOf(desk, request)) === null) return redirect(KIOSK);
        return answerOnce(
          request,
          body,
          async (tx) => {
            // Called or gone already: the screen begins anew all the same, the desk knows.
            await changeVisitIn(desk, tx, id, { do: 'withdraw' });
            return redirect(KIOSK_START, kioskTexts(request.lang).undone);
          },
          (work) => writeAsDesk(desk, work),
        );
      },
    }),
    ...phoneRoutes(deps, shownTicket),
    ...checkInRoutes(deps),
  ];

  async function shownTicket(
    request: WebRequest,
    kiosk: Device,
    code: string | undefined,
    happened: string | undefined,
  ): Promise<ShownTicket | null> {
    const id = openLinkCode<VisitId>(desk.vault, 'visit', code);
    if (id === null || code === undefined) return null;
    return readAsDesk(desk, async (tx) => {
      const found = await placeInQueue(desk, tx, id);
      const place = await placeOf(tx, kiosk.place);
      if (found === null || place === null || found.visit.place !== kiosk.place) return null;
      const { visit, wait } = found;
      return {
        place: placeName(request, place),
        visit,
        service: await serviceAt(tx, visit.place, visit.service, visit.day),
        wait,
        code,
        link: `${originOf(desk, request)}/gaidu/${code}`,
        hasPrinter: kiosk.printer !== '',
        told: TOLD[happened ?? ''] ?? null,
      };
    });
  }

  function sayRefused(
    request: WebRequest,
    name: string,
    refused: GivingRefusal['refused'] | 'too-many',
    opensAt: Temporal.Instant | null,
  ): Answer {
    const t = kioskTexts(request.lang);
    if (refused === 'closed') return closedPage(request, name, opensAt);
    const [title, say] = {
      'too-many': [t.tooMany, t.tooManySay],
      'service-not-here': [t.notGiven, t.noServicesSay],
      'by-appointment-only': [t.appointmentOnly, t.appointmentOnlySay],
      'since-not-today': [t.tooMany, t.tooManySay],
    }[refused] as [string, string];
    return kioskPage(request, {
      title,
      place: name,
      lead: say,
      idle: 60,
      status: refused === 'too-many' ? 429 : 409,
      body: html`<p class="kiosk-deeds"><a class="kiosk-button primary" href="${KIOSK}">${refused === 'too-many' ? t.back : t.pickAnother}</a></p>`,
    });
  }
}

const TOLD: Readonly<Record<string, ShownTicket['told']>> = {
  drukats: 'printed',
  nedrukats: 'not-printed',
  nosutits: 'sent',
};

function unpairedPage(request: WebRequest, other: Device | null): Answer {
  const t = kioskTexts(request.lang);
  return page(request, {
    title: t.unpaired,
    frame: 'plain',
    body: html`<p>${other === null ? t.unpairedSay : t.notKiosk(t.kinds[other.kind])}</p>`,
    actions: linkButton({ text: t.pair, href: '/ierice', kind: 'primary' }),
  });
}
