import type { RosterRun } from '../../../channels/roster/advise-in-thread.ts';
import type { DayAdvice, HourAdvice, HourWait } from '../../../desk/hall/index.ts';
import { inLanguage } from '../../../desk/services/index.ts';
import { button, linkButton } from '../../components/button.ts';
import { callout } from '../../components/callout.ts';
import { selectField, textField } from '../../components/field.ts';
import { errorOf, form } from '../../components/form.ts';
import { emptyState, errorState } from '../../components/states.ts';
import { table } from '../../components/table.ts';
import { attrs, type Html, html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { type LoadedRoster, WEEKS } from './load-roster.ts';
import { bareMinutes } from './picture-numbers.ts';
import { planForm } from './plan-form.view.ts';
import { rosterTexts } from './roster.texts.ts';
import type { RosterTyped } from './roster-typed.ts';
import { hallTexts } from './texts.ts';
import { weekdayName } from './weekday-name.ts';
import { hallHref, hallTabs, type LedHall } from './which-place.ts';

/** How many desks each hour needs, beside how many there are; what happens with fewer; the plan to be written. */
export function rosterPage(
  request: WebRequest,
  led: LedHall,
  roster: LoadedRoster,
  run: RosterRun,
  again?: RosterTyped,
): Answer {
  const t = rosterTexts(request.lang);
  const { question, plan } = roster;
  return page(request, {
    title: t.rosterTitle,
    over: led.name,
    lead: t.rosterLead(question.target.minutes),
    current: 'hall',
    ...(again === undefined ? {} : { status: 422 }),
    ...(run.state === 'running' ? { live: [`hall:${led.place.id}`] } : {}),
    body: html`${hallTabs(request, led, 'roster')}${settings(request, led, roster, again)}${
      question.days.length === 0
        ? emptyState({ title: t.noLogTitle, say: t.noLog })
        : html`${progress(request, led, roster, run)}${run.days.length > 0 && advice(request, roster, run.days)}`
    }${planForm(request, led, question.open, plan, run.state === 'done' ? run.days : [], again)}`,
  });
}

function settings(request: WebRequest, led: LedHall, { plan, weeks }: LoadedRoster, again?: RosterTyped): Html {
  const t = rosterTexts(request.lang);
  const { lang } = request;
  return form(request, {
    action: hallHref('roster', led.place.id),
    errors: again?.errors ?? [],
    body: html`<input type="hidden" name="do" value="target"><div class="hall-fields hall-target">${textField({
      lang,
      name: 'target',
      label: t.target,
      hint: t.targetHint,
      type: 'number',
      width: 'short',
      required: true,
      value: again?.typed['target'] ?? String(plan.targetMinutes),
      error: errorOf(again?.errors ?? [], 'target'),
      attrs: { min: 1, max: 120, inputmode: 'numeric' },
    })}${selectField({
      lang,
      name: 'weeks',
      label: t.weeks,
      required: true,
      value: String(weeks),
      choices: WEEKS.map((one) => ({ value: String(one), text: String(one) })),
    })}${button({ text: t.recount })}</div>`,
  });
}

function progress(request: WebRequest, led: LedHall, { weeks }: LoadedRoster, run: RosterRun): Html | false {
  const t = rosterTexts(request.lang);
  const again = linkButton({ text: t.look, href: hallHref('roster', led.place.id, { nedelas: String(weeks) }) });
  if (run.state === 'failed')
    return errorState({
      title: t.failedTitle,
      say: t.failedSay,
      todo: t.failedTodo,
      actions: [
        linkButton({
          text: t.again,
          href: hallHref('roster', led.place.id, { nedelas: String(weeks), velreiz: '1' }),
        }),
      ],
    });
  if (run.state === 'done') return false;
  return html`<div class="hall-progress" role="status"><label for="roster-progress">${t.counting(run.days.length, run.total)}</label><progress id="roster-progress" max="${run.total}" value="${run.days.length}"></progress><p class="work-say">${t.countingSay}</p>${again}</div>`;
}

function advice(request: WebRequest, roster: LoadedRoster, days: readonly DayAdvice[]): Html {
  const t = rosterTexts(request.lang);
  const advised = days.filter(({ hours }) => hours.length > 0);
  const without = days.filter(({ hours }) => hours.length === 0);
  const basis = advised.map((day) => `${t.inText(weekdayName(request, day))} ${day.days}`).join(', ');
  return html`${!roster.isPlanned && callout('plain', t.noPlanYet, '')}${
    advised.length > 0 && grid(request, roster, advised)
  }${without.map((day) => html`<p class="work-say">${t.noPastDays(weekdayName(request, day))}</p>`)}${skills(request, roster, advised)}${advised.map((day) => details(request, roster, day))}<p class="work-say">${t.readAs} ${t.basis(basis, roster.question.runs)}</p>`;
}

/** Hours down, weekdays across; too few is said in words and not by colour alone. */
function grid(request: WebRequest, roster: LoadedRoster, days: readonly DayAdvice[]): Html {
  const t = rosterTexts(request.lang);
  const hours = [...new Set(days.flatMap((day) => day.hours.map(({ hour }) => hour)))].sort((a, b) => a - b);
  const head = days.map((day) => html`<th scope="col">${weekdayName(request, day)}</th>`);
  const rows = hours.map((hour) => {
    const cells = days.map((day) =>
      cell(
        request,
        roster,
        day.hours.find((one) => one.hour === hour),
      ),
    );
    return html`<tr><th scope="row">${hallTexts(request.lang).hourFrom(hour)}</th>${cells}</tr>`;
  });
  return html`<p class="work-say">${t.gridKey}</p><section class="hall-roster" tabindex="0" aria-label="${t.gridCaption}"><table><caption class="visually-hidden">${t.gridCaption}</caption><thead><tr><th scope="col">${hallTexts(request.lang).hour}</th>${head}</tr></thead><tbody>${rows}</tbody></table></section>`;
}

function cell(request: WebRequest, { isPlanned }: LoadedRoster, hour: HourAdvice | undefined): Html {
  const t = rosterTexts(request.lang);
  if (hour === undefined) return html`<td></td>`;
  const { needed, planned, from, to } = hour;
  const there = planned?.desks ?? 0;
  const short = needed.desks - there;
  // An hour in which hardly anybody comes needs a desk because the house is open.
  const isShort = short > 0 && hour.arrivals >= 0.5;
  const sure = from === needed.desks && to === needed.desks ? null : t.cellSure(from, to);
  return html`<td${attrs({ class: isShort ? 'short' : null })}><b><span class="visually-hidden">${t.neededWord} </span>${needed.desks}</b>${sure !== null && html` <small>(${sure})</small>`}<span>${isPlanned ? t.cellPlanned(there) : t.cellServed(there)}${isShort && html`, <em>${t.shortBy(short)}</em>`}</span></td>`;
}

function skills(request: WebRequest, { services }: LoadedRoster, days: readonly DayAdvice[]): Html | false {
  const t = rosterTexts(request.lang);
  const asked = days.flatMap((day) => day.skilled.map(({ service, desks }) => ({ day, service, desks })));
  const lines = [...Map.groupBy(asked, ({ service, desks }) => `${service} ${desks}`).values()].flatMap((same) => {
    const [first] = same;
    const found = services.find(({ id }) => id === first?.service);
    if (first === undefined || found === undefined) return [];
    const when = same.length === days.length ? t.everyDay : t.onDays(same.map(({ day }) => weekdayName(request, day)));
    return [html`<li>${t.skilledSay(when, first.desks, inLanguage(found.name, request.lang))}</li>`];
  });
  return lines.length > 0 && html`<section class="hall-part"><h2>${t.skilled}</h2><ul>${lines}</ul></section>`;
}

function details(request: WebRequest, { isPlanned }: LoadedRoster, day: DayAdvice): Html {
  const t = rosterTexts(request.lang);
  const { lang } = request;
  const said = (wait: HourWait | null) =>
    wait === null
      ? '–'
      : wait.p90 === Number.POSITIVE_INFINITY
        ? `${t.desksSay(wait.desks)}: ${t.never}`
        : `${t.desksSay(wait.desks)}: ${t.minutes(bareMinutes(lang, wait.p90))}`;
  return html`<details class="hall-table"><summary>${t.detailOf(weekdayName(request, day))}</summary>${table<HourAdvice>(
    {
      lang,
      caption: t.detailOf(weekdayName(request, day)),
      captionHidden: true,
      compared: true,
      rows: day.hours,
      id: ({ hour }) => String(hour),
      columns: [
        { key: 'hour', name: hallTexts(lang).hour, heads: true, cell: ({ hour }) => hallTexts(lang).hourFrom(hour) },
        {
          key: 'arrivals',
          name: t.arrivalsMean,
          numeric: true,
          cell: ({ arrivals }) => hallTexts(lang).number(Math.round(arrivals)),
        },
        { key: 'needed', name: t.withNeeded, numeric: true, whole: true, cell: ({ needed }) => said(needed) },
        { key: 'fewer', name: t.withFewer, numeric: true, whole: true, cell: ({ fewer }) => said(fewer) },
        {
          key: 'planned',
          name: isPlanned ? t.withPlanned : t.withServed,
          numeric: true,
          whole: true,
          cell: ({ planned }) => said(planned),
        },
      ],
    },
  )}</details>`;
}
