import type { WaitingNow } from '../../desk/counter/index.ts';
import { inLanguage } from '../../desk/services/index.ts';
import { waitShown } from '../../language/call-words.ts';
import { type Html, html, nothing } from '../html.ts';
import type { Answer } from '../server/answer.ts';
import type { WebRequest } from '../server/web-request.ts';
import { KIOSK, kioskPage } from './kiosk-frame.ts';
import { sayOpens } from './say-opens.ts';
import { kioskTexts } from './texts.ts';

/** More than these stand on further pages. */
const ON_A_PAGE = 12;

export interface StartOptions {
  readonly place: string;
  readonly now: WaitingNow;
  /** 4.2: whoever takes a number is an employee of the municipality. */
  readonly asEmployee: boolean;
  readonly part: number;
}

/** The first question: which service; each is one press. */
export function startPage(request: WebRequest, options: StartOptions): Answer {
  const t = kioskTexts(request.lang);
  const { place, now, asEmployee } = options;
  if (!now.open) return closedPage(request, place, now.opensAt);
  const parts = Math.max(1, Math.ceil(now.services.length / ON_A_PAGE));
  const part = Math.min(options.part, parts - 1);
  const here = now.services.slice(part * ON_A_PAGE, (part + 1) * ON_A_PAGE);
  return kioskPage(request, {
    title: t.ask,
    place,
    idle: part > 0 || asEmployee || request.lang !== 'lv' ? 60 : null,
    lead: asEmployee ? t.asEmployee : t.choose,
    body:
      here.length === 0
        ? html`<p class="kiosk-say">${t.noServices}. ${t.noServicesSay}</p>`
        : html`<ul class="${here.length > 7 ? 'kiosk-services many' : 'kiosk-services'}">${here.map((one) => serviceButton(request, one, asEmployee))}</ul>`,
    foot: html`<a class="kiosk-button" href="${KIOSK}/pieraksts">${t.appointment}</a>${
      parts > 1 &&
      html`<a class="kiosk-button" href="${KIOSK}?dala=${(part + 1) % parts}${asEmployee ? '&es=darbinieks' : ''}">${t.more}</a>`
    }<a class="kiosk-quiet" href="${asEmployee ? KIOSK : `${KIOSK}?es=darbinieks`}">${asEmployee ? t.notEmployee : t.employee}</a>`,
  });
}

export function closedPage(request: WebRequest, place: string, opensAt: Temporal.Instant | null): Answer {
  const t = kioskTexts(request.lang);
  return kioskPage(request, {
    title: t.closed,
    place,
    idle: request.lang === 'lv' ? null : 60,
    lead: opensAt === null ? t.closedUnknown : t.closedSay(sayOpens(request.lang, opensAt, request.now)),
    body: html`<p class="kiosk-say">${t.closedInside}</p>`,
  });
}

function serviceButton(
  request: WebRequest,
  { service, waiting, wait }: WaitingNow['services'][number],
  asEmployee: boolean,
): Html {
  const { lang, csrf } = request;
  const t = kioskTexts(lang);
  const { estimate } = wait;
  const face = (...under: readonly string[]) =>
    html`<span class="letter" aria-hidden="true">${service.letter}</span><span class="words"><b>${inLanguage(service.name, lang)}</b><small>${under.map((part) => html`<span>${part}</span> `)}</small></span>`;
  if (!service.walkIn) return html`<li><div class="kiosk-service closed">${face(t.byAppointment)}</div></li>`;
  const range = 'none' in estimate ? t.noDesk : waitShown(lang, estimate.lowMinutes, estimate.highMinutes);
  return html`<li><form method="post" action="${KIOSK}/numurs"><input type="hidden" name="_csrf" value="${csrf}"><input type="hidden" name="_form" value="${crypto.randomUUID()}"><input type="hidden" name="service" value="${service.id}">${
    asEmployee ? html`<input type="hidden" name="es" value="darbinieks">` : nothing
  }<button type="submit" class="kiosk-service">${face(t.waiting(waiting), range)}</button></form></li>`;
}
