import type { UnitPresence } from '../../../desk/workload/index.ts';
import { callout } from '../../components/callout.ts';
import { attrs, type Html, html, nothing } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayDate, sayWeekday } from '../../texts/say.ts';
import { workloadTexts } from './texts.ts';

/** Who of a unit is there, a line a person and a column a day; what to mind below. */
export function presenceView(
  request: WebRequest,
  unit: UnitPresence & { readonly name: string },
  days: readonly Temporal.PlainDate[],
  isOff: (day: Temporal.PlainDate) => boolean,
): Html {
  const t = workloadTexts(request.lang);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return nothing;
  const caption = t.presence(unit.name, `${numbers(first)}–${numbers(last)}${last.year}`);
  const of = (day: Temporal.PlainDate) => [
    isOff(day) && 'off',
    day.equals(request.today) && 'today',
    unit.gaps.some((gap) => gap.equals(day)) && 'gap',
  ];
  const klass = (day: Temporal.PlainDate, ...more: (string | false)[]) =>
    [...of(day), ...more].filter((one) => one !== false).join(' ') || null;
  const head = days.map(
    (day) =>
      html`<th${attrs({ scope: 'col', class: klass(day), 'aria-current': day.equals(request.today) ? 'date' : null })}><abbr title="${sayDate(request.lang, day)}">${days.length > 7 ? '' : html`<span class="day-name">${sayWeekday(request.lang, day, 'short')} </span>`}${day.day}</abbr></th>`,
  );
  const rows = unit.people.map(({ employee, name, days: cells }) => {
    const marks = cells.map(({ day, away, standIn }) => {
      const said = !away ? '' : standIn === null ? t.awayBare : t.awayWith(standIn);
      return html`<td${attrs({ class: klass(day, away && 'away', away && standIn === null && 'bare'), title: said === '' ? null : said })}>${away && html`<span class="visually-hidden">${said}</span>`}</td>`;
    });
    return html`<tr><th scope="row"><a href="/iestades/darbinieks/${employee}">${name}</a></th>${marks}</tr>`;
  });
  return html`<section class="presence-frame" tabindex="0" aria-label="${caption}"><table${attrs({ class: days.length > 7 ? 'presence-table whole-month' : 'presence-table', 'data-keys': 'list' })}><caption>${caption}</caption><thead><tr><th scope="col">${t.person}</th>${head}</tr></thead><tbody>${rows}</tbody></table></section>${minding(request, unit)}`;
}

function minding(request: WebRequest, { gaps, uncovered }: UnitPresence): Html {
  const t = workloadTexts(request.lang);
  const day = (one: Temporal.PlainDate) => `${sayWeekday(request.lang, one, 'short')} ${numbers(one)}`;
  return html`${gaps.length > 0 && callout('near', `${t.gaps}: ${gaps.map(day).join(', ')}`, html`<p>${t.gapsSay}</p>`)}${
    uncovered.length > 0 &&
    callout(
      'plain',
      t.uncovered,
      html`<ul>${uncovered.map(({ name, day: from }) => html`<li>${t.uncoveredSay(name, day(from))}</li>`)}</ul>`,
    )
  }`;
}

/** „24.11.”, which stands in a list without a case of its own. */
function numbers({ day, month }: Temporal.PlainDate): string {
  return `${day}.${String(month).padStart(2, '0')}.`;
}
