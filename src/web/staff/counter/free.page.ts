import type { Screen } from '../../../desk/counter/index.ts';
import { inLanguage } from '../../../desk/services/index.ts';
import { isEarly, mayServe, type Visit, waiterOf } from '../../../desk/visits/index.ts';
import { badge } from '../../components/badge.ts';
import { button, linkButton } from '../../components/button.ts';
import { callout } from '../../components/callout.ts';
import { buttonForm } from '../../components/form.ts';
import { emptyState } from '../../components/states.ts';
import { table } from '../../components/table.ts';
import { type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { saySpan, sayTime } from '../../texts/say.ts';
import { backButton, liveTopics, lostLine, presenceView } from './frame.ts';
import { counterTexts } from './texts.ts';
import { deskNumber, placeName, sayChoice, serviceName } from './words.ts';

export interface FreeView {
  readonly screen: Screen;
  /** A refusal of what was pressed last. */
  readonly refused: string | null;
  readonly status: number;
  /** A colleague whom somebody wants to call before an external client (6.9). */
  readonly passing: Visit | null;
  /** A number that was looked for, with what was found. */
  readonly sought: { readonly typed: string; readonly found: Visit | null } | null;
}

/** Nobody is at the desk: whom to call next and why, and everybody who waits in the order of the place. */
export function freePage(web: WebRequest, view: FreeView): Answer {
  const t = counterTexts(web.lang);
  const { screen } = view;
  const { presence, waiting } = screen;
  const isThere = presence.state === 'free' || presence.state === 'serving' || presence.state === 'paused';
  return page(web, {
    title: t.sit.desk(deskNumber(screen)),
    over: placeName(screen, web.lang),
    lead: html`${t.queue.count(screen.waitingCount)}. ${longest(web, waiting)}`,
    current: 'counter',
    status: view.status,
    live: liveTopics(web, screen),
    modules: ['counter'],
    actions: html`${presenceView(web, screen)}${linkButton({ text: t.queue.newTicket, href: '/klatiene/talons', key: 't' })}`,
    body: html`<div class="counter">${lostLine(web)}${
      view.refused !== null && html`<p class="counter-refused" role="alert">${view.refused}</p>`
    }${passingView(web, view.passing)}${isThere ? nextView(web, screen) : html`<div class="counter-next">${backButton(web)}</div>`}${soughtView(web, view.sought)}${waitingTable(web, screen)}${parkedView(web, screen)}${endedView(web, screen)}${findForm(web, view.sought)}</div>`,
  });
}

function longest({ lang, now }: WebRequest, waiting: readonly Visit[]): string {
  const [first] = waiting;
  return first === undefined
    ? ''
    : counterTexts(lang).queue.longest(saySpan(lang, first.since.until(now).total('seconds')));
}

/** The one key of the desk: call the next, with who that is and why. */
function nextView(web: WebRequest, screen: Screen): Html {
  const t = counterTexts(web.lang);
  const { next } = screen;
  if (next === null) {
    const nobody = screen.waitingCount === 0;
    return emptyState({
      title: nobody ? t.queue.nobody : t.queue.nobodyForYou,
      say: nobody ? t.queue.nobodySay : t.queue.nobodyForYouSay,
    });
  }
  return html`<div class="counter-next">${buttonForm(web, {
    action: '/klatiene/nakamais',
    button: button({ text: t.queue.next, kind: 'primary', key: 'n', attrs: { class: 'button primary counter-key' } }),
  })}<div><p class="counter-number">${next.whole.number}</p><p>${serviceName(screen, next.visit.service, web.lang)}</p><p class="counter-why">${sayChoice(web.lang, screen)}</p></div></div>`;
}

function passingView(web: WebRequest, visit: Visit | null): Html {
  if (visit === null) return nothing;
  const t = counterTexts(web.lang).passes;
  return callout(
    'near',
    t.title,
    html`<p>${t.say(visit.number)}</p><div class="button-row">${buttonForm(web, {
      action: '/klatiene/nakamais',
      button: button({ text: t.order, kind: 'primary' }),
    })}${buttonForm(web, {
      action: '/klatiene/izsaukt',
      fields: { visit: visit.id, knowingly: 'yes' },
      button: button({ text: t.anyway(visit.number), kind: 'quiet' }),
    })}</div>`,
  );
}

function waitingTable(web: WebRequest, screen: Screen): Html {
  const { lang, now } = web;
  const t = counterTexts(lang).queue;
  if (screen.waiting.length === 0) return nothing;
  return html`<p class="counter-order">${t.order}</p>${table<Visit>({
    lang,
    caption: t.title,
    captionHidden: true,
    id: ({ id }) => id,
    rows: screen.waiting,
    columns: [
      { key: 'number', name: t.number, heads: true, whole: true, cell: ({ number }) => html`<b>${number}</b>` },
      { key: 'service', name: t.service, cell: ({ service }) => serviceName(screen, service, lang) },
      {
        key: 'waits',
        name: t.waits,
        whole: true,
        numeric: true,
        cell: ({ since }) => saySpan(lang, since.until(now).total('seconds')),
      },
      { key: 'why', name: t.why, cell: (visit) => marksOf(web, screen, visit) },
      { key: 'call', name: t.call, cell: (visit) => callButton(web, screen, visit) },
    ],
  })}${
    screen.waitingCount > screen.waiting.length &&
    html`<p class="pages">${linkButton({ text: t.all(screen.waitingCount), href: '/klatiene?rinda=visi' })}</p>`
  }`;
}

/** What sets somebody apart from the plain order of arrival. */
function marksOf({ lang, now }: WebRequest, screen: Screen, visit: Visit): Html {
  const t = counterTexts(lang).queue;
  const { server, setting, next } = screen;
  const waiter = waiterOf(visit);
  const only = visit.onlyDesk !== null || visit.onlyHolder !== null;
  const appointed = visit.appointedAt === null ? null : sayTime(lang, visit.appointedAt);
  return html`<span class="counter-marks">${next?.visit.id === visit.id && badge(t.nextOne, 'accent')}${
    visit.group === 'internal' && badge(t.internal)
  }${appointed !== null && badge(isEarly(waiter, setting, now) ? t.early(appointed) : t.appointed(appointed))}${
    only && badge(mayServe(server, waiter) ? t.onlyHere : t.elsewhere)
  }${visit.calls > 0 && badge(t.returned)}${!only && !server.gives(visit.service) && badge(t.notGiven)}${
    visit.language === 'en' && badge(t.english)
  }</span>`;
}

function callButton(web: WebRequest, { server }: Screen, visit: Visit): Html {
  const t = counterTexts(web.lang).queue;
  if (!mayServe(server, waiterOf(visit))) return nothing;
  return buttonForm(web, {
    action: '/klatiene/izsaukt',
    fields: { visit: visit.id },
    button: button({ text: t.call, kind: 'quiet', attrs: { 'aria-label': t.callOf(visit.number) } }),
  });
}

function parkedView(web: WebRequest, screen: Screen): Html {
  const t = counterTexts(web.lang).queue;
  if (screen.parked.length === 0) return nothing;
  return html`<section class="section"><h2>${t.parked}</h2><p class="counter-order">${t.parkedSay}</p><ul class="rows">${screen.parked.map(
    (visit) =>
      html`<li class="counter-line"><span><b>${visit.number}</b> ${serviceName(screen, visit.service, web.lang)}</span>${returnForm(web, visit)}</li>`,
  )}</ul></section>`;
}

export function returnForm(web: WebRequest, visit: Visit): Html {
  const t = counterTexts(web.lang).queue;
  return buttonForm(web, {
    action: `/klatiene/vizite/${visit.id}/atgriezies`,
    button: button({ text: t.back, attrs: { 'aria-label': t.backOf(visit.number) } }),
  });
}

function endedView(web: WebRequest, screen: Screen): Html {
  const t = counterTexts(web.lang).queue;
  if (screen.ended.length === 0) return nothing;
  return html`<section class="section"><h2>${t.ended}</h2><ul class="rows">${screen.ended.map(
    (visit) =>
      html`<li class="counter-line"><span><a href="/vizite/${visit.id}"><b>${visit.number}</b></a> ${serviceName(screen, visit.service, web.lang)}</span>${buttonForm(
        web,
        {
          action: `/klatiene/vizite/${visit.id}/atsakt`,
          button: button({ text: t.reopen, kind: 'quiet', attrs: { 'aria-label': t.reopenOf(visit.number) } }),
        },
      )}</li>`,
  )}</ul></section>`;
}

function soughtView(web: WebRequest, sought: FreeView['sought']): Html {
  if (sought === null) return nothing;
  const t = counterTexts(web.lang);
  const { typed, found } = sought;
  if (found === null) return html`<p class="counter-refused" role="status">${t.queue.notFound(typed)}</p>`;
  const back = found.state === 'parked' || found.state === 'not-come' || found.state === 'left';
  return html`<p class="counter-line" role="status"><span><a href="/vizite/${found.id}"><b>${found.number}</b></a> ${t.visit.state[found.state]}</span>${back && returnForm(web, found)}</p>`;
}

function findForm({ lang }: WebRequest, sought: FreeView['sought']): Html {
  const t = counterTexts(lang).queue;
  return html`<form class="counter-find" method="get" action="/klatiene"><label for="f-numurs">${t.find}</label><p class="hint" id="f-numurs-hint">${t.findHint}</p><div class="find-row"><input type="text" class="input short" id="f-numurs" name="numurs" value="${sought?.typed ?? ''}" maxlength="8" autocomplete="off" aria-describedby="f-numurs-hint" data-focus-key="/"><button class="button" type="submit">${t.find}</button></div></form>`;
}

/** The names of a place's services, for forms. */
export function serviceChoices({ services }: Pick<Screen, 'services'>, { lang }: Pick<WebRequest, 'lang'>) {
  return services.map(({ id, letter, name }) => ({
    value: id as string,
    text: `${letter} · ${inLanguage(name, lang)}`,
  }));
}
