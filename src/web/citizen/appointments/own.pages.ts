import {
  type Appointment,
  clientPath,
  type LetterFacts,
  type Offer,
  type Slot,
} from '../../../desk/appointments/index.ts';
import type { Desk } from '../../../desk/context.ts';
import { button, linkButton } from '../../components/button.ts';
import { buttonForm, form } from '../../components/form.ts';
import { facts } from '../../components/list.ts';
import { type Content, type Html, html, nothing } from '../../html.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { qrPicture } from '../../session/qr.ts';
import { sayTime } from '../../texts/say.ts';
import { citizenPage } from '../citizen-page.ts';
import { pageOfTimes } from './asked.ts';
import { byDay, dayOfTimes, sayTimeOf, sayUntilDay } from './say.ts';
import { bookingTexts } from './texts.ts';

/** What a client's page shows of one appointment. */
export interface OwnView {
  readonly desk: Desk;
  readonly one: Appointment;
  readonly facts: LetterFacts;
  readonly offers: readonly Offer[];
  /** They wait for an earlier time. */
  readonly waits: boolean;
  /** Where the code is shown at the kiosk: the whole address. */
  readonly address: string;
  readonly reachable: boolean;
}

/** The client's own page: what is agreed, and what they can do about it. */
export function ownPage(request: WebRequest, view: OwnView, fresh: boolean): Promise<Answer> {
  const { one } = view;
  switch (one.state) {
    case 'booked':
    case 'confirmed':
      return standingPage(request, view, fresh);
    case 'moving':
      return movingPage(request, view);
    case 'arrived':
    case 'served':
    case 'not-come':
    case 'cancelled':
      return endedPage(request, view);
  }
}

function standingPage(request: WebRequest, view: OwnView, fresh: boolean): Promise<Answer> {
  const { one, desk } = view;
  const t = bookingTexts(request.lang).one;
  const path = clientPath(desk, 'appointment', one.id);
  const past = Temporal.Instant.compare(one.span.start, request.now) <= 0;
  const deeds = html`<div class="button-row">${
    one.state === 'booked' &&
    buttonForm(request, { action: `${path}/apstiprinat`, button: button({ text: t.confirm, kind: 'primary' }) })
  }${linkButton({ text: t.move, href: `${path}/parcelt` })}${linkButton({ text: t.cancel, href: `${path}/atcelt` })}</div>`;
  return citizenPage(request, {
    title: t.title,
    body: html`${fresh && html`<p class="callout kept" role="status">${view.reachable ? t.booked : t.bookedNoWay}</p>`}${
      one.state === 'confirmed' && !fresh && html`<p role="status">${t.confirmedAlready}</p>`
    }${factsOf(request, view)}${past ? nothing : deeds}${codeView(request, view)}<p><a href="${path}.ics">${t.calendar}</a></p>${past ? nothing : soonView(request, view, path)}`,
  });
}

function factsOf(request: WebRequest, { one, facts: named }: OwnView): Html {
  const t = bookingTexts(request.lang).one;
  return facts([
    [t.when, html`<strong>${sayTimeOf(request.lang, one.span.start)}</strong>`],
    [t.where, named.address === '' ? named.place : `${named.place}, ${named.address}`],
    [t.service, named.service],
    ...(named.person === '' ? [] : [[t.person, named.person] as const]),
    ...(one.people > 1 ? [[t.people, String(one.people)] as const] : []),
  ]);
}

function codeView(request: WebRequest, { one, address }: OwnView): Html {
  const t = bookingTexts(request.lang).one;
  return html`<section class="booking-code"><div><h2>${t.number}</h2><p class="booking-number">${one.number.slice(0, 3)} ${one.number.slice(3)}</p><p>${t.numberSay}</p></div>${qrPicture(address, t.qr)}</section>`;
}

