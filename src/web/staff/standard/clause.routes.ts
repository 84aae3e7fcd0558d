import {
  type After,
  countedByClause,
  countedByWeek,
  type DutyRow,
  dutiesOfClause,
  type ListedDuties,
  NOTHING,
  type Standing,
  standings,
  type WeekRow,
  weeksUntil,
} from '../../../desk/figures/index.ts';
import { surveyFigures } from '../../../desk/surveys/index.ts';
import { questionsOf, type StandardQuestion } from '../../../standard/questions.ts';
import type { Standard } from '../../../standard/standard.ts';
import { parseId, type ClauseId, type ObligationId } from '../../../vocabulary/ids.ts';
import { VERDICTS } from '../../../vocabulary/verdict.ts';
import { tabs } from '../../components/tabs.ts';
import { html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayNumber } from '../../texts/say.ts';
import { answersView } from './answers.view.ts';
import { type Asked, askFigures, hrefWith } from './ask-figures.ts';
import { aboutClause, clauseFigures, underClause, weekChart } from './clause.view.ts';
import { dutyList } from './duties.view.ts';
import { figuresForm, scopeWords } from './figures-form.view.ts';
import { actsInForce, type ClauseInVersion, versionsOfClause } from './in-force.ts';
import { standardTexts } from './texts.ts';

const WEEKS = 13;
const SHOWN = 20;
const LISTED: readonly ListedDuties[] = ['all', 'owed', 'late', ...VERDICTS.filter((verdict) => verdict !== 'open')];

export function clauseRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/standarts/:clause',
      action: 'standard.read',
      audience: 'staff',
      handle: (request, { params, query }) => clausePage(request, deps, params['clause'] as ClauseId, query),
    }),
  ];
}

async function clausePage(
  request: WebRequest,
  deps: PageDeps,
  id: ClauseId,
  query: Readonly<Record<string, string | undefined>>,
): Promise<Answer> {
  const versions = versionsOfClause(deps.standards, id);
  const now = inForceNow(versions, deps.standards, request.today);
  if (now === undefined) return refuse(404);
  const listed = LISTED.find((one) => one === query['kadi']) ?? 'all';
  const after = readAfter(query['pec']);
  const since = weeksUntil(request.today, WEEKS)[0] ?? request.today;
  const question = questionsOf(now.standard).find(({ clause }) => clause === id);
  const { asked, counted, weeks, duties, answers } = await request.read(async (tx) => {
    const wanted = await askFigures(request, tx, query);
    const sums = await countedByClause(tx, wanted.scope);
    // Of what the figures say there is none nothing is searched for: that would read through all of the clause's duties.
    const none = listed !== 'all' && countsOf(standings(sums).get(id) ?? NOTHING)[listed] === 0;
    return {
      asked: wanted,
      counted: sums,
      weeks: await countedByWeek(tx, id, wanted.scope.units, since),
      duties: none ? [] : await dutiesOfClause(tx, id, wanted.scope, listed, after, SHOWN + 1),
      answers: question === undefined ? undefined : ((await surveyFigures(tx, [id], wanted.scope)).get(id) ?? []),
    };
  });
  return page(
    request,
    clauseView({
      request,
      deps,
      now,
      versions,
      asked,
      listed,
      standing: standings(counted),
      weeks,
      duties,
      question,
      answers,
    }),
  );
}

/** The version in force today; of a clause that is gone, or still to come, the newest that has it. */
function inForceNow(
  versions: readonly ClauseInVersion[],
  standards: readonly Standard[],
  today: Temporal.PlainDate,
): ClauseInVersion | undefined {
  const acts = new Set(actsInForce(standards, today).map((standard) => standard.id));
  return versions.find(({ standard }) => acts.has(standard.id)) ?? versions[0];
}

interface Shown {
  readonly request: WebRequest;
  readonly deps: PageDeps;
  readonly now: ClauseInVersion;
  readonly versions: readonly ClauseInVersion[];
  readonly asked: Asked;
  readonly listed: ListedDuties;
  readonly standing: ReadonlyMap<ClauseId, Standing>;
  readonly weeks: readonly WeekRow[];
  readonly duties: readonly DutyRow[];
  /** What clients are asked about it, with how often each score was given. */
  readonly question: StandardQuestion | undefined;
  readonly answers: readonly number[] | undefined;
}

function clauseView({
  request,
  deps,
  now,
  versions,
  asked,
  listed,
  standing,
  weeks,
  duties,
  question,
  answers,
}: Shown): Parameters<typeof page>[1] {
  const { lang } = request;
  const texts = standardTexts(lang);
  const { clause, standard } = now;
  const path = `/standarts/${clause.id}`;
  const own = standing.get(clause.id) ?? NOTHING;
  const counts = countsOf(own);
  const shown = duties.slice(0, SHOWN);
  const last = shown.at(-1)?.obligation;
  return {
    title: standard.isLaw ? clause.id : texts.clause(clause.id),
    over: html`<a href="${hrefWith('/standarts', asked)}">${texts.back}</a> · ${standard.title[lang]}`,
    lead: clause.summary[lang],
    current: 'standard',
    body: html`${clause.chapeauOf.length > 0 && underClause(request, standard, clause, standing, asked)}<section class="section"><h2>${scopeWords(request, asked)}</h2>${figuresForm(request, asked, path, { kadi: listed === 'all' ? null : listed })}${own.opened === 0 && question !== undefined ? nothing : clauseFigures(request, own, clause.force === 'endeavour', asked)}</section>${
      question !== undefined &&
      answersView(request, { question, counts: answers ?? [], follow: question.low > 0 && request.mayI('report.read') })
    }${
      own.opened === 0 && weeks.length === 0
        ? nothing
        : weekChart(request, weeks, weeksUntil(request.today, WEEKS), clause.force === 'endeavour')
    }${
      own.opened === 0 && duties.length === 0
        ? nothing
        : html`<section class="section" id="pienakumi"><h2>${texts.duties}</h2>${tabs(
            texts.duties,
            LISTED.filter((one) => one === 'all' || one === listed || counts[one] > 0).map((one) => ({
              text: `${texts.names[one]} ${sayNumber(lang, counts[one])}`,
              href: `${hrefWith(path, asked, { kadi: one === 'all' ? null : one })}#pienakumi`,
              current: one === listed,
            })),
          )}${dutyList(request, deps, shown)}${
            duties.length > SHOWN && last !== undefined
              ? html`<p class="pages"><a class="button" rel="next" href="${hrefWith(path, asked, { kadi: listed === 'all' ? null : listed, pec: `${last.openedAt.toString()}_${last.id}` })}#pienakumi">${texts.more}</a></p>`
              : nothing
          }</section>`
    }`,
    aside: aboutClause(request, now, versions),
  };
}

/** How many each view of the list has. */
function countsOf({ opened, owed, late, verdicts }: Standing): Record<ListedDuties, number> {
  return { all: opened, owed, late, ...verdicts };
}

/** Where the page before ended: `<instant>_<id>`. Anything else begins at the newest. */
function readAfter(text: string | undefined): After | null {
  const [at = '', id = ''] = (text ?? '').split('_');
  if (parseId<ObligationId>(id) === null) return null;
  try {
    return { openedAt: Temporal.Instant.from(at), id };
  } catch {
    return null;
  }
}
