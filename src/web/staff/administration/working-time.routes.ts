import {
  calendarFromFields,
  calendarToFields,
  changeCalendar,
  type ChangedMeanwhile,
  changeTargets,
  type InstitutionRow,
  institutions,
  type RulesChange,
  type TypedCalendar,
  yearOf,
} from '../../../desk/calendar/index.ts';
import { unitsOn } from '../../../desk/directory/index.ts';
import { newestRules, type RulesBody, rulesHistory } from '../../../journal/index.ts';
import type { Tx } from '../../../database/database.ts';
import type { WorkingCalendar } from '../../../time/calendar.ts';
import { parseCalendar } from '../../../time/parse-calendar.ts';
import { callout } from '../../components/callout.ts';
import type { FieldError } from '../../components/form.ts';
import { tabs } from '../../components/tabs.ts';
import { type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { readForm, text, whole } from '../../server/read-form.ts';
import { sayInstant, sayNumber } from '../../texts/say.ts';
import { actsInForce } from '../standard/in-force.ts';
import { calculator } from './calculator.view.ts';
import { sayFinding } from './say-finding.ts';
import { readTargets, targetedClauses, targetsForm, targetsToFields, type Targeted, type UnitName } from './targets.ts';
import { administrationTexts } from './texts.ts';
import { calendarForm } from './working-time.view.ts';
import { yearPicture } from './year.view.ts';

const PATH = '/administracija/darba-laiks';

/** When each institution works, and the units' own targets: what all due times are counted by. */
export function workingTimeRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: PATH,
      action: 'rules.write',
      audience: 'staff',
      async handle(request, { query }) {
        const stands = await request.read((tx) => readRules(tx, request, deps, query['iestade']));
        return stands === null ? refuse(404) : timePage(request, stands, query, {});
      },
    }),
    defineRoute({
      method: 'POST',
      path: PATH,
      action: 'rules.write',
      audience: 'staff',
      handle: (request, { body }) => saveCalendar(request, deps, body),
    }),
    defineRoute({
      method: 'POST',
      path: `${PATH}/merki`,
      action: 'rules.write',
      audience: 'staff',
      handle: (request, { body }) => saveTargets(request, deps, body),
    }),
  ];
}

/** The rules in force with what the page shows around them. */
interface Stands {
  readonly version: number;
  readonly body: RulesBody;
  readonly institutions: readonly InstitutionRow[];
  readonly institution: InstitutionRow;
  readonly calendar: WorkingCalendar;
  readonly history: Awaited<ReturnType<typeof rulesHistory>>;
  /** The units of this institution. */
  readonly units: readonly UnitName[];
  readonly clauses: readonly Targeted[];
}

async function readRules(
  tx: Tx,
  request: WebRequest,
  deps: PageDeps,
  wanted: string | undefined,
): Promise<Stands | null> {
  const newest = await newestRules(tx);
  const all = (await institutions(tx)).filter(({ id }) => newest?.body.calendars[id] !== undefined);
  const institution = wanted === undefined ? all[0] : all.find(({ id }) => id === wanted);
  if (newest === null || institution === undefined) return null;
  const calendar = parseCalendar(newest.body.calendars[institution.id]);
  if ('refused' in calendar)
    throw new Error(
      `The calendar of ${institution.id} in rules ${newest.version}: ${JSON.stringify(calendar.findings)}`,
    );
  const [standard] = actsInForce(deps.standards, request.today);
  const units = (await unitsOn(tx, request.today)).filter(
    ({ id }) => newest.body.units[id]?.institution === institution.id,
  );
  return {
    ...newest,
    institutions: all,
    institution,
    calendar,
    history: await rulesHistory(tx),
    units: units.map(({ id, name_lv, name_en }) => ({ id, lv: name_lv, en: name_en })),
    clauses: standard === undefined ? [] : targetedClauses(standard),
  };
}

/** What came back from a refused form: which of the two, as it was typed, and what is wrong. */
interface Returned {
  readonly calendar?: {
    readonly typed: TypedCalendar;
    readonly errors: readonly FieldError[];
    readonly formKey: string;
  };
  readonly targets?: {
    readonly typed: TypedCalendar;
    readonly errors: readonly FieldError[];
    readonly formKey: string;
  };
  readonly changed?: ChangedMeanwhile;
}

