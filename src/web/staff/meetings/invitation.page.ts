import type { Conflict, Invitation } from '../../../desk/meetings/index.ts';
import type { AttachmentDanger } from '../../../desk/mail/index.ts';
import { badge } from '../../components/badge.ts';
import { button, linkButton } from '../../components/button.ts';
import { callout } from '../../components/callout.ts';
import { textArea, tickBox } from '../../components/field.ts';
import { errorOf, type FieldError, form } from '../../components/form.ts';
import { facts } from '../../components/list.ts';
import { type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayWhen } from '../../texts/say.ts';
import { deskWords } from '../case/words.ts';
import { conflictList, saySpan } from './say.ts';
import { meetingsTexts } from './texts.ts';

/** A document that came with the invitation. */
export interface Enclosed {
  readonly place: number;
  readonly name: string;
  readonly size: number;
  readonly danger: AttachmentDanger | null;
}

export interface InvitationView {
  readonly invitation: Invitation;
  readonly forName: string | null;
  readonly conflicts: readonly Conflict[];
  readonly dueAt: Temporal.Instant | null;
  readonly letter: { readonly state: 'waiting' | 'sent' | 'refused'; readonly said: string } | null;
  readonly enclosed: readonly Enclosed[];
  /** The question why not stands open. */
  readonly declining: boolean;
  readonly typed: { readonly reason: string; readonly told: boolean };
  readonly errors: readonly FieldError[];
}

/** One invitation: what it is, what stands in the way, and the answer in one key. */
export function invitationPage(web: WebRequest, view: InvitationView): Answer {
  const texts = meetingsTexts(web.lang);
  const { invitation: one } = view;
  const over = !one.repeats && Temporal.Instant.compare(one.span.end, web.now) <= 0;
  const canAnswer = one.state !== 'cancelled' && !over;
  return page(web, {
    title: one.title || texts.otherMeeting,
    over: texts.title,
    lead: html`${badge(texts.state[one.state], one.state === 'open' ? 'near' : one.state === 'accepted' ? 'kept' : 'plain')}${
      view.dueAt !== null && html` ${texts.answerBy(sayWhen(web.lang, view.dueAt, web.now))}`
    }`,
    current: 'meetings',
    ...(web.me === null ? {} : { live: [`employee:${web.me.employee}`] }),
    status: view.errors.length > 0 ? 422 : 200,
    body: html`${stateNotice(web, one, over)}${canAnswer && distrustNotice(web, one)}${
      canAnswer && view.conflicts.length > 0 && callout('near', texts.conflictsTitle, conflictList(web, view.conflicts))
    }${facts(factsOf(web, view))}${one.description !== '' && html`<h2 class="meeting-head">${texts.agenda}</h2><div class="meeting-text">${one.description}</div>`}${documents(web, view)}${
      canAnswer && answers(web, view)
    }`,
    aside: guestsAside(web, one),
  });
}

function factsOf(web: WebRequest, { invitation: one, forName, letter }: InvitationView) {
  const texts = meetingsTexts(web.lang);
  const repeated = one.timesIncomplete
    ? texts.timesIncomplete
    : one.repeats
      ? texts.series
      : one.occurrence !== null
        ? texts.occurrence
        : null;
  const organiser =
    one.organiser.name === '' ? one.organiser.address : `${one.organiser.name} <${one.organiser.address}>`;
  const said =
    letter === null
      ? null
      : letter.state === 'refused'
        ? texts.letter.refused(letter.said)
        : texts.letter[letter.state];
  return [
    [
      texts.when,
      html`${saySpan(one.span, one.allDay, web.lang)}${repeated !== null && html`<br><small>${repeated}</small>`}`,
    ],
    ...(one.place === '' ? [] : [[texts.where, one.place] as const]),
    [texts.organiser, organiser],
    ...(forName === null ? [] : [[texts.invited, html`${forName} <small>${texts.forName(forName)}</small>`] as const]),
    ...(one.reason === '' ? [] : [[texts.reason, one.reason] as const]),
    ...(said === null ? [] : [[texts.answer, said] as const]),
  ] as (readonly [string, string | Html])[];
}

