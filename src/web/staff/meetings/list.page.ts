import type { Feed, InvitationLine, MeetingLine } from '../../../desk/meetings/index.ts';
import { badge } from '../../components/badge.ts';
import { button, linkButton } from '../../components/button.ts';
import { buttonForm } from '../../components/form.ts';
import { type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayWhen } from '../../texts/say.ts';
import { answerDeeds } from './answer-deeds.ts';
import { sayMeetingTime } from './say.ts';
import { meetingsTexts } from './texts.ts';

export interface MeetingList {
  readonly invitations: readonly InvitationLine[];
  readonly own: readonly MeetingLine[];
  readonly feed: Feed | null;
  /** The address of a link made just now. */
  readonly made: { readonly events: string; readonly busy: string } | null;
}

/** What somebody is asked to, what is ahead, what they call; and their calendar link. */
export function listPage(web: WebRequest, list: MeetingList): Answer {
  const texts = meetingsTexts(web.lang);
  const open = list.invitations.filter(({ state }) => state === 'open');
  const ahead = list.invitations.filter(({ state }) => state !== 'open');
  return page(web, {
    title: texts.title,
    lead: texts.lead,
    current: 'meetings',
    actions: linkButton({ text: texts.call, href: '/sanaksme/jauna', kind: 'primary', key: 's' }),
    ...(web.me === null ? {} : { live: [`employee:${web.me.employee}`] }),
    body: html`${list.made !== null && calendarSection(web, list)}<section class="meetings"><h2>${texts.toAnswer}</h2>${
      open.length === 0
        ? html`<p>${texts.toAnswerNone}</p>`
        : html`<ul class="rows" data-keys="list">${open.map((one, at) => html`<li id="i-${one.id}">${openRow(web, one, at === 0)}</li>`)}</ul>`
    }</section><section class="meetings"><h2>${texts.coming}</h2>${
      ahead.length === 0
        ? html`<p>${texts.comingNone}</p>`
        : html`<ul class="rows" data-keys="list">${ahead.map((one) => html`<li id="i-${one.id}">${aheadRow(web, one)}</li>`)}</ul>`
    }</section>${list.own.length > 0 && ownSection(web, list.own)}${list.made === null && calendarSection(web, list)}`,
  });
}

function about({ lang, today }: WebRequest, one: InvitationLine): Html {
  const texts = meetingsTexts(lang);
  const said = [
    sayMeetingTime(lang, one.starts_at, one.ends_at, one.all_day, today),
    texts.from(one.organiser),
    ...(one.place === '' ? [] : [one.place]),
    ...(one.repeats ? [texts.repeats] : []),
    ...(one.for_name === null ? [] : [texts.forName(one.for_name)]),
  ];
  return html`<p><a href="/sanaksme/${one.id}"><strong>${one.title || texts.otherMeeting}</strong></a></p><p><small>${said.join(' · ')}</small></p>`;
}

/** The first row has the keys: answering several is pressing the same key again. */
function openRow(web: WebRequest, one: InvitationLine, isFirst: boolean): Html {
  const texts = meetingsTexts(web.lang);
  return html`<div class="meeting-row"><div>${about(web, one)}${one.due_at !== null && html`<p><small>${texts.answerBy(sayWhen(web.lang, one.due_at, web.now))}</small></p>`}</div>${answerDeeds(web, one.id, 'list', isFirst)}</div>`;
}

function aheadRow(web: WebRequest, one: InvitationLine): Html {
  const texts = meetingsTexts(web.lang);
  return html`<div class="meeting-row"><div>${about(web, one)}</div><div>${badge(texts.state[one.state], one.state === 'accepted' ? 'kept' : 'plain')}</div></div>`;
}

function ownSection({ lang, today }: WebRequest, own: readonly MeetingLine[]): Html {
  const texts = meetingsTexts(lang);
  return html`<section class="meetings"><h2>${texts.own}</h2><ul class="rows" data-keys="list">${own.map(
    (one) =>
      html`<li id="m-${one.id}"><div class="meeting-row"><div><p><a href="/sanaksme/${one.id}"><strong>${one.title}</strong></a></p><p><small>${[
        sayMeetingTime(lang, one.starts_at, one.ends_at, false, today),
        ...(one.place === '' ? [] : [one.place]),
        ...(one.case_number === null ? [] : [one.case_number]),
      ].join(
        ' · ',
      )}</small></p></div><div><small>${texts.answers(one.accepted, one.tentative, one.declined, one.invited)}</small></div></div></li>`,
  )}</ul></section>`;
}

function calendarSection(web: WebRequest, { feed, made }: MeetingList): Html {
  const texts = meetingsTexts(web.lang).calendar;
  const used = feed?.used_at == null ? texts.never : sayWhen(web.lang, feed.used_at, web.now);
  return html`<section class="meetings" id="kalendars"><h2>${texts.title}</h2><p>${texts.say}</p>${
    made !== null &&
    html`<div class="callout accent"><strong>${texts.once}</strong><p>${texts.link}: <code class="calendar-link">${made.events}</code></p><p>${texts.busyLink}: <code class="calendar-link">${made.busy}</code></p></div>`
  }${feed !== null && made === null && html`<p>${texts.has(sayWhen(web.lang, feed.made_at, web.now), used)}</p>`}<div class="meeting-answers">${buttonForm(
    web,
    {
      action: '/sanaksmes/kalendars',
      button: button({ text: feed === null ? texts.make : texts.again }),
      attrs: { 'data-turbo': 'false' },
    },
  )}${
    feed === null
      ? nothing
      : buttonForm(web, {
          action: '/sanaksmes/kalendars/beigt',
          button: button({ text: texts.end, kind: 'quiet' }),
        })
  }</div></section>`;
}
