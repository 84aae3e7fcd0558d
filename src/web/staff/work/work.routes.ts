import { countCases, EVERY_CASE, findCases, type Place, visibleTo } from '../../../desk/search/index.ts';
import { knownDirectory, standsInForOn } from '../../../desk/directory/index.ts';
import { countReportsTo } from '../../../desk/interests/index.ts';
import { byPressure, dutiesOf, otherDuties, whenDue } from '../../../desk/work/index.ts';
import type { Tx } from '../../../database/database.ts';
import type { EmployeeId, UnitId } from '../../../vocabulary/ids.ts';
import { callout } from '../../components/callout.ts';
import { linkButton } from '../../components/button.ts';
import { searchBox } from '../../components/search-box.ts';
import { emptyState } from '../../components/states.ts';
import { tabs } from '../../components/tabs.ts';
import { type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayCount, sayNumber } from '../../texts/say.ts';
import { answersInWork } from '../meetings/answer-deeds.ts';
import { interestsTexts } from '../interests/texts.ts';
import { placeWords, readPlace } from '../cases/place.ts';
import { actingPart } from '../workload/acting.view.ts';
import type { Saying } from './owed-words.ts';
import { ownParts, partsSection } from '../tasks/work-section.view.ts';
import { workTexts } from './texts.ts';
import { silentToday, silentWaiting } from '../promises/silent.page.ts';
import { linesOf } from './subject-lines.ts';
import {
  calmRows,
  type CaseRow,
  groupedRows,
  nothingOwed,
  pressingOf,
  rowDue,
  type SubjectRow,
  subjectRows,
  untakenRows,
  type WorkRow,
  workRows,
} from './work.view.ts';

const ROWS = 20;
const UNTAKEN = 5;
const CALM = 6;
/** Duties outside of cases, shown on the first page. */
const OTHERS = 40;
const COUNTED = 1000;
/** Clients who wait for word, counted no further. */
const SILENT = 21;
/** What one stream of the page may listen to. */
const TOPICS = 20;

const DUE = { by: 'due', descending: false } as const;

export function workRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/mans-darbs',
      action: 'work.read',
      audience: 'staff',
      handle: (request, { query }) => {
        const after = readPlace(query['pec']);
        return query['skats'] === 'nodala' && unitsToLead(request).length > 0
          ? unitWork(deps, request, after)
          : myWork(deps, request, after);
      },
    }),
    // An earlier address of the page, as people may have kept it.
    defineRoute({
      method: 'GET',
      path: '/darbs',
      action: 'work.read',
      audience: 'staff',
      handle: () => redirect('/mans-darbs'),
    }),
  ];
}