async function saveCalendar(request: WebRequest, deps: PageDeps, body: FormBody): Promise<Answer> {
  const texts = administrationTexts(request.lang).time;
  const typed = typedOf(body);
  const read = readForm(
    { why: text({ required: true, min: 3, max: 500 }), basedOn: whole({ required: true, min: 1 }) },
    body,
    { why: texts.why, basedOn: texts.version('') },
    request.lang,
  );
  return saveOnce(request, deps, body, (stands) => {
    const made = calendarFromFields(typed, stands.calendar, firstShown(request));
    const wrong = [
      ...('findings' in made ? made.findings.map((finding) => sayFinding(finding, texts)) : []),
      ...(read.ok ? [] : read.errors),
    ];
    const again = (errors: readonly FieldError[]): Returned => ({ calendar: { typed, errors, formKey: read.formKey } });
    if ('findings' in made || !read.ok) return { again: again(wrong) };
    return {
      again: again([]),
      change: (tx, by) =>
        changeCalendar(
          deps.desk,
          tx,
          { by, basedOn: read.values.basedOn, why: read.values.why },
          stands.institution.id,
          made.calendar,
        ),
    };
  });
}

async function saveTargets(request: WebRequest, deps: PageDeps, body: FormBody): Promise<Answer> {
  const texts = administrationTexts(request.lang).time;
  const read = readForm(
    { whyTargets: text({ required: true, min: 3, max: 500 }), basedOn: whole({ required: true, min: 1 }) },
    body,
    { whyTargets: texts.why, basedOn: texts.version('') },
    request.lang,
  );
  return saveOnce(request, deps, body, (stands) => {
    const given = readTargets(request, body, stands.units, stands.clauses);
    const typed = { ...given.typed, whyTargets: String(body['whyTargets'] ?? '') };
    const again = (errors: readonly FieldError[]): Returned => ({ targets: { typed, errors, formKey: read.formKey } });
    if (given.errors.length > 0 || !read.ok)
      return { again: again([...given.errors, ...(read.ok ? [] : read.errors)]) };
    return {
      again: again([]),
      change: (tx, by) =>
        changeTargets(deps.desk, tx, { by, basedOn: read.values.basedOn, why: read.values.whyTargets }, given.targets),
    };
  });
}

type Decided = {
  readonly again: Returned;
  readonly change?: (tx: Tx, by: NonNullable<WebRequest['me']>['employee']) => Promise<RulesChange>;
};

/** Reads, decides and writes in one transaction; a refusal shows the form again with all that was typed. */
async function saveOnce(
  request: WebRequest,
  deps: PageDeps,
  body: FormBody,
  decide: (stands: Stands) => Decided,
): Promise<Answer> {
  const { me } = request;
  if (me === null) return refuse(401);
  const texts = administrationTexts(request.lang).time;
  const answer = await answerOnce(request, body, async (tx) => {
    const stands = await readRules(tx, request, deps, String(body['institution'] ?? ''));
    if (stands === null) return refuse(404);
    const { again, change } = decide(stands);
    if (change === undefined) return timePage(request, stands, {}, again);
    const done = await change(tx, me.employee);
    if (!('refused' in done))
      return redirect(`${PATH}?iestade=${stands.institution.id}`, texts.saved(sayNumber(request.lang, done.version)));
    if (done.refused === 'not-allowed') return refuse(403);
    const now = await readRules(tx, request, deps, stands.institution.id);
    return timePage(request, now ?? stands, {}, { ...again, changed: done });
  });
  // This process counts by the new version at once; the others read it within two seconds.
  if (answer.answer === 'redirect') await deps.desk.rules.refresh();
  return answer;
}

