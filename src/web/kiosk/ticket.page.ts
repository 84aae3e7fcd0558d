import type { Wait } from '../../desk/counter/index.ts';
import { inLanguage, type PlacedService } from '../../desk/services/index.ts';
import type { Visit } from '../../desk/visits/index.ts';
import { peopleAhead, ticketShown, waitShown } from '../../language/call-words.ts';
import type { Language } from '../../vocabulary/words.ts';
import { type Html, html, nothing } from '../html.ts';
import type { Answer } from '../server/answer.ts';
import type { WebRequest } from '../server/web-request.ts';
import { qrPicture } from '../session/qr.ts';
import { sayInstant } from '../texts/say.ts';
import { KIOSK, KIOSK_START, kioskPage } from './kiosk-frame.ts';
import { kioskTexts } from './texts.ts';

export interface ShownTicket {
  readonly place: string;
  readonly visit: Visit;
  readonly service: PlacedService | null;
  readonly wait: Wait | null;
  readonly code: string;
  /** The link for the phone. */
  readonly link: string;
  /** A printer of the kiosk; without one the browser prints. */
  readonly hasPrinter: boolean;
  /** What has just been done. */
  readonly told: 'printed' | 'not-printed' | 'sent' | null;
}

/** The number, as large as the screen allows, with what comes next. */
export function ticketPage(request: WebRequest, shown: ShownTicket): Answer {
  const { lang } = request;
  const t = kioskTexts(lang);
  const { place, visit, service, code, link, hasPrinter, told } = shown;
  const at = `${KIOSK}/numurs/${code}`;
  const form = (action: string, button: Html) =>
    html`<form method="post" action="${at}/${action}"><input type="hidden" name="_csrf" value="${request.csrf}"><input type="hidden" name="_form" value="${crypto.randomUUID()}">${button}</form>`;
  return kioskPage(request, {
    title: t.yourNumber,
    place,
    idle: 60,
    modules: ['print'],
    body: html`<div class="kiosk-ticket"><p class="number">${ticketShown(visit.number)}</p>${
      service !== null && html`<p class="service">${inLanguage(service.name, lang)}</p>`
    }${waitView(lang, shown)}<p class="watch">${t.watch}</p><div class="phone">${qrPicture(link, t.follow)}<p><b>${t.follow}</b><br>${t.followSay}</p></div><p class="printed-only">${place} · ${sayInstant(lang, visit.madeAt)}</p></div>${
      told !== null &&
      html`<p class="${told === 'not-printed' ? 'kiosk-told near' : 'kiosk-told'}" role="status">${toldText(lang, told)}</p>`
    }<div class="kiosk-deeds">${
      hasPrinter
        ? form('drukat', html`<button type="submit" class="kiosk-button">${t.print}</button>`)
        : html`<button type="button" class="kiosk-button needs-script" data-print-page>${t.print}</button>`
    }<a class="kiosk-button" href="${at}/talrunis">${t.toPhone}</a><a class="kiosk-button primary" href="${KIOSK_START}">${t.finish}</a></div>`,
    foot: form('atcelt', html`<button type="submit" class="kiosk-quiet">${t.undo}</button>`),
  });
}

function toldText(lang: Language, told: NonNullable<ShownTicket['told']>): string {
  const t = kioskTexts(lang);
  return told === 'printed' ? t.printed : told === 'sent' ? t.sent : t.notPrinted;
}

function waitView(lang: Language, { wait }: ShownTicket): Html {
  if (wait === null) return nothing;
  const [ahead, range, basis] = waitWords(lang, wait);
  return html`<p class="ahead"><b>${ahead}</b></p><p class="range">${range}${basis !== null && html` <small>${basis}</small>`}</p>`;
}

/** Who is before, for how long, and by what that is known. */
export function waitWords(lang: Language, { ahead, estimate }: Wait): readonly [string, string, string | null] {
  const t = kioskTexts(lang);
  const before = peopleAhead(lang, ahead);
  if ('none' in estimate) return [before, t.noEstimate, null];
  const { lowMinutes, highMinutes, by } = estimate;
  if (highMinutes <= 1) return [before, t.waitNow, null];
  return [before, t.wait(waitShown(lang, lowMinutes, highMinutes)), t.basis[by]];
}
