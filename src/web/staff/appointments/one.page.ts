import {
  type Appointment,
  clientPath,
  type FreeTimes,
  type LetterFacts,
  type Offer,
  stands,
  type TimesRefusal,
  waysTo,
} from '../../../desk/appointments/index.ts';
import { sayPhone } from '../../../desk/clients/index.ts';
import type { Notice } from '../../../desk/notices/index.ts';
import { owedFirst } from '../../../desk/work/index.ts';
import type { Obligation } from '../../../standard/obligation.ts';
import { MOVE_REASONS, type MoveReason } from '../../../vocabulary/words.ts';
import { badge } from '../../components/badge.ts';
import { button, linkButton } from '../../components/button.ts';
import { callout } from '../../components/callout.ts';
import { hiddenField, radioField, selectField, textArea } from '../../components/field.ts';
import { buttonForm, errorOf, type FieldError, form } from '../../components/form.ts';
import { facts } from '../../components/list.ts';
import { type Content, type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayInstant, sayTime, sayWhen } from '../../texts/say.ts';
import { owedChip } from '../work/owed-words.ts';
import { timeButtons } from './new.page.ts';
import { appointmentsTexts } from './texts.ts';

export interface OneView {
  readonly one: Appointment;
  readonly facts: LetterFacts;
  readonly offers: readonly Offer[];
  readonly notices: readonly Notice[];
  readonly duties: readonly Obligation[];
  readonly caseNumber: string | null;
  readonly madeBy: string | null;
  readonly toldBy: string | null;
}

/** One consultation: who, when, what was sent, and what can be done now. `panel`: a question that is asked first. */
export function onePage(
  web: WebRequest,
  deps: PageDeps,
  view: OneView,
  panel: Content = nothing,
  status = 200,
): Answer {
  const { one } = view;
  const { lang } = web;
  const t = appointmentsTexts(lang);
  return page(web, {
    title: one.booker.name,
    over: html`<a href="/pieraksts?vieta=${one.place}&amp;diena=${dayText(one)}">${t.title}</a> · ${one.number}`,
    lead: html`${sayInstant(lang, one.span.start)}–${sayTime(lang, one.span.end)} ${badge(t.state[one.state], one.state === 'moving' ? 'late' : one.state === 'confirmed' ? 'kept' : 'plain')} ${chipOf(web, deps, view)}`,
    current: 'appointments',
    status,
    live: [`hall:${one.place}`],
    actions: deedsOf(web, view),
    body: html`${panel}${owedView(web, view)}${offersView(web, view)}${sentView(web, view)}`,
    aside: html`<section>${factsOf(web, deps, view)}</section>`,
  });
}

function dayText({ span }: Appointment): string {
  return span.start.toZonedDateTimeISO('Europe/Riga').toPlainDate().toString();
}

function chipOf(web: WebRequest, deps: PageDeps, { duties, one }: OneView): Html {
  const owed = owedFirst(duties);
  if (owed === null) return lateness(web, one, duties);
  const { lang, now, today } = web;
  const calendar = deps.desk.rules.current().calendarOf(one.unit);
  return owedChip(`h-${one.id}`, owed, { lang, now, today, calendar, standards: deps.standards });
}

/** 5.1.7: whether it began in time, once it has. */
function lateness({ lang }: WebRequest, one: Appointment, duties: readonly Obligation[]): Html {
  const t = appointmentsTexts(lang).one;
  if (!('startedAt' in one) || one.startedAt === null || one.arrivedAt === null) return nothing;
  const promised = Math.max(one.span.start.epochMilliseconds, one.arrivedAt.epochMilliseconds);
  const minutes = Math.floor((one.startedAt.epochMilliseconds - promised) / 60_000);
  const breached = duties.some(({ verdict }) => verdict === 'breached');
  return minutes <= 0 ? badge(t.onTime, 'kept') : badge(t.late(minutes), breached ? 'late' : 'plain');
}

function deedsOf(web: WebRequest, { one }: OneView): Html {
  const t = appointmentsTexts(web.lang).deeds;
  const mine = { holder: one.holder, unit: one.unit };
  if (!stands(one) && one.state !== 'moving') return nothing;
  const ahead = Temporal.Instant.compare(one.span.start, web.now) > 0;
  const today = one.span.start.toZonedDateTimeISO('Europe/Riga').toPlainDate().equals(web.today);
  const link = (text: string, deed: string, key: string) =>
    linkButton({ text, href: `/pieraksts/${one.id}/${deed}`, key });
  return html`${
    stands(one) &&
    today &&
    buttonForm(web, {
      action: `/pieraksts/${one.id}/ieradies`,
      button: button({ text: t.arrived, kind: 'primary', key: 'i' }),
    })
  }${one.state === 'booked' && ahead && buttonForm(web, { action: `/pieraksts/${one.id}/apstiprinat`, button: button({ text: t.confirm, key: 'a' }) })}${
    (ahead || one.state === 'moving') && link(t.another, 'cits-laiks', 'l')
  }${ahead && stands(one) && web.mayI('appointment.move', mine) && link(t.move, 'parcelt', 'p')}${
    (ahead || one.state === 'moving') && link(t.cancel, 'atcelt', 'x')
  }`;
}

