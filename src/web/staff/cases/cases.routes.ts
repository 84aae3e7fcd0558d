import { caseDoor } from '../../../desk/access/index.ts';
import { caseByNumber } from '../../../desk/cases/index.ts';
import {
  type CaseLine,
  choicesFor,
  type Chosen,
  countCases,
  findCases,
  marked,
  type Piece,
  placeOf,
  searchCases,
  snippet,
  soughtPattern,
  textsOf,
  type Visible,
  visibleTo,
} from '../../../desk/search/index.ts';
import { fold } from '../../../language/fold.ts';
import { queryWords, type QueryGroup, toTsQuery } from '../../../language/search-words.ts';
import type { Tx } from '../../../database/database.ts';
import type { CaseId } from '../../../vocabulary/ids.ts';
import { linkButton } from '../../components/button.ts';
import { emptyState } from '../../components/states.ts';
import { type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayCount, sayNumber } from '../../texts/say.ts';
import { bulkRoutes } from './bulk.routes.ts';
import { type Choices, filterForm, isNarrowed, scopeTabs } from './filter.view.ts';
import { caseTable } from './list.view.ts';
import { placeWords } from './place.ts';
import { caseNumberIn, type ListAsked, listAddress, readList } from './read-list.ts';
import { casesTexts } from './texts.ts';

const ROWS = 35;
const ROWS_OF_SEARCH = 25;
/** Counted exactly up to here. */
const COUNTED = 1000;
/** A search looks through this many of the newest that match. */
const SOUGHT = 200;

export function casesRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/lietas',
      action: 'case.read',
      audience: 'staff',
      handle: (request, { query }) => caseList(deps, request, query),
    }),
    ...bulkRoutes(deps),
  ];
}

/** What the list shows, read in one transaction. */
interface ListRead {
  readonly lines: readonly CaseLine[];
  readonly count: number;
  readonly snippets: ReadonlyMap<CaseId, readonly Piece[]>;
  readonly choices: Chosen;
}

async function caseList(
  deps: PageDeps,
  request: WebRequest,
  query: Readonly<Record<string, string | undefined>>,
): Promise<Answer> {
  const visible = visibleTo(request.identity);
  const asked = readList(query, visible);
  const groups = asked.words === '' ? [] : queryWords(asked.words, deps.dictionary);
  const number = caseNumberIn(asked.words);
  const read = await request.read(async (tx) => {
    if (number !== null) {
      const one = await caseByNumber(tx, number);
      // One that is not one's own has a door there.
      const found = one ?? (await caseDoor(tx, number));
      if (found !== null) return found.number;
    }
    return asked.words === '' ? readPage(tx, request, asked, visible) : readFound(tx, request, asked, visible, groups);
  });
  return typeof read === 'string'
    ? redirect(`/lieta/${read}`)
    : listPage(deps, request, { asked, query, visible, groups, read });
}

async function readPage(tx: Tx, request: WebRequest, asked: ListAsked, visible: Visible): Promise<ListRead> {
  const { filter, order, after } = asked;
  const lines = await findCases(tx, visible, { filter, order, after, limit: ROWS + 1 }, request.now);
  const isWhole = after === null && lines.length <= ROWS;
  const count = isWhole ? lines.length : await countCases(tx, visible, filter, COUNTED, request.now);
  return { lines, count, snippets: new Map(), choices: await readChoices(tx, request, asked, visible) };
}

async function readFound(
  tx: Tx,
  request: WebRequest,
  asked: ListAsked,
  visible: Visible,
  groups: readonly QueryGroup[],
): Promise<ListRead> {
  const sought = { words: toTsQuery(groups), line: fold(asked.words) };
  const { lines, count } = await searchCases(
    tx,
    visible,
    { filter: asked.filter, sought, after: asked.after, limit: ROWS_OF_SEARCH + 1, most: SOUGHT },
    request.now,
  );
  const texts = await textsOf(
    tx,
    lines.map(({ id }) => id),
  );
  const pattern = soughtPattern(groups);
  const snippets = new Map<CaseId, readonly Piece[]>();
  for (const [id, of] of texts) {
    const found = snippet(of, pattern);
    if (found !== null) snippets.set(id, found);
  }
  return { lines, count, snippets, choices: await readChoices(tx, request, asked, visible) };
}

function readChoices(tx: Tx, request: WebRequest, { filter }: ListAsked, visible: Visible): Promise<Chosen> {
  const peopleOf = filter.unit === null ? visible.units : [filter.unit];
  return choicesFor(tx, { units: visible.all ? 'all' : visible.units, peopleOf, day: request.today });
}

interface Shown {
  readonly asked: ListAsked;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly visible: Visible;
  readonly groups: readonly QueryGroup[];
  readonly read: ListRead;
}

