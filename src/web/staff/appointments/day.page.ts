import type { AppointmentLine } from '../../../desk/appointments/index.ts';
import type { Place } from '../../../desk/directory/index.ts';
import { inLanguage } from '../../../desk/services/index.ts';
import { badge } from '../../components/badge.ts';
import { button, linkButton } from '../../components/button.ts';
import { selectField } from '../../components/field.ts';
import { emptyState } from '../../components/states.ts';
import { tabs } from '../../components/tabs.ts';
import { attrs, type Content, type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayDate, sayTime, sayWeekday, sayWhen } from '../../texts/say.ts';
import { type Cell, type Column, diaryOf, type Entry, ROW_MINUTES } from './diary.ts';
import type { DayShown } from './load-day.ts';
import { placeName } from './place-choice.ts';
import { appointmentsTexts } from './texts.ts';

export interface ListView {
  readonly places: readonly Place[];
  readonly place: Place;
  readonly days: readonly DayShown[];
  readonly view: 'diena' | 'nedela';
  readonly first: Temporal.PlainDate;
}

/** A place's consultations: a day by whose time it is, or a week of days. */
export function listPage(web: WebRequest, view: ListView): Answer {
  const { lang } = web;
  const t = appointmentsTexts(lang);
  const [day] = view.days;
  const week = view.view === 'nedela';
  const title = week
    ? `${shortDay(lang, view.first)}–${shortDay(lang, view.first.add({ days: 6 }))}`
    : `${capital(sayWeekday(lang, view.first))}, ${sayDate(lang, view.first)}`;
  return page(web, {
    title: t.title,
    over: placeName(lang, view.place),
    current: 'appointments',
    live: [`hall:${view.place.id}`, ...(web.me === null ? [] : [`employee:${web.me.employee}`])],
    actions: html`${linkButton({ text: t.book, href: address('/pieraksts/jauns', view), kind: 'primary', key: 'p' })}${
      web.mayI('appointment.move') && linkButton({ text: t.sickDay, href: '/pieraksts/slimibas-diena' })
    }${web.mayI('counter.set-up') && linkButton({ text: t.settings, href: `/pieraksts/iestatijumi?vieta=${view.place.id}`, kind: 'quiet' })}`,
    body: html`<div class="diary-head"><h2>${title}</h2>${steps(web, view)}${views(web, view)}${placeForm(web, view)}</div>${
      day !== undefined && movingView(web, day.moving)
    }${week ? weekView(web, view) : day !== undefined && dayView(web, view.place, day)}`,
  });
}

function address(path: string, { place, first }: Pick<ListView, 'place' | 'first'>, more: Record<string, string> = {}) {
  return `${path}?${new URLSearchParams({ vieta: place.id, diena: first.toString(), ...more })}`;
}

function steps({ lang, today }: WebRequest, view: ListView): Html {
  const t = appointmentsTexts(lang);
  const days = view.view === 'nedela' ? 7 : 1;
  const at = (first: Temporal.PlainDate) => address('/pieraksts', { ...view, first }, { skats: view.view });
  return html`<div class="button-row diary-steps">${linkButton({ text: '‹', href: at(view.first.subtract({ days })), key: '[', attrs: { 'aria-label': t.earlier } })}${linkButton(
    { text: t.today, href: at(today), key: 's' },
  )}${linkButton({ text: '›', href: at(view.first.add({ days })), key: ']', attrs: { 'aria-label': t.later } })}</div>`;
}

function views({ lang }: WebRequest, view: ListView): Html {
  const t = appointmentsTexts(lang);
  return tabs(t.views, [
    { text: t.day, href: address('/pieraksts', view, { skats: 'diena' }), current: view.view === 'diena' },
    { text: t.week, href: address('/pieraksts', view, { skats: 'nedela' }), current: view.view === 'nedela' },
  ]);
}

