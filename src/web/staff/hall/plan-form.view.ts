import type { DayAdvice, OpenDay, RosterPlan } from '../../../desk/hall/index.ts';
import { button } from '../../components/button.ts';
import { buttonForm, form } from '../../components/form.ts';
import { attrs, type Html, html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import type { RosterTyped } from './roster-typed.ts';
import { rosterTexts } from './roster.texts.ts';
import { hallTexts } from './texts.ts';
import { weekdayName } from './weekday-name.ts';
import { hallHref, type LedHall } from './which-place.ts';

/** The name of a field of the plan. */
export function fieldOf(weekday: number, hour: number): string {
  return `g-${weekday}-${hour}`;
}

/** The plan to be written by hand, a field an hour, or filled in with what is advised. */
export function planForm(
  request: WebRequest,
  led: LedHall,
  open: readonly OpenDay[],
  plan: RosterPlan,
  advised: readonly DayAdvice[],
  again?: RosterTyped,
): Html | false {
  if (open.length === 0) return false;
  const t = rosterTexts(request.lang);
  const action = hallHref('roster', led.place.id);
  const first = Math.min(...open.map(({ from }) => from));
  const last = Math.max(...open.map(({ to }) => to));
  const rows = Array.from({ length: last - first }, (_, nth) => {
    const hour = first + nth;
    const cells = open.map((day) => {
      if (hour < day.from || hour >= day.to) return html`<td></td>`;
      const name = fieldOf(day.weekday, hour);
      const value = again?.typed[name] ?? plan.desks[day.weekday]?.[hour]?.toString() ?? '';
      const isWrong = again?.errors.some((error) => error.name === name) === true;
      return html`<td><input${attrs({ id: `f-${name}`, name, type: 'text', class: 'input', inputmode: 'numeric', value, maxlength: 2, 'aria-label': t.planLabel(weekdayName(request, day), hour), 'aria-invalid': isWrong ? 'true' : null })}></td>`;
    });
    return html`<tr><th scope="row">${hallTexts(request.lang).hourFrom(hour)}</th>${cells}</tr>`;
  });
  const isAgain = again?.typed['do'] === 'plan';
  return html`<details${attrs({ class: 'hall-table hall-plan', open: isAgain })}><summary>${t.plan}</summary><p class="work-say">${t.planSay}</p>${form(
    request,
    {
      action,
      body: html`<input type="hidden" name="do" value="plan"><div class="table-frame compared" tabindex="0" role="group" aria-label="${t.plan}"><table><caption class="visually-hidden">${t.plan}</caption><thead><tr><th scope="col">${hallTexts(request.lang).hour}</th>${open.map((day) => html`<th scope="col">${weekdayName(request, day)}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>${button({ text: t.savePlan })}`,
    },
  )}${
    advised.length > 0 &&
    buttonForm(request, {
      action,
      fields: { do: 'plan', ...advisedFields(advised, plan) },
      button: button({ text: t.takeAdvice, kind: 'quiet' }),
    })
  }</details>`;
}

/** What is planned already stays: nothing that somebody wrote is lost by one press. */
function advisedFields(days: readonly DayAdvice[], plan: RosterPlan): Record<string, string> {
  const advised = days.flatMap(({ weekday, hours }) =>
    hours.map(({ hour, needed }) => [fieldOf(weekday, hour), String(needed.desks)] as const),
  );
  const planned = Object.entries(plan.desks).flatMap(([weekday, hours]) =>
    Object.entries(hours).map(([hour, desks]) => [fieldOf(Number(weekday), Number(hour)), String(desks)] as const),
  );
  return Object.fromEntries([...advised, ...planned]);
}