/** 5.1.7: the word is owed until the client has it. */
function owedView(web: WebRequest, { one, duties, notices, toldBy }: OneView): Html {
  const { lang, now } = web;
  const t = appointmentsTexts(lang).one;
  if (one.told !== null) return html`<p>${t.told(sayWhen(lang, one.told.at, now), toldBy ?? '')}</p>`;
  if (owedFirst(duties) === null) return nothing;
  const onWay = notices.some(({ state, runAt }) => state === 'waiting' && runAt === null);
  return callout(
    onWay ? 'plain' : 'late',
    t.owedTitle,
    html`<p>${onWay ? t.owedOnWay : t.owedSay}</p>${one.booker.phone !== '' && html`<p><a href="tel:${one.booker.phone}">${sayPhone(one.booker.phone)}</a></p>`}${
      web.mayI('appointment.move', { holder: one.holder, unit: one.unit }) &&
      buttonForm(web, { action: `/pieraksts/${one.id}/pazinots`, button: button({ text: t.toldPhone, key: 't' }) })
    }`,
  );
}

function offersView(web: WebRequest, { one, offers }: OneView): Html {
  const t = appointmentsTexts(web.lang).one;
  if (one.state !== 'moving') return nothing;
  return html`<section class="appointment-part"><h2>${t.offers}</h2>${
    offers.length === 0
      ? html`<p>${t.offersNone}</p>`
      : html`<ul class="rows">${offers.map(
          (offer) =>
            html`<li id="o-${offer.id}"><div class="diary-line"><div>${sayInstant(web.lang, offer.span.start)}</div><div>${buttonForm(
              web,
              {
                action: `/pieraksts/${one.id}/izvelas`,
                fields: { laiks: offer.id },
                button: button({ text: t.choose }),
              },
            )}</div></div></li>`,
        )}</ul>`
  }</section>`;
}

function sentView({ lang, now }: WebRequest, { notices, one }: OneView): Html {
  const t = appointmentsTexts(lang);
  if (notices.length === 0)
    return waysTo(one.booker).length === 0
      ? html`<section class="appointment-part"><h2>${t.one.sent}</h2><p>${t.one.sentNone}</p></section>`
      : nothing;
  const kinds: Readonly<Record<string, string>> = t.notice;
  const state = (notice: Notice) =>
    notice.state === 'waiting' && notice.runAt !== null
      ? t.noticeState.later(sayWhen(lang, notice.runAt, now))
      : t.noticeState[notice.state];
  return html`<section class="appointment-part"><h2>${t.one.sent}</h2><ul class="rows">${notices.map(
    (notice) =>
      html`<li id="n-${notice.id}"><details class="notice-sent"><summary>${kinds[notice.kind] ?? t.notice.other} <small>${sayWhen(lang, notice.sentAt ?? notice.writtenAt, now)} · ${notice.way === 'sms' ? 'SMS' : t.form.email} · ${notice.address}</small> ${badge(state(notice), notice.state === 'failed' ? 'late' : notice.state === 'sent' || notice.state === 'delivered' ? 'kept' : 'plain')}</summary>${notice.subject !== '' && html`<p><strong>${notice.subject}</strong></p>`}<p class="notice-text">${notice.text}</p>${notice.refused !== null && html`<p><small>${notice.refused}</small></p>`}</details></li>`,
  )}</ul></section>`;
}

function factsOf(web: WebRequest, { desk }: PageDeps, { one, facts: named, caseNumber, madeBy }: OneView): Html {
  const { lang, now } = web;
  const t = appointmentsTexts(lang).one;
  const { email, phone } = one.booker;
  const contact = [email, phone === '' ? '' : sayPhone(phone)].filter((part) => part !== '').join(' · ');
  const some = (name: string, value: Content) => (value === false ? [] : [[name, value] as const]);
  return facts([
    [t.client, one.client === null ? one.booker.name : html`<a href="/klients/${one.client}">${one.booker.name}</a>`],
    [t.contact, contact === '' ? t.notOurs : contact],
    ...some(t.was, one.state === 'moving' && sayInstant(lang, one.span.start)),
    [t.service, named.service],
    [t.place, named.place],
    ...some(
      t.person,
      named.person !== '' && html`${named.person}${one.askedPerson && html` <small>${t.asked}</small>`}`,
    ),
    ...some(t.people, one.people > 1 && String(one.people)),
    ...some(t.note, one.note !== '' && one.note),
    ...some(t.case, caseNumber !== null && html`<a href="/lieta/${caseNumber}">${caseNumber}</a>`),
    [t.number, one.number],
    [t.made, `${sayWhen(lang, one.madeAt, now)}, ${madeBy ?? t.madeByClient}`],
    [t.link, html`<a href="${clientPath(desk, 'appointment', one.id)}" rel="noreferrer">${t.open}</a>`],
  ]);
}