function placeForm({ lang }: WebRequest, view: ListView): Html {
  const t = appointmentsTexts(lang);
  if (view.places.length < 2) return nothing;
  return html`<form class="diary-place" method="get" action="/pieraksts"><input type="hidden" name="diena" value="${view.first.toString()}"><input type="hidden" name="skats" value="${view.view}">${selectField(
    {
      lang,
      name: 'vieta',
      label: t.place,
      value: view.place.id,
      choices: view.places.map((one) => ({ value: one.id, text: placeName(lang, one) })),
    },
  )}${button({ text: t.show })}</form>`;
}

/** 5.1.7: what was moved and is not chosen yet stands first: somebody may have to call. */
function movingView(web: WebRequest, moving: readonly AppointmentLine[]): Html {
  const t = appointmentsTexts(web.lang);
  if (moving.length === 0) return nothing;
  return html`<section class="diary-moving"><h2>${t.moving}</h2><ul class="rows" data-keys="list">${moving.map(
    (line) => html`<li id="m-${line.id}">${lineView(web, line)}</li>`,
  )}</ul></section>`;
}

function dayView(web: WebRequest, place: Place, day: DayShown): Html {
  const t = appointmentsTexts(web.lang);
  if (day.openings.length === 0 && day.lines.length === 0) return emptyState({ title: t.closed, say: t.closedSay });
  // What is being moved stands above.
  const standing = day.lines.filter(({ state }) => state !== 'moving');
  return html`${day.lines.length === 0 && html`<p class="hint">${t.empty}. ${t.emptySay}</p>`}${gridView(web, place, day)}<ul class="rows diary-list" data-keys="list">${standing.map(
    (line) => html`<li id="l-${line.id}">${lineView(web, line)}</li>`,
  )}</ul>`;
}

function gridView(web: WebRequest, place: Place, { columns, openings, day }: DayShown): Html {
  const { lang, now } = web;
  const t = appointmentsTexts(lang);
  const { times, cells } = diaryOf(columns, openings);
  const nowMs = now.epochMilliseconds;
  const rowNow = times.findIndex((at) => at <= nowMs && nowMs < at + ROW_MINUTES * 60_000);
  const row = (at: number, nth: number) =>
    html`<tr${attrs({ class: nth === rowNow ? 'now' : minuteOf(at) === 0 ? 'hour' : null })}><th scope="row">${
      minuteOf(at) === 0 || nth === 0
        ? sayTime(lang, instant(at))
        : html`<span class="visually-hidden">${sayTime(lang, instant(at))}</span>`
    }${nth === rowNow && html`<span class="visually-hidden"> ${t.now}</span>`}</th>${columns.map((column, index) => {
      const cell = cells[index]?.get(nth);
      return cell === undefined ? nothing : cellView(web, place, column, cell);
    })}</tr>`;
  return html`<div class="diary-scroll"><table class="diary"><caption class="visually-hidden">${sayDate(lang, day)}</caption><thead><tr><th scope="col">${t.time}</th>${columns.map(
    (column) => html`<th scope="col">${column.name}${column.away && html` ${badge(t.away, 'near')}`}</th>`,
  )}</tr></thead><tbody>${times.map(row)}</tbody></table></div>`;
}

function cellView(web: WebRequest, place: Place, column: Column, cell: Cell): Html {
  const { lang, now } = web;
  const t = appointmentsTexts(lang);
  if (cell.entries.length > 0)
    return html`<td${attrs({ rowspan: cell.rows > 1 ? cell.rows : null, class: `taken ${kindOf(cell.entries)}` })}>${cell.entries.map((entry) => entryView(web, entry))}</td>`;
  const free = cell.open && !column.away && cell.from > now.epochMilliseconds;
  if (!free) return html`<td${attrs({ class: cell.open ? 'past' : 'shut' })}></td>`;
  const query = new URLSearchParams({ vieta: place.id, laiks: instant(cell.from).toString() });
  if (column.person) query.set('persona', column.seat);
  // The same is done by the button above; a key press for each quarter of an hour would be in the way.
  return html`<td class="free"><a${attrs({ href: `/pieraksts/jauns?${query}`, tabindex: -1, 'aria-label': t.bookAt(sayTime(lang, instant(cell.from)), column.name) })}>+</a></td>`;
}