/** What I hold, by due time; before it what nobody of my units has taken, behind it what waits for the client. */
async function myWork(deps: PageDeps, request: WebRequest, after: Place | null): Promise<Answer> {
  const texts = workTexts(request.lang);
  const { now } = request;
  const visible = visibleTo(request.identity);
  const lists = await request.read(async (tx) => {
    const find = (filter: Partial<typeof EVERY_CASE>, limit: number, from: Place | null = null) =>
      findCases(tx, visible, { filter: { ...EVERY_CASE, ...filter }, order: DUE, after: from, limit }, now);
    const held = await find({ scope: 'mine', state: 'open' }, ROWS + 1, after);
    const untaken = after === null ? await find({ scope: 'unit', holder: 'nobody' }, UNTAKEN + 1) : [];
    const calm = after === null ? await find({ scope: 'mine', state: 'resting' }, CALM + 1) : [];
    const shown = [...held, ...untaken, ...calm];
    const duties = await dutiesOf(
      tx,
      shown.map(({ id }) => id),
    );
    const { employee } = request.identity;
    const leads = employee !== null && request.mayI('wall.lift');
    return {
      held: workRows(held, duties),
      untaken: workRows(untaken, duties),
      calm: workRows(calm, duties),
      others: after === null ? await othersOwed(tx, now, null, await actingToo(deps, request, tx)) : [],
      silent: after === null ? await silentToday(tx, request, SILENT) : [],
      acting: after === null ? await actingPart(request, tx) : nothing,
      parts: after === null ? await ownParts(request, tx) : [],
      recusals: leads && after === null ? await countReportsTo(tx, employee) : 0,
    };
  });
  const saying = sayingOf(deps, request);
  // What waits but owes something today after all stands among what is owed.
  const [pressing, calm] = parted(lists.calm, (row) => isPressing(row, now));
  const rows: readonly WorkRow[] = [...lists.held.slice(0, ROWS), ...pressing, ...lists.others].toSorted(byDue);
  const late = rows.filter((row) => whenDue(rowDue(row), now) === 'late').length;
  const hasMore = lists.held.length > ROWS;
  const isEmpty = rows.length + lists.untaken.length + calm.length + lists.parts.length === 0;
  const nobodys = untakenRows(
    request,
    lists.untaken.slice(0, UNTAKEN),
    lists.untaken.length > UNTAKEN
      ? html`<p class="work-more"><a href="/lietas?skats=nodala&tur=neviens">${texts.untakenAll}</a></p>`
      : null,
    saying,
  );
  return workPage(request, {
    lead:
      rows.length === 0 || after !== null || hasMore
        ? null
        : texts.summary(rows.length - lists.others.length, lists.others.length, late),
    live: liveTopics(request, rows),
    body: isEmpty
      ? html`${recusalsWaiting(request, lists.recusals)}${lists.acting}${nobodyLeft(request, after)}`
      : html`${recusalsWaiting(request, lists.recusals)}${silentWaiting(request, lists.silent)}${nobodys}${groupedRows(rows, { holders: false, goesOn: hasMore, saying, deeds: answersInWork(request) })}${moreLink(request, hasMore ? lists.held[ROWS - 1] : undefined, after)}${partsSection(request, lists.parts)}${lists.acting}${calmRows(
          calm.slice(0, CALM),
          calm.length > CALM
            ? html`<p class="work-more"><a href="/lietas?skats=manas&stavoklis=resting">${texts.calmAll}</a></p>`
            : null,
          saying,
        )}`,
  });
}

/** 5.4.3: that somebody stepped aside, for the head to take note of. */
function recusalsWaiting(request: WebRequest, count: number): Html {
  if (count === 0) return nothing;
  const texts = interestsTexts(request.lang).walls;
  return callout(
    'near',
    texts.waiting(sayNumber(request.lang, count)),
    html`<p>${linkButton({ text: texts.title, href: '/liegumi', key: 'z' })}</p>`,
  );
}

/** For those who lead: everything their units owe, late first, with who holds it. */
async function unitWork(deps: PageDeps, request: WebRequest, after: Place | null): Promise<Answer> {
  const texts = workTexts(request.lang);
  const visible = { ...visibleTo(request.identity), units: unitsToLead(request) };
  const filter = { ...EVERY_CASE, scope: 'unit', state: 'open' } as const;
  const { rows, others, all, late } = await request.read(async (tx) => {
    const lines = await findCases(tx, visible, { filter, order: DUE, after, limit: ROWS + 1 }, request.now);
    const duties = await dutiesOf(
      tx,
      lines.map(({ id }) => id),
    );
    return {
      rows: workRows(lines, duties),
      others: after === null ? await othersOwed(tx, request.now, visible.units) : [],
      all: await countCases(tx, visible, filter, COUNTED, request.now),
      late: await countCases(tx, visible, { ...filter, late: true }, COUNTED, request.now),
    };
  });
  const saying = sayingOf(deps, request);
  const shown: readonly WorkRow[] = [...rows.slice(0, ROWS), ...others].toSorted(byDue);
  const isWhole = after === null && rows.length <= ROWS;
  const lateOnes = isWhole ? shown.filter((row) => whenDue(rowDue(row), request.now) === 'late').length : late;
  return workPage(request, {
    lead: all + others.length === 0 ? null : texts.unitSummary(sayAll(request, all), others.length, lateOnes),
    live: liveTopics(request, []),
    body:
      shown.length === 0
        ? after === null
          ? nothingOwed(request, texts.emptyUnitSay)
          : nobodyLeft(request, after)
        : html`${groupedRows(shown, { holders: true, goesOn: rows.length > ROWS, saying })}${moreLink(request, rows.length > ROWS ? rows[ROWS - 1] : undefined, after)}`,
  });
}