function timePage(
  request: WebRequest,
  stands: Stands,
  query: Readonly<Record<string, string | undefined>>,
  returned: Returned,
): Answer {
  const { lang } = request;
  const texts = administrationTexts(lang);
  const { calendar, institution, version } = stands;
  const year = yearAsked(query['gads'], request.today.year);
  const refused = returned.calendar !== undefined || returned.targets !== undefined;
  const name = (one: InstitutionRow) => (lang === 'lv' ? one.name_lv : one.name_en);
  return page(request, {
    title: texts.time.title,
    over: html`<a href="/administracija">${texts.title}</a> · ${texts.time.version(sayNumber(lang, version))}`,
    lead: texts.time.lead,
    current: 'administration',
    status: returned.changed !== undefined ? 409 : refused ? 422 : 200,
    body: html`${returned.changed !== undefined && changedNotice(request, returned.changed)}${tabs(
      texts.time.institution,
      stands.institutions.map((one) => ({
        text: name(one),
        href: `${PATH}?iestade=${one.id}`,
        current: one.id === institution.id,
      })),
    )}${callout('accent', texts.time.openStay, html`<p>${texts.time.openStaySay}</p>`)}${coverage(request, calendar)}${calendarForm(
      request,
      {
        institution: institution.id,
        basedOn: version,
        typed: returned.calendar?.typed ?? calendarToFields(calendar, firstShown(request)),
        errors: returned.calendar?.errors ?? [],
        formKey: returned.calendar?.formKey,
      },
    )}${calculator(request, calendar, institution.id, query)}<section class="section" id="gads"><h2>${texts.time.year(String(year))}</h2>${yearLinks(request, year, institution.id)}${yearPicture(yearOf(calendar, year), request.today, lang)}</section>${
      stands.clauses.length === 0
        ? nothing
        : targetsForm(request, stands.units, stands.clauses, {
            basedOn: version,
            institution: institution.id,
            typed: returned.targets?.typed ?? targetsToFields(stands.body, stands.units, stands.clauses),
            errors: returned.targets?.errors ?? [],
            formKey: returned.targets?.formKey,
          })
    }${history(request, stands)}`,
  });
}

function changedNotice({ lang }: WebRequest, changed: ChangedMeanwhile): Html {
  const texts = administrationTexts(lang).time;
  const when = changed.at === null ? '' : sayInstant(lang, changed.at);
  return html`<div class="error-summary" role="alert" tabindex="-1" data-focus-first><p>${texts.errors.changed(changed.by ?? texts.bySystem, when, changed.why)}</p></div>`;
}

/** Says where the moved days of this or the next year are missing, as due times then carry a warning. */
function coverage({ lang, today }: WebRequest, calendar: WorkingCalendar): Html {
  const texts = administrationTexts(lang).time;
  const missing = !calendar.followsCabinet
    ? []
    : [today.year, ...(today.month >= 7 ? [today.year + 1] : [])].filter(
        (year) => !calendar.yearsCovered.includes(year),
      );
  return html`${missing.map((year) => callout('near', texts.notCovered(String(year)), html`<p>${texts.notCoveredSay}</p>`))}`;
}

function yearLinks({ lang }: WebRequest, year: number, institution: string): Html {
  const texts = administrationTexts(lang).time;
  const href = (other: number) => `${PATH}?iestade=${institution}&gads=${other}#gads`;
  return html`<nav class="pages" aria-label="${texts.yearLabel}"><a class="button" rel="prev" href="${href(year - 1)}">${texts.previousYear}</a><span>${year}</span><a class="button" rel="next" href="${href(year + 1)}">${texts.nextYear}</a></nav>`;
}

function history({ lang }: WebRequest, { history: rows }: Stands): Html {
  const texts = administrationTexts(lang).time;
  return html`<section class="section"><h2>${texts.history}</h2><ul class="rows">${rows.map(
    (row) =>
      html`<li><b>${texts.historyLine(sayNumber(lang, row.version), sayInstant(lang, row.made_at), row.made_by_name ?? texts.bySystem)}</b><p>${row.why === '' ? texts.noWhy : row.why}</p></li>`,
  )}</ul></section>`;
}

/** What lies in earlier years is history: it stays as it is and is not asked for. */
function firstShown({ today }: WebRequest): Temporal.PlainDate {
  return today.with({ month: 1, day: 1 });
}

function yearAsked(typed: string | undefined, otherwise: number): number {
  const year = Number(typed);
  return Number.isInteger(year) && year >= 1990 && year <= 2199 ? year : otherwise;
}

function typedOf(body: FormBody): TypedCalendar {
  return Object.fromEntries(
    Object.entries(body)
      .filter(([name]) => !name.startsWith('_'))
      .map(([name, value]) => [name, Array.isArray(value) ? value.join('\n') : String(value ?? '')]),
  );
}
