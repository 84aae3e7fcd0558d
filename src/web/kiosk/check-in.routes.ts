import { checkIn, type CheckInRefusal, orRefusal } from '../../desk/appointments/index.ts';
import { linkCode } from '../../desk/link-codes.ts';
import { html } from '../html.ts';
import type { PageDeps } from '../page-deps.ts';
import { type Answer, redirect } from '../server/answer.ts';
import { answerOnce } from '../server/answer-once.ts';
import { defineRoute, type Route } from '../server/define-route.ts';
import type { WebRequest } from '../server/web-request.ts';
import { placeName } from '../staff/devices/devices.page.ts';
import { KIOSK, KIOSK_START, kioskPage } from './kiosk-frame.ts';
import { keypad } from './keypad.view.ts';
import { kioskOf, placeOf, readAsDesk, writeAsDesk } from './screen.ts';
import { kioskTexts } from './texts.ts';

const PATH = `${KIOSK}/pieraksts` as const;

/** „Man ir pieraksts”: six signs typed, or the code that a scanner types; the client waits from now on, at their time (5.1.7). */
export function checkInRoutes({ desk }: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: PATH,
      action: 'public.read',
      audience: 'public',
      async handle(request) {
        const place = await kioskPlace(request);
        return place === null ? redirect(KIOSK) : askPage(request, place.name, '', null);
      },
    }),
    defineRoute({
      method: 'POST',
      path: PATH,
      action: 'public.ask',
      audience: 'public',
      csrf: false,
      // A number has 900 million neighbours; so few attempts find none.
      limit: 30,
      async handle(request, { body }) {
        const place = await kioskPlace(request);
        if (place === null) return redirect(KIOSK);
        const t = kioskTexts(request.lang);
        const typed = String(body['numurs'] ?? '').slice(0, 300);
        if (typed.trim() === '') return askPage(request, place.name, typed, t.checkInMissing);
        const arrived = await orRefusal(() =>
          answerOnce(
            request,
            body,
            async (tx) => {
              const found = await checkIn(desk, tx, place.id, typed);
              return 'refused' in found
                ? askPage(request, place.name, typed, sayRefused(request, found))
                : redirect(`${KIOSK}/numurs/${linkCode(desk.vault, 'visit', found.visit.id)}`);
            },
            (work) => writeAsDesk(desk, work),
          ),
        );
        // Taken back: somebody else checked them in at the same moment.
        return 'refused' in arrived
          ? askPage(request, place.name, typed, t.checkInRefused['already-arrived'])
          : arrived;
      },
    }),
  ];

  async function kioskPlace(request: WebRequest) {
    const kiosk = await kioskOf(desk, request);
    const place = kiosk === null ? null : await readAsDesk(desk, (tx) => placeOf(tx, kiosk.place));
    return place === null ? null : { id: place.id, name: placeName(request, place) };
  }
}

function sayRefused({ lang }: WebRequest, refusal: CheckInRefusal): string {
  const t = kioskTexts(lang).checkInRefused;
  switch (refusal.refused) {
    case 'other-place':
      return t['other-place'];
    case 'other-day':
      return t['other-day'];
    case 'not-so':
      if (refusal.state === 'cancelled') return t.cancelled;
      if (refusal.state === 'not-come') return t['too-late'];
      return refusal.state === 'moving' ? t.moving : t['already-arrived'];
    default:
      return t.unknown;
  }
}

function askPage(request: WebRequest, place: string, typed: string, wrong: string | null): Answer {
  const t = kioskTexts(request.lang);
  return kioskPage(request, {
    title: t.checkIn,
    place,
    idle: 60,
    status: wrong === null ? 200 : 422,
    modules: ['keypad'],
    body: html`<form class="kiosk-form wide" method="post" action="${PATH}" novalidate><input type="hidden" name="_form" value="${crypto.randomUUID()}">${keypad(
      {
        lang: request.lang,
        name: 'numurs',
        label: t.checkInLabel,
        hint: t.checkInSay,
        value: typed,
        wrong,
        keys: 'signs',
        type: 'text',
        // A scanner types the whole address of the appointment's page.
        max: 300,
      },
    )}<button type="submit" class="kiosk-button primary">${t.checkInDeed}</button></form>`,
    foot: html`<a class="kiosk-button" href="${KIOSK_START}">${t.back}</a>`,
  });
}