function listPage(deps: PageDeps, request: WebRequest, shown: Shown): Answer {
  const { asked, query, visible, read } = shown;
  const { lang } = request;
  const texts = casesTexts(lang);
  const choices: Choices = {
    units: read.choices.units.map((unit) => ({ id: unit.id, name: lang === 'lv' ? unit.name_lv : unit.name_en })),
    people: read.choices.people,
  };
  const rows = asked.words === '' ? ROWS : ROWS_OF_SEARCH;
  const lines = read.lines.slice(0, rows);
  const pattern = soughtPattern(shown.groups);
  const list = caseTable(request, {
    lines,
    order: asked.words === '' ? asked.order : { by: 'received', descending: true },
    caption: texts.caption(sayTotal(request, asked, read.count), sayOrder(request, asked)),
    title: (line) => marked(line.title, pattern),
    snippets: read.snippets,
    sortAddress: (sort) => listAddress(query, { kartot: sort }),
    sortable: sortableBy(asked),
    people: choices.people,
    mayAssign: request.mayI('case.assign'),
    saying: {
      lang,
      now: request.now,
      today: request.today,
      calendar: deps.desk.rules.current().calendarOf(request.identity.units[0] ?? null),
      standards: deps.standards,
    },
  });
  const more = read.lines.length > rows ? lines.at(-1) : undefined;
  return page(request, {
    title: texts.title,
    current: 'cases',
    actions: linkButton({ text: texts.newCase, href: '/lietas/jauna', key: 'n' }),
    live: liveTopics(asked, visible),
    modules: ['case-list'],
    body: html`${scopeTabs(request, asked, query, visible)}${filterForm(request, asked, query, choices)}${
      lines.length === 0 ? nothingFound(request, asked, query) : list
    }${walk(request, asked, query, more)}`,
  });
}

function sortableBy({ words, filter }: ListAsked): readonly string[] {
  if (words !== '') return [];
  return filter.state === 'closed' || filter.state === 'any' ? ['received', 'changed'] : ['due', 'received', 'changed'];
}

/** A search is not renewed under the reader's eyes; lists of one's units are. */
function liveTopics({ words, after }: ListAsked, { units }: Visible): readonly string[] {
  return words === '' && after === null ? units.slice(0, 20).map((unit) => `unit:${unit}`) : [];
}

function walk(
  request: WebRequest,
  asked: ListAsked,
  query: Readonly<Record<string, string | undefined>>,
  last: CaseLine | undefined,
): Html {
  const texts = casesTexts(request.lang);
  const order = asked.words === '' ? asked.order : ({ by: 'received', descending: true } as const);
  const next =
    last === undefined
      ? nothing
      : linkButton({
          text: texts.next,
          href: listAddress(query, { pec: placeWords(placeOf(last, order)) }),
          attrs: { rel: 'next' },
        });
  const start =
    asked.after === null ? nothing : linkButton({ text: texts.start, href: listAddress(query, {}), kind: 'quiet' });
  return last === undefined && asked.after === null ? nothing : html`<p class="pages">${next}${start}</p>`;
}

function nothingFound(
  request: WebRequest,
  asked: ListAsked,
  query: Readonly<Record<string, string | undefined>>,
): Html {
  const texts = casesTexts(request.lang);
  const wider = listAddress({ q: asked.words }, {});
  const isWidest = asked.words !== '' && listAddress(query, {}) === wider;
  const actions =
    isNarrowed(query) && !isWidest
      ? [
          html`<a class="button" href="${asked.words === '' ? '/lietas' : wider}">${asked.words === '' ? texts.clear : texts.everywhere}</a>`,
        ]
      : [];
  return emptyState({
    title: texts.empty,
    say: asked.words === '' ? texts.emptySay : texts.emptyWords(asked.words),
    actions,
  });
}

function sayTotal({ lang }: WebRequest, { words }: ListAsked, count: number): string {
  const texts = casesTexts(lang);
  if (words !== '' && count >= SOUGHT) return texts.newestOf(SOUGHT);
  if (count > COUNTED) return texts.moreThan(sayNumber(lang, COUNTED));
  return sayCount(lang, count, ['lieta', 'lietas', 'lietu'], ['case', 'cases']);
}

function sayOrder({ lang }: WebRequest, { words, order }: ListAsked): string {
  const { orders } = casesTexts(lang);
  if (words !== '') return orders.received;
  if (order.by === 'due') return order.descending ? orders.dueLast : orders.due;
  if (order.by === 'received') return order.descending ? orders.received : orders.receivedFirst;
  return order.descending ? orders.changed : orders.changedFirst;
}
