import type { Meeting, MeetingGuest } from '../../../desk/meetings/index.ts';
import { badge } from '../../components/badge.ts';
import { button, linkButton } from '../../components/button.ts';
import { callout } from '../../components/callout.ts';
import { textField } from '../../components/field.ts';
import { form } from '../../components/form.ts';
import { facts } from '../../components/list.ts';
import { type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayWhen } from '../../texts/say.ts';
import { saySpan } from './say.ts';
import { meetingsTexts } from './texts.ts';

export interface MeetingView {
  readonly meeting: Meeting;
  readonly guests: readonly MeetingGuest[];
  readonly organiserName: string;
  readonly caseNumber: string | null;
  readonly letter: { readonly state: 'waiting' | 'sent' | 'refused'; readonly said: string } | null;
  /** The question whether to call it off stands open. */
  readonly callingOff: boolean;
}

/** A meeting of ours: who comes, who does not and why; to be changed and called off by whoever called it. */
export function meetingPage(web: WebRequest, view: MeetingView): Answer {
  const texts = meetingsTexts(web.lang);
  const { meeting } = view;
  const isMine = web.me?.employee === meeting.organiser;
  const ahead = meeting.calledOffAt === null && Temporal.Instant.compare(meeting.span.end, web.now) > 0;
  const { letter } = view;
  return page(web, {
    title: meeting.title,
    over: texts.title,
    lead: meeting.calledOffAt === null ? tally(web, view.guests) : badge(texts.calledOffMark),
    current: 'meetings',
    ...(web.me === null ? {} : { live: [`employee:${web.me.employee}`] }),
    actions:
      isMine && ahead
        ? html`${linkButton({ text: texts.change, href: `/sanaksme/${meeting.id}/mainit`, key: 'm' })}${linkButton({ text: texts.form.callOff, href: `/sanaksme/${meeting.id}/atcelt`, kind: 'quiet' })}`
        : nothing,
    body: html`${view.callingOff && isMine && ahead && callOffForm(web, meeting)}${
      letter?.state === 'refused' && callout('late', texts.letter.refused(letter.said), nothing)
    }${facts([
      [texts.when, saySpan(meeting.span, false, web.lang)],
      ...(meeting.place === '' ? [] : [[texts.where, meeting.place] as const]),
      [texts.organiser, view.organiserName],
      ...(view.caseNumber === null
        ? []
        : [[texts.about, html`<a href="/lieta/${view.caseNumber}">${view.caseNumber}</a>`] as const]),
      ...(meeting.callOffReason === '' ? [] : [[texts.reason, meeting.callOffReason] as const]),
    ])}${meeting.agenda !== '' && html`<h2 class="meeting-head">${texts.agenda}</h2><div class="meeting-text">${meeting.agenda}</div>`}${documents(web, meeting)}<section class="meetings"><h2 class="meeting-head">${texts.guests}</h2><ul class="rows">${view.guests.map(
      (guest) => html`<li>${guestRow(web, guest)}</li>`,
    )}</ul></section>`,
  });
}

function tally({ lang }: WebRequest, guests: readonly MeetingGuest[]): string {
  const count = (answer: MeetingGuest['answer']) => guests.filter((one) => one.answer === answer).length;
  return meetingsTexts(lang).answers(count('accepted'), count('tentative'), count('declined'), guests.length);
}

function guestRow(web: WebRequest, guest: MeetingGuest): Html {
  const texts = meetingsTexts(web.lang);
  const tone = guest.answer === 'accepted' ? 'kept' : guest.answer === 'declined' ? 'late' : 'plain';
  return html`<div class="meeting-row"><div><p><strong>${guest.name || guest.address}</strong>${guest.name !== '' && html` <small>${guest.address}</small>`}</p>${
    guest.proposedAt !== null && html`<p>${texts.proposes(sayWhen(web.lang, guest.proposedAt, web.now))}</p>`
  }${guest.comment !== '' && html`<p class="meeting-text">${guest.comment}</p>`}${guest.undelivered !== '' && html`<p><small>${texts.undelivered(guest.undelivered)}</small></p>`}</div><div>${badge(texts.guestState[guest.answer ?? 'none'], tone)}</div></div>`;
}

function documents({ lang }: WebRequest, { id, attachments }: Meeting): Html {
  if (attachments.length === 0) return nothing;
  return html`<h2 class="meeting-head">${meetingsTexts(lang).documents}</h2><ul>${attachments.map(
    ({ name, size }, at) =>
      html`<li><a href="/sanaksme/${id}/dokuments/${String(at)}" download>${name}</a> <small>${Math.ceil(size / 1024)} kB</small></li>`,
  )}</ul>`;
}

function callOffForm(web: WebRequest, { id }: Meeting): Html {
  const texts = meetingsTexts(web.lang).form;
  return callout(
    'near',
    texts.callOff,
    html`<p>${texts.callOffSay}</p>${form(web, {
      action: `/sanaksme/${id}/atcelt`,
      body: [
        textField({
          lang: web.lang,
          name: 'reason',
          label: texts.callOffReason,
          required: false,
          max: 500,
          width: 'full',
        }),
        button({ text: texts.callOff, kind: 'danger' }),
      ],
    })}`,
  );
}