function kindOf(entries: readonly Entry[]): string {
  const [first] = entries;
  return first?.kind === 'appointment' ? first.line.state : (first?.kind ?? '');
}

function entryView(web: WebRequest, entry: Entry): Html {
  const { lang } = web;
  const t = appointmentsTexts(lang);
  if (entry.kind !== 'appointment')
    return html`<span class="diary-entry"${entry.kind === 'held' && attrs({ title: t.heldSay })}>${entry.kind === 'held' ? t.held : t.busy}</span>`;
  const { line } = entry;
  return html`<a class="diary-entry" id="a-${line.id}" href="/pieraksts/${line.id}"><time>${sayTime(lang, line.startsAt)}</time> <strong>${line.name}</strong> <small>${MARK[line.state] ?? ''}${serviceOf(web, line)}</small><span class="visually-hidden">, ${t.state[line.state]}</span></a>`;
}

/** What stands in a small cell beside its colour. */
const MARK: Readonly<Partial<Record<AppointmentLine['state'], string>>> = {
  confirmed: '✓ ',
  arrived: '● ',
  served: '✓ ',
  'not-come': '– ',
};

function serviceOf({ lang }: WebRequest, line: AppointmentLine): string {
  const t = appointmentsTexts(lang);
  const more = line.more > 0 ? ` ${t.more(line.more)}` : '';
  const people = line.people > 1 ? ` · ${t.people(line.people)}` : '';
  return `${inLanguage(line.service, lang)}${more}${people}`;
}

/** One consultation in a list: when, who, what for, by whom, how it stands. */
export function lineView(web: WebRequest, line: AppointmentLine): Html {
  const { lang, now } = web;
  const t = appointmentsTexts(lang);
  const about: Content[] = [serviceOf(web, line), ...(line.holderName === null ? [] : [line.holderName])];
  const tone = {
    booked: 'plain',
    confirmed: 'kept',
    moving: 'late',
    arrived: 'accent',
    served: 'kept',
    'not-come': 'plain',
    cancelled: 'plain',
  } as const;
  return html`<div class="diary-line"><div><a href="/pieraksts/${line.id}">${sayWhen(lang, line.startsAt, now)} <strong>${line.name}</strong></a><small>${about.map((one, nth) => html`${nth > 0 && ' · '}${one}`)}</small></div><div>${badge(t.state[line.state], tone[line.state])}${
    line.owed && html` ${badge(t.owed, 'late')}`
  }${line.owed && line.unreachable && html` ${badge(t.unreachable, 'near')}`}</div></div>`;
}

function weekView(web: WebRequest, { days, place }: ListView): Html {
  const { lang, today } = web;
  const t = appointmentsTexts(lang);
  const shown = days.filter(({ openings, lines }) => openings.length > 0 || lines.length > 0);
  if (shown.length === 0) return emptyState({ title: t.closed, say: t.closedSay });
  return html`<div class="diary-week">${shown.map(
    ({ day, lines }) =>
      html`<section${attrs({ class: day.equals(today) ? 'today' : null })}><h3><a href="${address('/pieraksts', { place, first: day })}">${capital(sayWeekday(lang, day, 'short'))} ${shortDay(lang, day)}</a> <small>${t.count(lines.length)}</small></h3><ul>${lines.map(
        (line) =>
          html`<li class="${line.state}"><a href="/pieraksts/${line.id}"><time>${sayTime(lang, line.startsAt)}</time> ${line.name}</a> <small>${serviceOf(web, line)}${line.holderName !== null && ` · ${line.holderName}`}</small></li>`,
      )}</ul></section>`,
  )}</div>`;
}

function shortDay(lang: WebRequest['lang'], day: Temporal.PlainDate): string {
  return lang === 'lv' ? `${day.day}.${day.month}.` : `${day.day}/${day.month}`;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toLocaleUpperCase('lv')}${text.slice(1)}`;
}

function instant(ms: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(ms);
}

function minuteOf(ms: number): number {
  return instant(ms).toZonedDateTimeISO('Europe/Riga').minute;
}
