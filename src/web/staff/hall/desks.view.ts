import type { HallDesk, Visit } from '../../../desk/visits/index.ts';
import { badge } from '../../components/badge.ts';
import { button } from '../../components/button.ts';
import { selectField } from '../../components/field.ts';
import { buttonForm, form } from '../../components/form.ts';
import { type Html, html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayTime } from '../../texts/say.ts';
import type { LoadedHall } from './load-hall.ts';
import { lasting } from './minutes.ts';
import { hallTexts } from './texts.ts';
import { hallHref } from './which-place.ts';

/** The desks by number: who sits there, what they are doing and for how long, and what the head can do. No figures of people. */
export function desksView(request: WebRequest, hall: LoadedHall): Html {
  const t = hallTexts(request.lang);
  if (hall.desks.length === 0) return html`<p class="work-say">${t.noDesks}</p>`;
  const free = hall.desks.filter(({ employee }) => employee === null);
  const at = new Map(hall.visits.flatMap((visit) => (isHere(visit) ? [[visit.desk, visit] as const] : [])));
  return html`<ul class="hall-desks">${hall.desks.map((desk) => deskLine(request, hall, desk, at.get(desk.id) ?? null, free))}</ul>`;
}

function isHere(visit: Visit): boolean {
  return visit.state === 'called' || visit.state === 'serving' || visit.state === 'paused';
}

function deskLine(
  request: WebRequest,
  hall: LoadedHall,
  desk: HallDesk,
  visit: Visit | null,
  free: readonly HallDesk[],
): Html {
  const t = hallTexts(request.lang);
  const isShut = desk.employee === null;
  return html`<li id="g-${desk.id}" class="${isShut ? 'shut' : ''}"><span class="hall-number" aria-hidden="true">${desk.number}</span><div><h3><span class="visually-hidden">${t.desk(desk.number)}: </span>${desk.name ?? t.states.shut}</h3><p>${
    isShut ? html`<span class="visually-hidden">${t.nobody}</span>` : stateOf(request, desk, visit)
  }</p></div>${!isShut && deeds(request, hall, desk, free, visit)}</li>`;
}

function stateOf(request: WebRequest, desk: HallDesk, visit: Visit | null): Html {
  const t = hallTexts(request.lang);
  const { lang, now } = request;
  if (visit?.state === 'paused') {
    const isLate = Temporal.Instant.compare(visit.resumeBy, now) < 0;
    const by = sayTime(lang, visit.resumeBy);
    return html`${badge(t.states.paused, isLate ? 'late' : 'near')} <b>${visit.number}</b> ${isLate ? t.resumeLate(by) : t.resumesBy(by)}`;
  }
  if (visit?.state === 'called')
    return html`${badge(t.states.called, 'accent')} <b>${visit.number}</b>${visit.calledAt !== null && html` ${lasting(lang, visit.calledAt, now)}`}`;
  if (visit !== null)
    return html`${badge(t.states.serving, 'accent')} <b>${visit.number}</b>${visit.begunAt !== null && html` ${lasting(lang, visit.begunAt, now)}`}`;
  // 7.6: a breather is a right; it is told like any other state and nothing is counted of it.
  if (desk.state === 'break')
    return html`${badge(t.states.break)}${desk.until !== null && html` ${t.until(sayTime(lang, desk.until))}`}`;
  if (desk.state === 'away') return badge(t.states.away);
  return badge(t.states.free, 'kept');
}

function deeds(
  request: WebRequest,
  { now }: LoadedHall,
  desk: HallDesk,
  free: readonly HallDesk[],
  visit: Visit | null,
): Html | false {
  const t = hallTexts(request.lang);
  // 6.8: nobody is taken from their client.
  if (visit !== null || desk.employee === null) return false;
  const action = hallHref('now', now.place);
  return html`<details class="hall-deeds"><summary aria-label="${t.more(desk.name ?? '')}">⋯</summary><div>${
    free.length > 0 &&
    form(request, {
      action,
      body: html`<input type="hidden" name="do" value="sit"><input type="hidden" name="who" value="${desk.employee}">${selectField(
        {
          lang: request.lang,
          name: `desk-${desk.id}`,
          label: t.moveTo,
          required: true,
          choices: free.map(({ id, number }) => ({ value: id, text: t.desk(number) })),
          attrs: { name: 'desk' },
        },
      )}${button({ text: t.move })}`,
    })
  }${buttonForm(request, {
    action,
    fields: { do: 'free', who: desk.employee },
    button: button({ text: t.free, kind: 'quiet' }),
  })}<p class="work-say">${t.freeSay}</p></div></details>`;
}

/** Another desk: seat whoever is there already, or ask somebody to come. */
export function openDeskView(request: WebRequest, hall: LoadedHall): Html {
  const t = hallTexts(request.lang);
  const free = hall.desks.filter(({ employee }) => employee === null);
  const isPossible = free.length > 0 && hall.free.length > 0;
  return html`<details class="hall-open"><summary data-key="o">${t.openDesk} <kbd aria-hidden="true">o</kbd></summary>${
    !isPossible
      ? html`<p class="work-say">${free.length === 0 ? t.allDesksOpen : t.noPeople}</p>`
      : html`<p class="work-say">${t.openDeskSay}</p>${form(request, {
          action: hallHref('now', hall.now.place),
          body: html`<div class="hall-fields">${selectField({
            lang: request.lang,
            name: 'who',
            label: t.person,
            required: true,
            choices: hall.free.map(({ id, name }) => ({ value: id, text: name })),
          })}${selectField({
            lang: request.lang,
            name: 'desk',
            label: t.deskColumn,
            required: true,
            choices: free.map(({ id, number }) => ({ value: id, text: t.desk(number) })),
          })}</div><div class="button-row">${button({ text: t.sit, name: 'do', value: 'sit' })}${button({ text: t.ask, name: 'do', value: 'ask' })}</div>`,
        })}`
  }</details>`;
}