function soonView(request: WebRequest, { waits, reachable }: OwnView, path: string): Html {
  const t = bookingTexts(request.lang).one;
  if (!reachable) return nothing;
  return html`<section><h2>${t.soon}</h2><p>${waits ? t.soonWaiting : t.soonSay}</p><div class="button-row">${buttonForm(
    request,
    {
      action: `${path}/agrak`,
      fields: waits ? { gaidit: 'ne' } : {},
      button: button({ text: waits ? t.soonLeave : t.soonAsk }),
    },
  )}</div></section>`;
}

/** 5.1.7: what was offered, each time by one press; never by a link alone, since mail programs open links. */
function movingPage(request: WebRequest, view: OwnView): Promise<Answer> {
  const { one, offers, desk, facts: named } = view;
  const { lang } = request;
  const t = bookingTexts(lang).moving;
  const path = clientPath(desk, 'appointment', one.id);
  const held = offers.filter(({ heldUntil }) => Temporal.Instant.compare(heldUntil, request.now) > 0);
  const [soonest] = held.map(({ heldUntil }) => heldUntil).sort(Temporal.Instant.compare);
  return citizenPage(request, {
    title: t.title,
    lead: t.lead(capitalOf(lang, one.span.start)),
    body: html`${factsWithout(request, view)}${
      offers.length === 0
        ? html`<p>${t.none}</p>`
        : html`<h2>${offers.length < 3 ? t.only : t.choose}</h2><ul class="booking-offers">${offers.map(
            (offer) =>
              html`<li>${buttonForm(request, {
                action: clientPath(desk, 'offer', offer.id),
                button: button({ text: sayTimeOf(lang, offer.span.start), kind: 'primary' }),
              })}</li>`,
          )}</ul>${soonest !== undefined && html`<p class="hint">${t.held(sayTimeOf(lang, soonest))}</p>`}`
    }${named.phone !== '' && html`<p>${t.call(named.phone)}</p>`}<div class="button-row">${linkButton({
      text: t.other,
      href: `${path}/parcelt`,
    })}${linkButton({ text: bookingTexts(lang).one.cancel, href: `${path}/atcelt` })}</div>`,
  });
}

function factsWithout(request: WebRequest, { facts: named }: OwnView): Html {
  const t = bookingTexts(request.lang).one;
  return facts([
    [t.service, named.service],
    [t.where, named.address === '' ? named.place : `${named.place}, ${named.address}`],
  ]);
}

/** Days after which the page of an ended appointment says no more. */
const SHOWN_DAYS = 30;

function endedPage(request: WebRequest, view: OwnView): Promise<Answer> {
  const { one } = view;
  const t = bookingTexts(request.lang).ended;
  if (one.state === 'arrived')
    return citizenPage(request, { title: t.arrived, lead: t.arrivedSay, body: factsOf(request, view) });
  const again = linkButton({ text: t.again, href: '/pieteikties', kind: 'primary' });
  if (one.span.start.until(request.now).total('hours') > SHOWN_DAYS * 24)
    return citizenPage(request, {
      title: t.old,
      status: 410,
      body: html`<p>${t.oldSay}</p><p>${t.oldTodo}</p>`,
      actions: again,
    });
  return citizenPage(request, {
    title: one.state === 'served' || one.state === 'not-come' || one.state === 'cancelled' ? t[one.state] : t.arrived,
    body: html`${one.state === 'served' && html`<p>${t.served_}</p>`}${factsOf(request, view)}`,
    actions: again,
  });
}

