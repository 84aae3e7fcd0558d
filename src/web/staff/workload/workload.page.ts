import type { Tx } from '../../../database/database.ts';
import { isWorkingDay } from '../../../time/working-day.ts';
import { parseId, type UnitId } from '../../../vocabulary/ids.ts';
import { linkButton } from '../../components/button.ts';
import type { FieldError } from '../../components/form.ts';
import { tabs } from '../../components/tabs.ts';
import { type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { loadUnits, type UnitLoad } from './load-workload.ts';
import { platesView, type PlateRow } from './plates.view.ts';
import { presenceView } from './presence.view.ts';
import { climbView, type SettingsTyped, settingsView } from './settings.view.ts';
import { workloadTexts } from './texts.ts';
import { untakenView } from './untaken.view.ts';

/** A form that came back with something to mend. */
export interface Again {
  readonly unit: UnitId | null;
  readonly settings?: SettingsTyped;
  readonly climb?: readonly FieldError[];
}

const TIMES = 2;
const TOPICS = 20;

export async function workloadPage(deps: PageDeps, request: WebRequest, tx: Tx, again?: Again): Promise<Answer> {
  const t = workloadTexts(request.lang);
  const query = request.url.searchParams;
  const isMonth = query.get('skats') === 'menesis';
  const first = firstDay(request, query.get('no'), isMonth);
  const days = daysFrom(first, isMonth ? first.daysInMonth : 7);
  const wanted = again?.unit ?? parseId<UnitId>(query.get('nodala'));
  const { units, others, mine } = await loadUnits(deps, request, tx, wanted, days);
  const rules = deps.desk.rules.current();
  const leadsAll = units.every(({ plates }) => plates !== null);
  return page(request, {
    title: t.title,
    lead: t.lead,
    current: 'workload',
    ...(again === undefined ? {} : { status: 422 }),
    ...(request.me === null
      ? {}
      : {
          actions: linkButton({ text: t.writeAbsence, href: `/iestades/darbinieks/${request.me.employee}/prombutne` }),
        }),
    live: ['directory', ...units.map(({ unit }) => `unit:${unit}`)].slice(0, TOPICS),
    body: html`${unitTabs(request, others, wanted)}${steps(request, first, isMonth, wanted)}${units.map((unit) => unitPart(deps, request, unit, days, again))}${
      !leadsAll && mine !== null && myPart(request, mine)
    }${request.mayI('rules.write') && climbView(request, rules.body.handBacks ?? TIMES, rules.version, again?.climb)}`,
  });
}

function unitPart(
  deps: PageDeps,
  request: WebRequest,
  unit: UnitLoad,
  days: readonly Temporal.PlainDate[],
  again: Again | undefined,
): Html {
  const t = workloadTexts(request.lang);
  const calendar = deps.desk.rules.current().calendarOf(unit.unit);
  const isOff = (day: Temporal.PlainDate) => !isWorkingDay(calendar, day).working;
  const isProposing = unit.distribution !== undefined && unit.distribution.mode !== 'off';
  const isAgain = again?.settings !== undefined && again.unit === unit.unit;
  return html`<section class="workload-part" id="n-${unit.unit}"><h2>${unit.name}</h2>${presenceView(request, { ...unit.presence, name: unit.name }, days, isOff)}${
    unit.plates !== null &&
    html`<h3>${t.plates}</h3><p class="work-say">${t.platesSay}</p>${platesView(request, unit.plates)}`
  }<h3>${t.untaken}</h3>${untakenView(request, unit.untaken, unit.proposals, isProposing)}${
    unit.maySet &&
    settingsView(
      request,
      unit.unit,
      unit.people,
      { distribution: unit.distribution, skills: unit.skills },
      isAgain ? again.settings : undefined,
    )
  }</section>`;
}

function myPart(request: WebRequest, mine: PlateRow): Html {
  return html`<section class="workload-part"><h2>${workloadTexts(request.lang).mine}</h2>${platesView(request, [mine])}</section>`;
}

/** Week or month, and the way to the one before and after. */
function steps(request: WebRequest, first: Temporal.PlainDate, isMonth: boolean, unit: UnitId | null): Html {
  const t = workloadTexts(request.lang);
  const to = (day: Temporal.PlainDate | null, month: boolean) => {
    const query = new URLSearchParams();
    if (unit !== null) query.set('nodala', unit);
    if (month) query.set('skats', 'menesis');
    if (day !== null) query.set('no', day.toString());
    const words = query.toString();
    return words === '' ? '/slodze' : `/slodze?${words}`;
  };
  const step = isMonth ? { months: 1 } : { days: 7 };
  return html`${tabs(t.views.label, [
    { text: t.views.week, href: to(null, false), current: !isMonth },
    { text: t.views.month, href: to(null, true), current: isMonth },
  ])}<div class="button-row">${linkButton({ text: t.before, href: to(first.subtract(step), isMonth), kind: 'quiet', key: 'b', attrs: { rel: 'prev' } })}${linkButton({ text: t.today, href: to(null, isMonth), kind: 'quiet' })}${linkButton({ text: t.after, href: to(first.add(step), isMonth), kind: 'quiet', key: 'n', attrs: { rel: 'next' } })}</div>`;
}

/** Whoever leads more units than fit chooses one. */
function unitTabs(request: WebRequest, units: readonly { id: UnitId; name: string }[], wanted: UnitId | null): Html {
  if (units.length === 0) return nothing;
  return tabs(
    workloadTexts(request.lang).person,
    units.slice(0, 40).map(({ id, name }) => ({ text: name, href: `/slodze?nodala=${id}`, current: id === wanted })),
  );
}

function firstDay(request: WebRequest, asked: string | null, isMonth: boolean): Temporal.PlainDate {
  const day = readDay(asked) ?? request.today;
  return isMonth ? day.with({ day: 1 }) : day.subtract({ days: day.dayOfWeek - 1 });
}

/** Within ten years, so that nobody asks for a calendar that nobody has. */
function readDay(asked: string | null): Temporal.PlainDate | null {
  if (asked === null || !/^20[2-3]\d-\d\d-\d\d$/.test(asked)) return null;
  try {
    return Temporal.PlainDate.from(asked);
  } catch {
    return null;
  }
}

function daysFrom(first: Temporal.PlainDate, count: number): Temporal.PlainDate[] {
  return Array.from({ length: count }, (_none, nth) => first.add({ days: nth }));
}