function stateNotice(web: WebRequest, one: Invitation, over: boolean): Html {
  const texts = meetingsTexts(web.lang);
  if (one.state === 'cancelled') return callout('plain', texts.cancelledTitle, html`<p>${texts.cancelledSay}</p>`);
  return over ? callout('plain', texts.overTitle, html`<p>${texts.overSay}</p>`) : nothing;
}

function distrustNotice(web: WebRequest, one: Invitation): Html {
  const texts = meetingsTexts(web.lang);
  if (one.distrust === '' || one.meeting !== null) return nothing;
  return callout(
    'late',
    texts.distrustTitle,
    html`<p>${texts.distrust[one.distrust](one.organiser.address, one.sender)}</p>`,
  );
}

function documents({ lang }: WebRequest, { invitation, enclosed }: InvitationView): Html {
  if (enclosed.length === 0) return nothing;
  return html`<h2 class="meeting-head">${meetingsTexts(lang).documents}</h2><ul>${enclosed.map(
    ({ place, name, size, danger }) =>
      html`<li><a href="/sanaksme/${invitation.id}/pielikums/${String(place)}" data-turbo="false">${name}</a> <small>${Math.ceil(size / 1024)} kB${danger !== null && html` · ${deskWords(lang).danger[danger]}`}</small></li>`,
  )}</ul>`;
}

function answers(web: WebRequest, view: InvitationView): Html {
  const texts = meetingsTexts(web.lang);
  const { invitation: one } = view;
  const unproven = one.distrust !== '' && one.meeting === null;
  const told = unproven
    ? tickBox({
        lang: web.lang,
        name: 'told',
        label: texts.told,
        checked: view.typed.told,
        error: errorOf(view.errors, 'told'),
      })
    : nothing;
  if (view.declining)
    return html`<div class="meeting-decline">${form(web, {
      action: `/sanaksme/${one.id}/nevaru`,
      errors: view.errors,
      attrs: { 'data-ctrl-enter': true },
      body: [
        textArea({
          lang: web.lang,
          name: 'reason',
          label: texts.reason,
          hint: texts.reasonHint,
          value: view.typed.reason,
          error: errorOf(view.errors, 'reason'),
          rows: 3,
          max: 1000,
          required: true,
          attrs: { autofocus: true },
        }),
        told,
        html`<div class="button-row">${button({ text: texts.declineSend, kind: 'primary' })}${linkButton({ text: web.lang === 'lv' ? 'Atpakaļ' : 'Back', href: `/sanaksme/${one.id}`, kind: 'quiet' })}</div>`,
      ],
    })}</div>`;
  return html`<div class="meeting-decline">${form(web, {
    action: `/sanaksme/${one.id}/atbilde`,
    errors: view.errors,
    body: [
      told,
      html`<div class="button-row">${button({ text: texts.accept, kind: one.state === 'accepted' ? 'plain' : 'primary', key: 'p', name: 'answer', value: 'accepted' })}${button({ text: texts.tentative, key: 'v', name: 'answer', value: 'tentative' })}${linkButton({ text: texts.decline, href: `/sanaksme/${one.id}/nevaru`, key: 'n' })}</div>`,
    ],
  })}${one.state !== 'open' && html`<p><small>${texts.answerChange}</small></p>`}</div>`;
}

const GUESTS_AT_ONCE = 12;

/** The first of those invited; of four hundred the rest stands behind a press, and who was not kept is counted. */
function guestsAside(web: WebRequest, one: Invitation): Html {
  const texts = meetingsTexts(web.lang);
  const guestState = texts.guestState as Readonly<Record<string, string>>;
  const listed = (guests: Invitation['attendees']) =>
    html`<ul>${guests.map(
      ({ name, address, status }) =>
        html`<li>${name || address}${guestState[status] !== undefined && html` <small>${guestState[status]}</small>`}</li>`,
    )}</ul>`;
  const rest = one.attendees.slice(GUESTS_AT_ONCE);
  const unnamed = one.attendeeCount - one.attendees.length;
  const counted = unnamed > 0 && html`<p><small>${texts.more(unnamed)}</small></p>`;
  return html`<section><h2>${texts.guests}</h2>${listed(one.attendees.slice(0, GUESTS_AT_ONCE))}${
    rest.length === 0
      ? counted
      : html`<details><summary>${texts.more(one.attendeeCount - GUESTS_AT_ONCE)}</summary>${listed(rest)}${counted}</details>`
  }</section>`;
}