/** Another time: the next days with free times, each one press. */
export function movePage(
  request: WebRequest,
  view: OwnView,
  slots: readonly Slot[],
  from: Temporal.PlainDate | null,
  say: string | null = null,
): Promise<Answer> {
  const { one, desk } = view;
  const { lang } = request;
  const t = bookingTexts(lang);
  const path = clientPath(desk, 'appointment', one.id);
  const { times, next } = pageOfTimes(slots);
  const press = (at: Temporal.Instant): Html =>
    button({
      text: sayTime(lang, at),
      name: 'laiks',
      value: at.toString(),
      attrs: { 'aria-label': t.times.book(sayTimeOf(lang, at)) },
    });
  const more: Content = html`<p class="booking-more">${from !== null && html`<a href="${path}/parcelt">${t.times.earlier}</a>`}${next !== null && html`<a href="${path}/parcelt?no=${next.toString()}">${t.times.later}</a>`}</p>`;
  return citizenPage(request, {
    title: times.length === 0 ? t.move.none : t.move.title,
    lead: one.state === 'moving' ? t.move.nowMoving : t.move.now(sayTimeOf(lang, one.span.start)),
    back: { href: path, text: t.back },
    ...(say === null ? {} : { status: 409 }),
    body: html`${say !== null && html`<p class="callout near" role="alert">${say}</p>`}${
      times.length === 0
        ? html`<p>${t.move.noneSay}</p>`
        : form(request, {
            action: `${path}/parcelt`,
            body: byDay(times).map(([day, of]) => dayOfTimes(lang, day, of, press)),
          })
    }${more}`,
  });
}

export function cancelPage(request: WebRequest, { one, desk }: OwnView): Promise<Answer> {
  const t = bookingTexts(request.lang).cancelAsk;
  const path = clientPath(desk, 'appointment', one.id);
  return citizenPage(request, {
    title: t.title,
    back: { href: path, text: bookingTexts(request.lang).back },
    body: html`<p>${t.say(sayTimeOf(request.lang, one.span.start))}</p><div class="button-row">${buttonForm(request, {
      action: `${path}/atcelt`,
      button: button({ text: t.yes, kind: 'danger' }),
    })}${linkButton({ text: t.no, href: path })}</div>`,
  });
}

/** The page behind the link of one offered time. */
export function offerPage(
  request: WebRequest,
  offer: {
    readonly path: string;
    readonly start: Temporal.Instant;
    readonly open: boolean;
    readonly own: string | null;
  },
  named: LetterFacts,
): Promise<Answer> {
  const { lang } = request;
  const t = bookingTexts(lang);
  const other = offer.own !== null && linkButton({ text: t.offer.other, href: offer.own });
  if (!offer.open)
    return citizenPage(request, {
      title: t.offer.gone,
      status: 410,
      body: html`<p>${t.offer.goneSay}</p>${named.phone !== '' && html`<p>${t.times.noneCall(named.phone)}</p>`}`,
      actions: other === false ? linkButton({ text: t.ended.again, href: '/pieteikties' }) : other,
    });
  return citizenPage(request, {
    title: t.offer.title,
    body: html`${facts([
      [t.one.when, html`<strong>${sayTimeOf(lang, offer.start)}</strong>`],
      [t.one.where, named.address === '' ? named.place : `${named.place}, ${named.address}`],
      [t.one.service, named.service],
    ])}<div class="button-row">${buttonForm(request, {
      action: offer.path,
      button: button({ text: t.offer.take, kind: 'primary' }),
    })}${other}</div>`,
  });
}

/** Somebody's place on the waiting list. */
export function waitingPage(
  request: WebRequest,
  waiting: { readonly path: string; readonly until: Temporal.PlainDate; readonly over: boolean },
  named: LetterFacts,
): Promise<Answer> {
  const t = bookingTexts(request.lang);
  if (waiting.over)
    return citizenPage(request, {
      title: t.waiting.over,
      body: nothing,
      actions: linkButton({ text: t.ended.again, href: '/pieteikties' }),
    });
  return citizenPage(request, {
    title: t.waiting.page,
    lead: t.waiting.pageSay(named.service, sayUntilDay(request.lang, waiting.until)),
    body: html`<p>${t.waiting.lead}</p><div class="button-row">${buttonForm(request, { action: waiting.path, button: button({ text: t.waiting.leave }) })}</div>`,
  });
}

function capitalOf(lang: WebRequest['lang'], at: Temporal.Instant): string {
  const said = sayTimeOf(lang, at);
  return lang === 'lv' ? `${said.slice(0, 1).toLocaleUpperCase('lv')}${said.slice(1)}` : said;
}