function workPage(
  request: WebRequest,
  options: { readonly lead: string | null; readonly live: readonly string[]; readonly body: Html },
): Answer {
  const texts = workTexts(request.lang);
  const isUnit = request.url.searchParams.get('skats') === 'nodala';
  const views =
    unitsToLead(request).length === 0
      ? nothing
      : tabs(texts.views.label, [
          { text: texts.views.mine, href: '/mans-darbs', current: !isUnit },
          { text: texts.views.unit, href: '/mans-darbs?skats=nodala', current: isUnit },
        ]);
  return page(request, {
    title: isUnit && unitsToLead(request).length > 0 ? texts.unitTitle : texts.title,
    ...(options.lead === null ? {} : { lead: options.lead }),
    actions: searchBox({ lang: request.lang, action: '/lietas' }),
    current: 'work',
    live: options.live,
    modules: ['case-list'],
    body: html`${views}${request.identity.units.length === 0 && html`<p class="work-say">${texts.noUnit}</p>`}${options.body}`,
  });
}

/** The units whose whole work somebody may see: those they lead. */
function unitsToLead(request: WebRequest): readonly UnitId[] {
  return request.identity.units.filter((unit) => request.mayI('work.read', { holder: null, unit }));
}

function sayingOf({ desk, standards }: PageDeps, request: WebRequest): Saying {
  const calendar = desk.rules.current().calendarOf(request.identity.units[0] ?? null);
  return { lang: request.lang, now: request.now, today: request.today, calendar, standards };
}

/** My units, and the cases I hold elsewhere. */
function liveTopics(request: WebRequest, rows: readonly WorkRow[]): readonly string[] {
  const { units, employee } = request.identity;
  const elsewhere = rows.flatMap((row) =>
    'line' in row && !units.includes(row.line.unit) ? [`case:${row.line.id}`] : [],
  );
  const own = employee === null ? [] : [`employee:${employee}`];
  return [...own, ...units.map((unit) => `unit:${unit}`), ...elsewhere].slice(0, TOPICS);
}

function moreLink(request: WebRequest, last: CaseRow | undefined, after: Place | null): Html {
  const texts = workTexts(request.lang);
  const to = new URLSearchParams(request.url.search);
  to.delete('pec');
  const start = after !== null && linkButton({ text: texts.start, href: addressOf(to), kind: 'quiet' });
  if (last !== undefined) to.set('pec', placeWords({ at: last.line.dueAt, id: last.line.id }));
  const more = last !== undefined && linkButton({ text: texts.more, href: addressOf(to), attrs: { rel: 'next' } });
  return start === false && more === false ? nothing : html`<p class="pages">${more}${start}</p>`;
}

function addressOf(query: URLSearchParams): string {
  const words = query.toString();
  return words === '' ? '/mans-darbs' : `/mans-darbs?${words}`;
}

function nobodyLeft(request: WebRequest, after: Place | null): Html {
  const texts = workTexts(request.lang);
  if (after === null) return nothingOwed(request, texts.emptySay);
  return html`${emptyState({ title: texts.emptyPage, say: texts.emptyPageSay })}${moreLink(request, undefined, after)}`;
}

function sayAll({ lang }: WebRequest, all: number): string {
  if (all > COUNTED) return workTexts(lang).moreThan(COUNTED);
  return sayCount(lang, all, ['lieta', 'lietas', 'lietu'], ['case', 'cases']);
}

/** For whom the reader acts today: what those people owe colleagues is the reader's to see to. */
async function actingToo(deps: PageDeps, request: WebRequest, tx: Tx): Promise<readonly EmployeeId[]> {
  const { employee } = request.identity;
  if (employee === null) return [];
  return standsInForOn(await knownDirectory(deps.desk.database, tx), employee, request.today);
}

/** The earliest duties towards colleagues and at meetings, each with its line. */
async function othersOwed(
  tx: Tx,
  now: Temporal.Instant,
  units: readonly UnitId[] | null = null,
  people: readonly EmployeeId[] = [],
): Promise<readonly SubjectRow[]> {
  const owed = await otherDuties(tx, OTHERS, units, people);
  return subjectRows(owed, await linesOf(tx, owed, now));
}

function isPressing(row: WorkRow, now: Temporal.Instant): boolean {
  return ['late', 'today'].includes(whenDue(rowDue(row), now));
}

function byDue(a: WorkRow, b: WorkRow): number {
  return byPressure(pressingOf(a), pressingOf(b));
}

function parted<Item>(items: readonly Item[], is: (item: Item) => boolean): readonly [Item[], Item[]] {
  return [items.filter(is), items.filter((item) => !is(item))];
}
