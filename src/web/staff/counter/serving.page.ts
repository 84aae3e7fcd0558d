import type { Visit } from '../../../desk/visits/index.ts';
import { badge } from '../../components/badge.ts';
import { button, linkButton } from '../../components/button.ts';
import { callout } from '../../components/callout.ts';
import { buttonForm } from '../../components/form.ts';
import { menu } from '../../components/menu.ts';
import { type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayTime } from '../../texts/say.ts';
import { cardView } from './card.view.ts';
import { clock, elapsed } from './elapsed.ts';
import { lostLine, presenceView } from './frame.ts';
import type { ServingView } from './load-serving.ts';
import { stepsView } from './steps.view.ts';
import { counterTexts } from './texts.ts';
import { deskNumber, placeName, serviceName } from './words.ts';

/** A client is at the desk, or was called to it. */
export function servingPage(web: WebRequest, view: ServingView): Answer {
  const { visit, screen } = view;
  const { lang } = web;
  const t = counterTexts(lang);
  const service = serviceName(screen, visit.service, lang);
  return page(web, {
    title: visit.number,
    over: html`${t.sit.desk(deskNumber(screen))} · ${placeName(screen, lang)}`,
    lead: html`${service}${visit.language === 'en' && html` ${badge(t.queue.english)}`}${visit.group === 'internal' && html` ${badge(t.queue.internal)}`}`,
    current: 'counter',
    status: view.status,
    // What moves in the hall is nobody's concern while a client is at the desk.
    ...(web.me === null ? {} : { live: [`employee:${web.me.employee}`] }),
    modules: ['counter'],
    actions: html`${timeView(web, visit)}${presenceView(web, screen)}`,
    body: html`<div class="counter">${lostLine(web)}${view.refused !== null && html`<p class="counter-refused" role="alert">${view.refused}</p>`}${bodyOf(web, view)}</div>`,
    aside: html`${clientView(web, view)}${cardView(web, view.card)}`,
  });
}

/** How long ago they were called, or for how long they are served. */
function timeView({ lang, now }: WebRequest, visit: Visit): Html {
  const t = counterTexts(lang);
  if (visit.state === 'called')
    return html`<span class="counter-time"><small>${t.called.since}</small> ${elapsed(visit.calledAt ?? now, now)}</span>`;
  if (visit.state === 'serving')
    return html`<span class="counter-time"><small>${t.serving.since}</small> ${elapsed(visit.takenUpAt ?? now, now, visit.servedBefore)}</span>`;
  return html`<span class="counter-time"><small>${t.serving.since}</small> ${clock(visit.servedBefore)}</span>`;
}

function bodyOf(web: WebRequest, view: ServingView): Html {
  switch (view.visit.state) {
    case 'called':
      return calledView(web, view);
    case 'paused':
      return pausedView(web, view.visit);
    default:
      return html`${deedsView(web, view)}${stepsView(web, view)}`;
  }
}

function calledView(web: WebRequest, view: ServingView): Html {
  const t = counterTexts(web.lang).called;
  const { visit, screen } = view;
  const { calls } = screen.setting;
  const left = Math.max(0, calls - visit.calls);
  const at = (deed: string) => `/klatiene/vizite/${visit.id}/${deed}`;
  return html`<p>${t.lead(deskNumber(screen))} ${t.nth(visit.calls, calls)}.</p><div class="counter-called">${buttonForm(
    web,
    {
      action: at('sakt'),
      button: button({ text: t.came, kind: 'primary', key: '1', attrs: { class: 'button primary counter-key' } }),
      attrs: { 'data-retry': true },
    },
  )}<div class="button-row">${buttonForm(web, { action: at('velreiz'), button: button({ text: t.again, key: 'v' }) })}${buttonForm(
    web,
    { action: at('neatnaca'), button: button({ text: t.park, key: 'x', disabled: left > 0 }) },
  )}${buttonForm(web, {
    action: at('beigt'),
    fields: { small: 'yes' },
    button: button({ text: t.small, key: 'e', attrs: { title: t.smallHint } }),
  })}</div>${left > 0 && html`<p class="counter-order">${t.parkLater(left)}</p>`}</div>`;
}

