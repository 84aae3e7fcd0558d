import { type Standing, shareInTime, type WeekRow } from '../../../desk/figures/index.ts';
import { carried } from '../../../standard/carried.ts';
import type { Clause, Standard } from '../../../standard/standard.ts';
import { sayDate } from '../../../time/say-date.ts';
import type { ClauseId } from '../../../vocabulary/ids.ts';
import { badge } from '../../components/badge.ts';
import { barChart, figure, figures } from '../../components/figure.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayCount, sayNumber, sayShortDate } from '../../texts/say.ts';
import { type Asked, hrefWith } from './ask-figures.ts';
import { clauseRow, sayShare } from './clause-row.view.ts';
import { sayAwaited } from './awaited-words.ts';
import { sayMoment } from './figures-form.view.ts';
import type { ClauseInVersion } from './in-force.ts';
import { sayMechanism } from './say-mechanism.ts';
import { standardTexts } from './texts.ts';

/** How the clause stands in the period. For an endeavour: the share within its target, never a breach. */
export function clauseFigures(request: WebRequest, standing: Standing, endeavour: boolean, asked: Asked): Html {
  const { lang } = request;
  const texts = standardTexts(lang);
  if (standing.opened === 0) return html`<p>${texts.noDuties}.</p>`;
  const share = shareInTime(standing);
  const path = request.url.pathname;
  const asOf = sayMoment(request);
  const from = sayCount(
    lang,
    standing.opened,
    [texts.dutyCount.one, texts.dutyCount.many, texts.dutyCount.none],
    [texts.dutyCount.one, texts.dutyCount.many],
  );
  const one = (key: 'owed' | 'late' | 'met' | 'breached' | 'excused' | 'not-assessable', value: number) =>
    value > 0 || key === 'owed' || key === 'met' || (key === 'breached' && !endeavour)
      ? figure({
          lang,
          name: texts.names[key],
          value: sayNumber(lang, value),
          asOf,
          from,
          ...(value > 0 ? { href: `${hrefWith(path, asked, { kadi: key })}#pienakumi` } : {}),
        })
      : nothing;
  const { verdicts } = standing;
  return html`${figures(
    share === null
      ? nothing
      : figure({
          lang,
          name: endeavour ? texts.shareInTarget : texts.shareInTime,
          value: sayShare(share.share, lang),
          asOf,
          from: `${texts.ofDecided(sayNumber(lang, standing.timed))}, ${texts.interval(sayShare(share.low, lang), sayShare(share.high, lang))}`,
        }),
    one('owed', standing.owed),
    one('late', standing.late),
    one('met', verdicts.met),
    one('breached', verdicts.breached),
    one('excused', verdicts.excused),
    one('not-assessable', verdicts['not-assessable']),
  )}${endeavour && html`<p class="figures-note">${texts.endeavourNote}</p>`}`;
}

/** One bar a week; weeks without a duty stand there too. */
export function weekChart(
  request: WebRequest,
  rows: readonly WeekRow[],
  weeks: readonly Temporal.PlainDate[],
  endeavour: boolean,
): Html {
  const { lang, today } = request;
  const texts = standardTexts(lang);
  const byWeek = new Map(rows.map((row) => [row.week, row]));
  const bars = weeks.map((monday) => {
    const row = byWeek.get(monday.toString());
    const [opened, worse] = [row?.opened ?? 0, (endeavour ? row?.late : row?.breached) ?? 0];
    const said = (endeavour ? texts.weekLate : texts.weekOf)(
      sayNumber(lang, opened),
      worse === 0 ? '' : sayNumber(lang, worse),
    );
    return {
      name: sayShortDate(lang, monday, today),
      value: opened,
      say: said,
      ...(opened === 0 ? { tone: 'muted' as const } : worse > 0 && !endeavour ? { tone: 'late' as const } : {}),
    };
  });
  return html`<section class="section"><h2>${texts.weeks}</h2>${barChart(bars, texts.weeksLabel)}</section>`;
}

