import type { CaseLine } from '../../../desk/search/index.ts';
import {
  type Owed,
  type OwedSubject,
  owedFirst,
  type Pressing,
  type SubjectLine,
  WHEN,
  type When,
  whenDue,
} from '../../../desk/work/index.ts';
import type { Obligation } from '../../../standard/obligation.ts';
import type { CaseId } from '../../../vocabulary/ids.ts';
import { button } from '../../components/button.ts';
import { form } from '../../components/form.ts';
import { emptyState } from '../../components/states.ts';
import { type Content, type Html, html, nothing } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayWhen } from '../../texts/say.ts';
import { footbridge } from './footbridge.ts';
import { ageOf, otherDuty, owedChip, type Saying, whyHere } from './owed-words.ts';
import { workTexts } from './texts.ts';

/** A case of the list with what it owes. */
export interface CaseRow {
  readonly line: CaseLine;
  readonly owed: Owed | null;
}

/** What is owed to a colleague or at a meeting, with its own line; `line` stands for cases only. */
export interface SubjectRow {
  readonly subject: SubjectLine;
  readonly owed: Owed;
}

export type WorkRow = CaseRow | SubjectRow;

export function subjectRows(
  owed: readonly OwedSubject[],
  lines: ReadonlyMap<string, SubjectLine>,
): readonly SubjectRow[] {
  return owed.flatMap(({ id, duties }) => {
    const subject = lines.get(id);
    const first = owedFirst(duties);
    return subject === undefined || first === null ? [] : [{ subject, owed: first }];
  });
}

export function workRows(
  lines: readonly CaseLine[],
  duties: ReadonlyMap<CaseId, readonly Obligation[]>,
): readonly CaseRow[] {
  return lines.map((line) => ({ line, owed: owedFirst(duties.get(line.id) ?? []) }));
}

/** When a row is due: by the duty shown, or by the time the case itself carries. */
export function rowDue(row: WorkRow): Temporal.Instant | null {
  return row.owed?.first.dueAt ?? ('line' in row ? row.line.dueAt : null);
}

/** By what it is put in its place. */
export function pressingOf(row: WorkRow): Pressing {
  const due = rowDue(row);
  return 'line' in row
    ? { id: row.line.id, due, since: row.line.openedAt }
    : { id: row.subject.id, due, since: row.owed.first.openedAt };
}

interface RowOptions {
  /** Who holds it is said, where it is not oneself. */
  readonly holders: boolean;
  /** More stand behind the last of these rows. */
  readonly goesOn: boolean;
  readonly saying: Saying;
  /** What can be done at once at a row that is no case. */
  readonly deeds?: (subject: SubjectLine) => Html | null;
}

/** The rows by when they are due, late ones first. */
export function groupedRows(rows: readonly WorkRow[], options: RowOptions): Html {
  const texts = workTexts(options.saying.lang);
  const byWhen = Map.groupBy(rows, (row): When => whenDue(rowDue(row), options.saying.now));
  const present = WHEN.filter((when) => byWhen.has(when));
  return html`${present.map((when, index) => {
    const group = byWhen.get(when) ?? [];
    const goesOn = options.goesOn && index === present.length - 1;
    return section(when, texts.groups[when], counted(group.length, goesOn), rowList(group, options));
  })}`;
}

/** „7”, or „7+” where the list goes on beyond what is shown. */
function counted(count: number, goesOn: boolean): string {
  return goesOn ? `${count}+` : `${count}`;
}

/** What nobody has taken: a form in which each row has its button. */
export function untakenRows(request: WebRequest, rows: readonly CaseRow[], more: Html | null, saying: Saying): Html {
  if (rows.length === 0) return nothing;
  const texts = workTexts(request.lang);
  const body = html`<input type="hidden" name="deed" value="take"><input type="hidden" name="to" value="${request.url.pathname}${request.url.search}">${rowList(rows, { holders: false, goesOn: false, saying }, takeButton(request))}`;
  return section(
    'untaken',
    texts.untaken,
    counted(rows.length, more !== null),
    html`<p class="work-say">${texts.untakenSay}</p>${form(request, { action: '/lietas/darit', body })}${more}`,
  );
}

function takeButton(request: WebRequest) {
  const texts = workTexts(request.lang);
  return (row: WorkRow) =>
    'line' in row &&
    request.mayI('case.take', row.line) &&
    button({
      text: texts.take,
      name: 'chosen',
      value: row.line.id,
      attrs: { 'aria-label': texts.takeOf(row.line.number) },
    });
}

