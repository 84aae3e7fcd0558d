import { clausesOwedBy, countedByClause, type Standing, standings } from '../../../desk/figures/index.ts';
import { type Carried, carried } from '../../../standard/carried.ts';
import { surveyFigures } from '../../../desk/surveys/index.ts';
import { questionsOf, type StandardQuestion } from '../../../standard/questions.ts';
import type { Clause, Standard } from '../../../standard/standard.ts';
import { sayDate } from '../../../time/say-date.ts';
import type { ClauseId } from '../../../vocabulary/ids.ts';
import { emptyState } from '../../components/states.ts';
import { tabs } from '../../components/tabs.ts';
import { type Html, html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { Answer } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { type Asked, askFigures, hrefWith } from './ask-figures.ts';
import { clauseRoutes } from './clause.routes.ts';
import { type ClauseRow, clauseRow } from './clause-row.view.ts';
import { figuresForm, scopeWords } from './figures-form.view.ts';
import { actsInForce } from './in-force.ts';
import { standardTexts } from './texts.ts';

const FILTERS = ['all', 'carried', 'not-carried', 'breached', 'mine'] as const;
type Filter = (typeof FILTERS)[number];
const FILTER_WORDS: Readonly<Record<Filter, string | null>> = {
  all: null,
  carried: 'nodrosinati',
  'not-carried': 'nenodrosinati',
  breached: 'parkapti',
  mine: 'mani',
};

/** Every clause of the standard in force and of the laws beside it, with live figures; and each clause's own page. */
export function standardRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/standarts',
      action: 'standard.read',
      audience: 'staff',
      handle: (request, { query }) => standardPage(request, deps, query),
    }),
    ...clauseRoutes(deps),
  ];
}

interface Tree {
  readonly request: WebRequest;
  readonly asked: Asked;
  readonly filter: Filter;
  readonly standings: ReadonlyMap<ClauseId, Standing>;
  readonly mine: ReadonlySet<ClauseId>;
  readonly questions: ReadonlyMap<ClauseId, StandardQuestion>;
  /** How often each score was given, by clause. */
  readonly answers: ReadonlyMap<ClauseId, readonly number[]>;
}

async function standardPage(
  request: WebRequest,
  deps: PageDeps,
  query: Readonly<Record<string, string | undefined>>,
): Promise<Answer> {
  const texts = standardTexts(request.lang);
  const [standard, ...laws] = actsInForce(deps.standards, request.today);
  if (standard === undefined || standard.isLaw) throw new Error(`No standard is in force on ${request.today}`);
  const filter = FILTERS.find((one) => FILTER_WORDS[one] === (query['radit'] ?? null)) ?? 'all';
  const questions = new Map(questionsOf(standard).map((one) => [one.clause, one]));
  const { asked, counted, mine, answers } = await request.read(async (tx) => {
    const wanted = await askFigures(request, tx, query);
    return {
      asked: wanted,
      counted: await countedByClause(tx, wanted.scope),
      answers: await surveyFigures(tx, [...questions.keys()], wanted.scope),
      mine: request.me === null ? [] : await clausesOwedBy(tx, request.me.employee),
    };
  });
  const tree: Tree = { request, asked, filter, standings: standings(counted), mine: new Set(mine), questions, answers };
  const own = carried(standard);
  const ownParts = chapters(standard, own, tree).filter((part) => part !== null);
  const lawParts = laws
    .map((law) => section(law.clauses, carried(law), tree, law.title[request.lang], 3))
    .filter((part) => part !== null);
  return page(request, {
    title: texts.title,
    over: standard.title[request.lang],
    current: 'standard',
    lead: `${texts.inForce(sayDate(standard.inForce, request.lang, 'genitive'))} ${texts.lead(own.carried.length, standard.clauses.length)}`,
    body: html`${figuresForm(request, asked, '/standarts', { radit: FILTER_WORDS[filter] })}${tabs(
      texts.filter.label,
      FILTERS.map((one) => ({
        text: texts.filter[one],
        href: hrefWith('/standarts', asked, { radit: FILTER_WORDS[one] }),
        current: one === filter,
      })),
    )}<p class="figures-from"><small>${scopeWords(request, asked)}</small></p>${
      ownParts.length + lawParts.length === 0
        ? emptyState({ title: texts.noMatch, say: texts.noMatchSay })
        : html`${ownParts}${lawParts.length > 0 && html`<section class="section law"><h2>${texts.law}</h2><p>${texts.lawLead}</p>${lawParts}</section>`}`
    }`,
  });
}

/** The clauses by the first number of their chapter; our short headings, as the printed ones are longer. */
const CHAPTERS = [
  ['general', 1, 3],
  ['clients', 4, 4],
  ['principles', 5, 5],
  ['counter', 6, 6],
  ['difficult', 7, 7],
  ['phone', 8, 8],
  ['letters', 9, 9],
  ['internal', 10, 10],
  ['keeping', 11, 14],
  ['closing', 15, 999],
] as const;

function chapters(standard: Standard, own: Carried, tree: Tree): (Html | null)[] {
  const texts = standardTexts(tree.request.lang);
  return CHAPTERS.map(([name, first, last]) => {
    const clauses = standard.clauses.filter(
      ({ id }) => Number.parseInt(id, 10) >= first && Number.parseInt(id, 10) <= last,
    );
    return section(clauses, own, tree, texts.chapters[name], 2);
  });
}

function shown(clauses: readonly Clause[], own: Carried, { filter, standings: of, mine }: Tree): readonly Clause[] {
  switch (filter) {
    case 'all':
      return clauses;
    case 'carried':
      return clauses.filter(({ id }) => own.carried.includes(id));
    case 'not-carried':
      return clauses.filter(({ id }) => own.notCarried.includes(id));
    case 'breached':
      return clauses.filter(({ id }) => (of.get(id)?.verdicts.breached ?? 0) > 0);
    case 'mine':
      return clauses.filter(({ id }) => mine.has(id));
  }
}

function answersOf({ questions, answers }: Tree, clause: ClauseId): ClauseRow['answers'] {
  const question = questions.get(clause);
  return question === undefined ? undefined : { question, counts: answers.get(clause) ?? [] };
}

function section(clauses: readonly Clause[], own: Carried, tree: Tree, heading: string, level: 2 | 3): Html | null {
  const listed = shown(clauses, own, tree);
  if (listed.length === 0) return null;
  const { lang } = tree.request;
  const rows = listed.map((clause) =>
    clauseRow(
      {
        clause,
        standing: tree.standings.get(clause.id),
        answers: answersOf(tree, clause.id),
        state: own.notCarried.includes(clause.id)
          ? 'not-carried'
          : own.partly.includes(clause.id)
            ? 'partly'
            : 'carried',
        awaits: [
          ...new Set(clause.mechanisms.flatMap(({ events }) => (events.state === 'awaited' ? events.awaited : []))),
        ],
        href: hrefWith(`/standarts/${clause.id}`, tree.asked),
      },
      lang,
    ),
  );
  return html`<section class="section">${level === 2 ? html`<h2>${heading}</h2>` : html`<h3>${heading}</h3>`}<ul class="clauses" data-keys="list">${rows}</ul></section>`;
}
