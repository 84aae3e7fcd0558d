import type { Tx } from '../../../database/database.ts';
import { openingOf } from '../../../desk/counter/index.ts';
import { inLanguage } from '../../../desk/services/index.ts';
import { nameOf } from '../../../desk/workload/index.ts';
import { badge } from '../../components/badge.ts';
import { linkButton } from '../../components/button.ts';
import { type Content, type Html, html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayTime } from '../../texts/say.ts';
import { desksView, openDeskView } from './desks.view.ts';
import { type LoadedHall, loadHall } from './load-hall.ts';
import { lasting } from './minutes.ts';
import { queueView, serviceName } from './queue.view.ts';
import { hallTexts } from './texts.ts';
import { isExternal, longestOf, waitingView } from './waiting.view.ts';
import { hallTabs, type LedHall } from './which-place.ts';

/** The hall as it is now: who waits, who serves, which desks are open; renews itself whenever something happens in it. */
export async function nowPage(deps: PageDeps, request: WebRequest, tx: Tx, led: LedHall): Promise<Answer> {
  const t = hallTexts(request.lang);
  const hall = await loadHall(deps, request, tx, led.place.id);
  const opening = openingOf(hall.now);
  const open = opening.open ? t.openUntil(sayTime(request.lang, opening.until)) : t.closedNow;
  return page(request, {
    title: t.title,
    over: led.name,
    lead: html`${open}. ${t.asOf(sayTime(request.lang, request.now))}`,
    current: 'hall',
    actions: linkButton({ text: t.setUp, href: `/iestades/vietas/${led.place.id}/apkalposana`, kind: 'quiet' }),
    live: [`hall:${led.place.id}`],
    modules: ['hall'],
    body: html`${hallTabs(request, led, 'now')}${numbers(request, hall)}<div class="hall-columns"><section class="hall-part"><h2>${t.waitingNow}</h2>${waitingView(request, hall)}</section><div class="hall-side"><section class="hall-part"><h2>${t.desks}</h2>${desksView(request, hall)}${openDeskView(request, hall)}</section>${coming(request, hall)}</div><div>${queueView(request, hall)}${parked(request, hall)}</div></div>`,
  });
}

/** Large enough for a screen on a wall. */
function numbers(request: WebRequest, hall: LoadedHall): Html {
  const t = hallTexts(request.lang);
  const waiting = hall.visits.filter(({ state }) => state === 'waiting');
  const external = waiting.filter(isExternal).length;
  const served = hall.visits.filter(({ state }) => state === 'serving' || state === 'paused').length;
  const aside = hall.visits.filter(({ state }) => state === 'parked').length;
  const open = hall.desks.filter(({ employee }) => employee !== null).length;
  const one = (name: string, value: Content) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  return html`<dl class="hall-numbers">${one(t.waiting, t.groups(external, waiting.length - external))}${one(t.longest, longestOf(request, waiting))}${one(t.desksOpen, t.ofDesks(open, hall.desks.length))}${one(t.inService, served)}${one(t.parkedShort, aside)}</dl>`;
}

function parked(request: WebRequest, hall: LoadedHall): Html | false {
  const t = hallTexts(request.lang);
  const aside = hall.visits.flatMap((visit) => (visit.state === 'parked' ? [visit] : []));
  if (aside.length === 0) return false;
  return html`<section class="hall-part"><h2>${t.parked}</h2><ul class="hall-queue">${aside.map(
    (visit) =>
      html`<li id="v-${visit.id}"><b>${visit.number}</b><span class="hall-what">${serviceName(request, hall, visit)}</span><span class="hall-wait">${t.parkedAt(sayTime(request.lang, visit.parkedAt))}</span></li>`,
  )}</ul></section>`;
}

function coming(request: WebRequest, { coming: appointments, now, directory }: LoadedHall): Html {
  const t = hallTexts(request.lang);
  const name = (service: string) => {
    const found = now.services.find(({ id }) => id === service);
    return found === undefined ? '' : inLanguage(found.name, request.lang);
  };
  return html`<section class="hall-part"><h2>${t.appointments}</h2>${
    appointments.length === 0
      ? html`<p class="work-say">${t.noAppointments}</p>`
      : html`<ul class="hall-queue">${appointments.map(({ id, at, service, holder }) => {
          const isLate = Temporal.Instant.compare(at, request.now) < 0;
          return html`<li id="p-${id}"><b>${sayTime(request.lang, at)}</b><span class="hall-what">${name(service)}${isLate && html` ${badge(t.lateBare, 'near')} ${lasting(request.lang, at, request.now)}`}</span><span class="hall-wait">${holder === null ? t.anybody : nameOf(directory, holder)}</span></li>`;
        })}</ul>`
  }</section>`;
}