/** The sub-clauses of a chapeau, as in the tree. */
export function underClause(
  request: WebRequest,
  standard: Standard,
  clause: Clause,
  standing: ReadonlyMap<ClauseId, Standing>,
  asked: Asked,
): Html {
  const own = carried(standard);
  const texts = standardTexts(request.lang);
  const rows = clause.chapeauOf.flatMap((id) => {
    const sub = standard.clauses.find((one) => one.id === id);
    if (sub === undefined) return [];
    const state = own.notCarried.includes(id)
      ? ('not-carried' as const)
      : own.partly.includes(id)
        ? ('partly' as const)
        : ('carried' as const);
    return [
      clauseRow(
        { clause: sub, standing: standing.get(id), state, awaits: [], href: hrefWith(`/standarts/${id}`, asked) },
        request.lang,
      ),
    ];
  });
  return html`<section class="section"><h2>${texts.under}</h2><ul class="clauses" data-keys="list">${rows}</ul></section>`;
}

/** Beside the figures: how the clause is read, what carries it, what proves it, its versions. */
export function aboutClause(
  request: WebRequest,
  { clause, standard }: ClauseInVersion,
  versions: readonly ClauseInVersion[],
): Html {
  const { lang } = request;
  const texts = standardTexts(lang);
  const { interpretation } = clause;
  const source = clause.source ?? standard.source;
  return html`${
    interpretation !== null &&
    html`<section><h2>${texts.interpretation}</h2><p>${interpretation[lang]}</p>${interpretation.decision !== null && html`<p><small>${texts.decision(interpretation.decision)}</small></p>`}</section>`
  }<section class="mechanisms"><h2>${texts.carriedBy}</h2>${mechanisms(request, standard, clause)}</section><section><h2>${texts.force}</h2><p>${texts.forces[clause.force]}</p></section><section><h2>${texts.evidence}</h2><ul>${clause.evidence.map(
    (kind) => html`<li>${texts.evidenceKinds[kind]}</li>`,
  )}</ul></section><section><h2>${texts.versions}</h2><ul>${versions.map(({ standard: version }) => html`<li>${versionWords(request, version, versions)}</li>`)}</ul></section>${
    source !== null &&
    html`<section><h2>${texts.source}</h2><p>${source.text}${!source.verified && html` <small>(${texts.sourceUnverified})</small>`}</p></section>`
  }`;
}

function mechanisms({ lang }: WebRequest, standard: Standard, clause: Clause): Html {
  const texts = standardTexts(lang);
  const isCarried = carried(standard).carried.includes(clause.id);
  const said = clause.mechanisms.map((mechanism) => sayMechanism(mechanism, lang));
  return html`${!isCarried && html`<p>${badge(texts.notCarried)}</p>`}${clause.chapeauOf.length > 0 && html`<p>${texts.chapeau}</p>`}${said.map(
    ({ kind, lines, awaits }) =>
      html`<div><b>${kind}</b>${lines.map((line) => html`<p>${line}</p>`)}${awaits.length > 0 && html`<p>${badge(texts.notCarried)} ${texts.awaits(sayAwaited(awaits, lang))} <small><code>${awaits.join(', ')}</code></small></p>`}</div>`,
  )}`;
}

/** From when to when a version holds; the next version of the same act ends it. */
function versionWords(request: WebRequest, version: Standard, all: readonly ClauseInVersion[]): string {
  const { lang, today } = request;
  const texts = standardTexts(lang);
  const since = sayDate(version.inForce, lang, 'genitive');
  if (Temporal.PlainDate.compare(version.inForce, today) > 0) return texts.notYet(sayDate(version.inForce, lang));
  const next = all
    .map(({ standard }) => standard.inForce)
    .filter((day) => Temporal.PlainDate.compare(day, version.inForce) > 0)
    .sort(Temporal.PlainDate.compare)[0];
  const ends = version.until ?? next?.subtract({ days: 1 }) ?? null;
  const ended = ends !== null && Temporal.PlainDate.compare(ends, today) < 0;
  return texts.version(since, ended ? sayDate(ends, lang, 'dative') : '');
}