function pausedView(web: WebRequest, visit: Visit): Html {
  const t = counterTexts(web.lang);
  const resumeBy = visit.state === 'paused' ? visit.resumeBy : web.now;
  const late = Temporal.Instant.compare(web.now, resumeBy) > 0;
  const time = sayTime(web.lang, resumeBy);
  return html`${callout(late ? 'late' : 'near', late ? t.pause.late(time) : t.pause.until(time), html`<p>${t.pause.shown}</p>`)}<div class="counter-called">${buttonForm(
    web,
    {
      action: `/klatiene/vizite/${visit.id}/turpinat`,
      button: button({
        text: t.serving.resume,
        kind: 'primary',
        key: 'n',
        attrs: { class: 'button primary counter-key' },
      }),
      attrs: { 'data-retry': true },
    },
  )}${buttonForm(web, {
    action: `/klatiene/vizite/${visit.id}/aizgaja`,
    button: button({ text: t.serving.left, kind: 'quiet' }),
  })}</div>`;
}

function deedsView(web: WebRequest, { visit }: ServingView): Html {
  const t = counterTexts(web.lang).serving;
  const at = (deed: string) => `/klatiene/vizite/${visit.id}/${deed}`;
  const small = visit.steps.length === 0 && visit.servedBefore === 0;
  return html`<div class="counter-deeds">${buttonForm(web, {
    action: at('beigt'),
    fields: { small: small ? 'yes' : '' },
    button: button({ text: small ? t.endSmall : t.end, kind: 'primary', key: 'e' }),
    attrs: { 'data-retry': true },
  })}${linkButton({ text: t.pause, href: at('pauze'), key: 'p' })}${linkButton({ text: t.slip, href: at('lapina'), key: 's' })}${linkButton({ text: t.transfer, href: at('nodot'), key: 't' })}${linkButton({ text: t.addService, href: at('pakalpojums'), key: 'm' })}${menu(
    {
      id: 'visit-more',
      text: t.more,
      quiet: true,
      items: [
        outcomeButton(web, at('beigt'), 'referred', t.referred),
        buttonForm(web, { action: at('aizgaja'), button: button({ text: t.left, kind: 'quiet' }) }),
        buttonForm(web, {
          action: at('zvans'),
          button: button({ text: t.phoneFor, kind: 'quiet', attrs: { title: t.phoneForHint } }),
        }),
      ],
    },
  )}</div>`;
}

function outcomeButton(web: WebRequest, action: string, outcome: string, text: string): Html {
  return buttonForm(web, { action, fields: { outcome }, button: button({ text, kind: 'quiet' }) });
}

function clientView(web: WebRequest, view: ServingView): Html {
  const { visit, client, caseNumber, more, screen } = view;
  const t = counterTexts(web.lang);
  const serving = visit.state === 'serving';
  const newCase = `/lietas/jauna?${new URLSearchParams({
    vizite: visit.id,
    channel: 'counter',
    unit: visit.unit,
    ...(client === null ? {} : { client: client.id }),
  }).toString()}`;
  return html`<section><h2>${t.client.title}</h2>${
    client === null
      ? html`<p>${t.client.unknown}</p>`
      : html`<p><strong><a href="/klients/${client.id}">${client.name}</a></strong></p>`
  }${caseNumber !== null && html`<p>${t.client.case}: <a href="/lieta/${caseNumber}">${caseNumber}</a></p>`}${
    more.length > 0 && html`<p><small>${more.map((one) => serviceName(screen, one, web.lang)).join(', ')}</small></p>`
  }${
    serving &&
    html`<div class="button-row">${linkButton({ text: t.client.find, href: `/klatiene/vizite/${visit.id}/klients`, key: 'c' })}${caseNumber === null && linkButton({ text: t.serving.caseOpen, href: newCase, key: 'l' })}</div>${caseNumber === null ? html`<p><small>${t.serving.promise}</small></p>` : nothing}`
  }${
    serving &&
    html`<p class="counter-phone"><span aria-hidden="true">☎</span> ${t.presence.phone}. <small>${t.presence.phoneSay}</small></p>`
  }</section>`;
}
