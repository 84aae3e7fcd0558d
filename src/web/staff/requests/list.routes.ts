import { knownDirectory, standsInForOn } from '../../../desk/directory/index.ts';
import {
  type RequestLine,
  requestDuties,
  requestsPast,
  requestsTo,
  requestsToUnits,
} from '../../../desk/requests/index.ts';
import { linkButton } from '../../components/button.ts';
import { emptyState } from '../../components/states.ts';
import { tabs } from '../../components/tabs.ts';
import { type Html, html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayWhen } from '../../texts/say.ts';
import { groupedRows, subjectRows } from '../work/work.view.ts';
import { subjectLine } from './request-lines.ts';
import { requestTexts } from './texts.ts';

const ROWS = 30;
const VIEWS = ['man', 'nodala', 'jautatie', 'atbildetie'] as const;
type View = (typeof VIEWS)[number];

/** What waits for me or my units, what I asked, what I answered. */
export function listRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/pieprasijumi',
      action: 'request.read',
      audience: 'staff',
      handle: (web, { query }) => {
        const view = VIEWS.find((one) => one === query['skats']) ?? 'man';
        return view === 'man' || view === 'nodala' ? waiting(deps, web, view) : past(web, view, query['pec']);
      },
    }),
  ];
}

async function waiting(deps: PageDeps, web: WebRequest, view: 'man' | 'nodala'): Promise<Answer> {
  const { me } = web;
  if (me === null) return refuse(404);
  const { lines, duties } = await web.read(async (tx) => {
    const directory = await knownDirectory(deps.desk.database, tx);
    const mine = [me.employee, ...standsInForOn(directory, me.employee, web.today)];
    const lines =
      view === 'man' ? await requestsTo(tx, mine, ROWS) : await requestsToUnits(tx, web.identity.units, ROWS);
    return {
      lines,
      duties: await requestDuties(
        tx,
        lines.map(({ id }) => id),
      ),
    };
  });
  const rows = subjectRows(
    lines.map(({ id }) => ({ kind: 'request', id, duties: duties.get(id) ?? [] })),
    new Map(lines.map((line) => [line.id, subjectLine(line, web.now)])),
  );
  const calendar = deps.desk.rules.current().calendarOf(web.identity.units[0] ?? null);
  const saying = { lang: web.lang, now: web.now, today: web.today, calendar, standards: deps.standards };
  return listPage(
    web,
    view,
    rows.length === 0
      ? empty(web)
      : groupedRows(rows, { holders: view === 'nodala', goesOn: lines.length === ROWS, saying }),
  );
}

async function past(web: WebRequest, view: 'jautatie' | 'atbildetie', from: string | undefined): Promise<Answer> {
  const whose = view === 'jautatie' ? 'asked' : 'answered';
  const lines = await web.read((tx) => requestsPast(tx, whose, placeOf(from), ROWS + 1));
  const shown = lines.slice(0, ROWS);
  const last = shown.at(-1);
  const at = last === undefined ? null : view === 'jautatie' ? last.askedAt : last.endedAt;
  const texts = requestTexts(web.lang);
  const more =
    lines.length > ROWS && last !== undefined && at !== null
      ? html`<p class="pages">${linkButton({ text: texts.more, href: `/pieprasijumi?skats=${view}&pec=${at.toString()}~${last.id}`, attrs: { rel: 'next' } })}</p>`
      : null;
  return listPage(
    web,
    view,
    shown.length === 0
      ? empty(web)
      : html`<ul class="rows" data-keys="list">${shown.map((line) => pastRow(web, line, view))}</ul>${more}`,
  );
}

function pastRow(web: WebRequest, line: RequestLine, view: View): Html {
  const texts = requestTexts(web.lang);
  const unit = web.lang === 'lv' ? line.unitLv : line.unitEn || line.unitLv;
  const small = [
    view === 'jautatie' ? texts.to(line.holderName ?? unit) : texts.asks(line.asker),
    texts.at(sayWhen(web.lang, line.askedAt, web.now)),
    ...(line.caseNumber === null ? [] : [line.caseNumber]),
    ...(line.score === null ? [] : [texts.rated(line.score)]),
  ];
  return html`<li id="l-${line.id}" class="work-row"><div class="work-main"><a href="/pieprasijums/${line.id}">${line.subject}</a><small>${small.join(' · ')}</small></div><small>${texts.state[line.state]}</small></li>`;
}

function listPage(web: WebRequest, view: View, body: Html): Answer {
  const texts = requestTexts(web.lang);
  const tab = (key: View, text: string) => ({ text, href: `/pieprasijumi?skats=${key}`, current: key === view });
  return page(web, {
    title: texts.title,
    lead: texts.lead,
    actions: linkButton({ text: texts.ask, href: '/pieprasijumi/jauns', kind: 'primary', key: 'q' }),
    current: 'requests',
    live:
      web.me === null
        ? []
        : [`employee:${web.me.employee}`, ...web.identity.units.slice(0, 10).map((unit) => `unit:${unit}`)],
    modules: ['case-list'],
    body: html`${tabs(texts.views.label, [
      tab('man', texts.views.me),
      tab('nodala', texts.views.unit),
      tab('jautatie', texts.views.asked),
      tab('atbildetie', texts.views.answered),
    ])}${body}`,
  });
}

function empty(web: WebRequest): Html {
  const texts = requestTexts(web.lang);
  return emptyState({ title: texts.emptyTitle, say: texts.empty });
}

/** A place in a list as an address carries it: `<instant>~<id>`; anything else is the beginning. */
function placeOf(words: string | undefined): { at: Temporal.Instant; id: string } | null {
  const [at = '', id = ''] = (words ?? '').split('~');
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  try {
    return { at: Temporal.Instant.from(at), id };
  } catch {
    return null;
  }
}
