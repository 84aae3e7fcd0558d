import { inLanguage, type OtherWay, wayHref } from '../../../desk/services/index.ts';
import { surveyPath } from '../../../desk/surveys/index.ts';
import type { Visit } from '../../../desk/visits/index.ts';
import type { Desk } from '../../../desk/context.ts';
import { deskShown, ticketShown } from '../../../language/call-words.ts';
import { assertNever } from '../../../vocabulary/brand.ts';
import { loadAssets } from '../../assets/assets.ts';
import { button, linkButton } from '../../components/button.ts';
import { buttonForm } from '../../components/form.ts';
import { type Html, html, nothing } from '../../html.ts';
import { waitWords } from '../../kiosk/ticket.page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { placeName } from '../../staff/devices/devices.page.ts';
import { sayDate, sayTime } from '../../texts/say.ts';
import { citizenPage } from '../citizen-page.ts';
import type { TicketNow } from './load-ticket.ts';
import { ticketTexts } from './texts.ts';

/** The page behind the link of a ticket: where it stands, what is to be done now; after the visit, the slip. */
export function ticketPage(request: WebRequest, desk: Desk, now: TicketNow, code: string): Promise<Answer> {
  const { lang } = request;
  const t = ticketTexts(lang);
  const { visit } = now;
  const shown = viewOf(request, desk, now, code);
  const isLive = ['waiting', 'called', 'serving', 'paused', 'parked'].includes(visit.state) && isToday(request, visit);
  return citizenPage(request, {
    title: shown.title,
    over: html`${placeName(request, now.place)}${now.service !== null && html` · ${inLanguage(now.service.name, lang)}`}`,
    unlisted: true,
    modules: ['waiting'],
    body: html`<div class="ticket ${visit.state}" id="ticket"${isLive && html` data-waiting="/gaidu/${code}/jaunumi"`} data-state="${visit.state}" data-chime="${loadAssets().chime}"><p class="number">${ticketShown(visit.number)}</p>${shown.body}${
      isLive &&
      html`<p class="as-of">${t.asOf(sayTime(lang, request.now))} <a class="plain-refresh" href="/gaidu/${code}">${t.refresh}</a></p>`
    }</div>${
      visit.state === 'waiting' &&
      isLive &&
      html`<div class="ticket-alert" id="ticket-alert" data-turbo-permanent><button type="button" class="button" data-alert data-on="${t.alertOn}">${t.alert}</button></div>`
    }${shown.actions !== undefined && html`<div class="button-row ticket-deeds">${shown.actions}</div>`}`,
  });
}

interface View {
  readonly title: string;
  readonly body: Html;
  readonly actions?: Html;
}

function viewOf(request: WebRequest, desk: Desk, now: TicketNow, code: string): View {
  const { lang } = request;
  const t = ticketTexts(lang);
  const { visit, setting } = now;
  const at = now.desk === null ? '' : deskShown(lang, now.desk);
  if (visit.state === 'closed') return closedView(request, desk, now);
  if (!isToday(request, visit)) {
    return {
      title: t.past,
      body: html`<p>${t.pastSay(sayDate(lang, visit.day))}</p>`,
      actions: linkButton({ text: t.visitUs, href: '/apmeklet', kind: 'primary' }),
    };
  }
  const deed = (action: string, text: string, kind: 'primary' | 'plain') =>
    buttonForm(request, { action: `/gaidu/${code}/${action}`, button: button({ text, kind }) });
  switch (visit.state) {
    case 'waiting':
      return {
        title: t.waiting,
        body: waitingView(request, now),
        actions: html`${deed('aizeju', t.leave, 'plain')}<small>${t.leaveSay}</small>`,
      };
    case 'called':
      return { title: t.come(at), body: nothing };
    case 'serving':
      return { title: t.serving(at), body: nothing };
    case 'paused':
      return { title: t.paused, body: html`<p class="now">${t.pausedSay(sayTime(lang, visit.resumeBy))}</p>` };
    case 'parked': {
      const kept = Math.ceil(setting.parkedMinutes - visit.parkedAt.until(request.now).total('minutes'));
      return {
        title: t.parked,
        body: html`<p>${t.parkedSay(Math.max(1, kept))}</p>`,
        actions: html`${deed('esmu-atpakal', t.back, 'primary')}${deed('aizeju', t.leave, 'plain')}`,
      };
    }
    case 'left':
      return { title: t.left, body: html`<p>${t.leftSay}</p>`, actions: deed('esmu-atpakal', t.back, 'plain') };
    case 'not-come':
      return { title: t.notCome, body: html`<p>${t.notComeSay}</p>`, actions: deed('esmu-atpakal', t.back, 'primary') };
    default:
      return assertNever(visit);
  }
}

function waitingView({ lang }: WebRequest, { visit, wait, setting }: TicketNow): Html {
  const t = ticketTexts(lang);
  const [ahead, range, basis] = wait === null ? [null, null, null] : waitWords(lang, wait);
  return html`${visit.appointedAt !== null && html`<p>${t.appointed(sayTime(lang, visit.appointedAt))}</p>`}${
    ahead !== null &&
    html`<p class="ahead">${ahead}</p><p>${range}${basis !== null && html` <small>${basis}</small>`}</p>`
  }<p class="late">${t.late(setting.calls, setting.parkedMinutes)}</p>`;
}

/** 6.5, 6.11, 6.12: what was said of the next steps, other ways to the same service, and two taps about the visit. */
function closedView(request: WebRequest, desk: Desk, { visit, service }: TicketNow): View {
  const { lang } = request;
  const t = ticketTexts(lang);
  const { nextWords, nextBy } = visit;
  const ways = service?.ways ?? [];
  return {
    title: t.closed,
    body: html`${
      nextWords !== '' &&
      html`<h2>${t.next}</h2><p class="next">${nextWords}</p>${nextBy !== null && html`<p>${t.nextBy(sayDate(lang, nextBy.toZonedDateTimeISO('Europe/Riga').toPlainDate()))}</p>`}`
    }${ways.length > 0 && html`<h2>${t.ways}</h2><ul>${ways.map((way) => html`<li>${wayView(lang, way)}</li>`)}</ul>`}`,
    actions: linkButton({ text: t.rate, href: surveyPath(desk, visit.id), kind: 'primary' }),
  };
}

function wayView(lang: WebRequest['lang'], way: OtherWay): Html {
  const href = wayHref(way);
  const note = inLanguage(way.note, lang);
  return html`${href === null ? way.at : html`<a href="${href}" rel="external">${way.at}</a>`}${note !== '' && html` <small>${note}</small>`}`;
}

function isToday({ today }: WebRequest, { day }: Visit): boolean {
  return day.equals(today);
}
