import type { CalledNumber } from '../../desk/visits/index.ts';
import { deskShown, ticketShown, waitShown } from '../../language/call-words.ts';
import type { Language } from '../../vocabulary/words.ts';
import { attrs, type Html, html, nothing } from '../html.ts';
import { sayTime } from '../texts/say.ts';
import { sayOpens } from '../kiosk/say-opens.ts';
import type { BoardNow } from './load-board.ts';
import { boardTexts } from './texts.ts';

/** Letters of services with people waiting that fit in a line of the board. */
const SERVICES_SHOWN = 8;

/** What changes on a board, as one part that is put in the place of the one before. */
export function boardView(lang: Language, now: BoardNow): Html {
  const t = boardTexts(lang);
  const { calls, hall } = now;
  const [newest, ...past] = calls;
  return html`<section class="board-calls" aria-live="polite">${
    newest === undefined ? emptyView(lang, now) : nowView(lang, newest)
  }<ol class="past" aria-label="${t.before}">${past.map(
    (call) =>
      html`<li${callAttrs(call)}><b>${ticketShown(call.number)}</b> <span>${deskShown(lang, call.desk)}</span></li>`,
  )}</ol></section><section class="board-waiting"><p class="total"><b>${
    hall.waiting === 0 ? t.nobodyWaits : t.waits(hall.waiting)
  }</b>${waitLine(lang, now)}</p>${hall.waiting > 0 && byService(lang, now)}</section><footer class="board-foot"><span>${
    hall.closesAt === null ? t.closed : t.closes(sayTime(lang, hall.closesAt))
  }</span>${now.portals.length > 0 && html`<span>${t.easier} <b>${now.portals.join(' · ')}</b></span>`}</footer>`;
}

function nowView(lang: Language, call: CalledNumber): Html {
  const t = boardTexts(lang);
  return html`<div${callAttrs(call)}><span class="over">${call.state === 'called' ? t.now : t.last}</span><b>${ticketShown(call.number)}</b><span class="at">${deskShown(lang, call.desk)}</span></div>`;
}

/** By what the board knows a call again: it is shown afresh and said once. */
function callAttrs({ number, nth, state, calledAt, language }: CalledNumber) {
  return attrs({
    class: state === 'called' ? 'call called' : 'call',
    'data-call': `${number}/${nth}/${calledAt.epochMilliseconds}`,
    'data-called': state === 'called' ? calledAt.epochMilliseconds : null,
    'data-number': number,
    'data-nth': nth,
    // Whoever took the number in English hears it in both languages.
    'data-languages': language === 'en' ? 'lv en' : 'lv',
  });
}

function emptyView(lang: Language, { hall, at }: BoardNow): Html {
  const t = boardTexts(lang);
  if (!hall.open) {
    return html`<div class="call empty"><b>${t.closed}</b>${
      hall.opensAt !== null && html`<span class="at">${t.opens(sayOpens(lang, hall.opensAt, at))}</span>`
    }</div>`;
  }
  return html`<div class="call empty"><b>${t.nobody}</b><span class="at">${t.nobodySay}</span></div>`;
}

function waitLine(lang: Language, { hall, range }: BoardNow): Html {
  const t = boardTexts(lang);
  if (!hall.open || (hall.waiting === 0 && range !== null)) return nothing;
  if (range === null) return html` · ${t.noDesk}`;
  return html` · ${t.wait(waitShown(lang, range.low, range.high))}`;
}

function byService(lang: Language, { hall }: BoardNow): Html {
  const waiting = hall.services.filter((one) => one.waiting > 0).slice(0, SERVICES_SHOWN);
  return html`<ul class="by-service" aria-label="${boardTexts(lang).byService}">${waiting.map(
    (one) => html`<li><b>${one.service.letter}</b> ${one.waiting}</li>`,
  )}</ul>`;
}