/** Cases that wait for the client or are answered: nothing to do, so no chip and no colour. */
export function calmRows(rows: readonly CaseRow[], more: Html | null, saying: Saying): Html {
  if (rows.length === 0) return nothing;
  const texts = workTexts(saying.lang);
  const items = rows.map(({ line }) => {
    const since = sayWhen(saying.lang, line.changedAt, saying.now);
    const said = line.state === 'answered' ? texts.answered(since) : texts.waits(since);
    return html`<li id="l-${line.number}" class="work-row calm">${main(line, [line.client, said])}</li>`;
  });
  return html`<details class="work-calm" open><summary>${texts.calm} <span>${counted(rows.length, more !== null)}</span></summary><p class="work-say">${texts.calmSay}</p><ul class="rows" data-keys="list">${items}</ul>${more}</details>`;
}

export function nothingOwed(request: WebRequest, say: string): Html {
  const texts = workTexts(request.lang);
  return html`<div class="work-done">${footbridge()}${emptyState({
    title: texts.empty,
    say,
    actions: [html`<a class="button" href="/lietas?skats=visas">${texts.allCases}</a>`],
  })}</div>`;
}

function section(key: string, title: string, count: string, body: Content): Html {
  return html`<section class="work-group ${key}"><h2>${title} <span>${count}</span></h2>${body}</section>`;
}

function rowList(rows: readonly WorkRow[], options: RowOptions, action?: (row: WorkRow) => Content): Html {
  return html`<ul class="rows" data-keys="list">${rows.map((row) => workRow(row, options, action))}</ul>`;
}

function workRow(row: WorkRow, { saying, holders, deeds }: RowOptions, action?: (row: WorkRow) => Content): Html {
  const { owed } = row;
  const said = 'line' in row ? caseSaid(row.line, saying) : subjectSaid(row.subject, saying);
  const texts = workTexts(saying.lang);
  const deed = 'subject' in row ? (deeds?.(row.subject) ?? null) : null;
  const held = holders ? holderOf(said.holderName, texts.nobody) : nothing;
  const end = action === undefined ? (deed ?? held) : action(row);
  const hasEnd = action !== undefined || holders || deed !== null;
  return html`<li id="l-${said.key}" class="${hasEnd ? 'work-row ended' : 'work-row'}">${said.main}<div class="work-owed">${
    owed !== null && owedChip(said.key, owed, saying, whyHere(pressingOf(row).since, owed, saying))
  }${owed !== null && others(owed, saying)}</div>${hasEnd && html`<div class="work-end">${end}</div>`}</li>`;
}

interface Line {
  readonly key: string;
  readonly main: Html;
  readonly holderName: string | null;
}

function caseSaid(line: CaseLine, saying: Saying): Line {
  const { lang, now } = saying;
  const texts = workTexts(lang);
  const age = ageOf(line.openedAt, saying);
  const received = `${texts.received(sayWhen(lang, line.openedAt, now))}${age > 0 ? ` (${texts.age(age)})` : ''}`;
  return { key: line.number, main: main(line, [line.client, received]), holderName: line.holderName };
}

function subjectSaid({ id, href, title, small, holderName }: SubjectLine, { lang }: Saying): Line {
  return { key: id, main: mainLine(href, title, small[lang]), holderName };
}

function main(line: CaseLine, more: readonly string[]): Html {
  return mainLine(`/lieta/${line.number}`, line.title, [line.number, ...more]);
}

function mainLine(href: string, title: string, small: readonly string[]): Html {
  return html`<div class="work-main"><a href="${href}">${title}</a><small>${small.join(' · ')}</small></div>`;
}

function others({ others }: Owed, saying: Saying): Content {
  if (others.length === 0) return null;
  const words = workTexts(saying.lang).others(others.length);
  return html`<details class="work-others"><summary title="${words}"><span aria-hidden="true">+${others.length}</span><span class="visually-hidden">${words}</span></summary><small>${others.map((duty) => otherDuty(duty, saying)).join(' · ')}</small></details>`;
}

function holderOf(holderName: string | null, nobody: string): Html {
  return holderName === null ? html`<small class="work-nobody">${nobody}</small>` : html`<small>${holderName}</small>`;
}