export interface Reasoned {
  readonly reason: MoveReason;
  readonly words: string;
  readonly errors: readonly FieldError[];
}

/** 5.1.7: why, what will be offered, and the very message before it is sent. */
export function movePanel(
  web: WebRequest,
  { one }: OneView,
  { reason, words, errors }: Reasoned,
  preview: { readonly starts: readonly Temporal.Instant[]; readonly text: string } | null,
): Html {
  const { lang } = web;
  const t = appointmentsTexts(lang);
  const path = `/pieraksts/${one.id}/parcelt`;
  const reachable = waysTo(one.booker).length > 0;
  const ask = html`<form method="get" action="${path}" class="move-ask">${selectField({
    lang,
    name: 'iemesls',
    label: t.move.reason,
    value: reason,
    choices: MOVE_REASONS.map((value) => ({ value, text: t.reason[value] })),
  })}${textArea({ lang, name: 'vardi', label: t.move.words, hint: t.move.wordsHint, rows: 2, max: 500, value: words, required: false, error: errorOf(errors, 'vardi') })}${button({ text: t.move.preview })}</form>`;
  const shown =
    preview === null
      ? nothing
      : html`<h3>${t.move.offers}</h3>${preview.starts.length < 3 && html`<p>${t.move.fewer(preview.starts.length)}</p>`}<ul>${preview.starts.map(
          (at) => html`<li>${sayInstant(lang, at)}</li>`,
        )}</ul>${
          reachable
            ? html`<h3>${t.move.message}</h3><blockquote class="notice-text">${preview.text}</blockquote>`
            : callout('near', t.unreachable, html`<p>${t.move.noWay}</p>`)
        }${form(web, {
          action: path,
          errors,
          body: [
            hiddenField('iemesls', reason),
            hiddenField('vardi', words),
            hiddenField('laiki', preview.starts.map((at) => at.toString()).join(' ')),
            button({
              text: reachable ? t.move.deed : t.move.deedNoWay,
              kind: 'primary',
              attrs: { 'data-ctrl-enter': true },
            }),
          ],
        })}`;
  return html`<section class="appointment-part" id="parcelt"><h2>${t.move.title}</h2><p class="hint">${t.move.lead}</p>${ask}${shown}</section>`;
}

/** Another time, as the client wishes who calls or stands there. */
export function anotherPanel(
  web: WebRequest,
  { one }: OneView,
  free: FreeTimes | TimesRefusal,
  say: string | null = null,
): Html {
  const { lang, now } = web;
  const t = appointmentsTexts(lang);
  const path = `/pieraksts/${one.id}/cits-laiks`;
  const times =
    'refused' in free
      ? null
      : { ...free, slots: free.slots.filter(({ from }) => from !== one.span.start.epochMilliseconds) };
  return html`<section class="appointment-part" id="cits-laiks"><h2>${t.another.title}</h2>${say !== null && html`<p class="callout near" role="alert">${say}</p>`}<p>${t.another.lead(sayWhen(lang, one.span.start, now))}</p>${
    times === null || times.slots.length === 0
      ? html`<p>${t.another.none}</p>`
      : form(web, { action: path, body: timeButtons(web, times, '', path) })
  }</section>`;
}

export function cancelPanel(web: WebRequest, { one }: OneView, again: Reasoned & { readonly who: string }): Html {
  const { lang } = web;
  const t = appointmentsTexts(lang);
  return html`<section class="appointment-part" id="atcelt"><h2>${t.cancel.title}</h2>${form(web, {
    action: `/pieraksts/${one.id}/atcelt`,
    errors: again.errors,
    body: [
      radioField({
        lang,
        name: 'kas',
        label: t.cancel.who,
        value: again.who,
        error: errorOf(again.errors, 'kas'),
        choices: [
          { value: 'klients', text: t.cancel.client },
          ...(web.mayI('appointment.move', { holder: one.holder, unit: one.unit })
            ? [{ value: 'mes', text: t.cancel.us }]
            : []),
        ],
      }),
      selectField({
        lang,
        name: 'iemesls',
        label: t.move.reason,
        value: again.reason,
        choices: MOVE_REASONS.map((value) => ({ value, text: t.reason[value] })),
      }),
      textArea({
        lang,
        name: 'vardi',
        label: t.move.words,
        rows: 2,
        max: 500,
        value: again.words,
        required: false,
        error: errorOf(again.errors, 'vardi'),
      }),
      button({ text: t.cancel.deed, kind: 'danger' }),
    ],
  })}</section>`;
}
