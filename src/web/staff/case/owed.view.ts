import { explain } from '../../../standard/explain.ts';
import { governing } from '../../../standard/governing.ts';
import type { Obligation } from '../../../standard/obligation.ts';
import type { Standard } from '../../../standard/standard.ts';
import { dayOf } from '../../../time/zone.ts';
import { sayDueShort } from '../../../time/say-due.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { badge } from '../../components/badge.ts';
import { obligationChip, obligationChips, owedState } from '../../components/obligation-chip.ts';
import { type Html, html, nothing } from '../../html.ts';
import { sayWhen } from '../../texts/say.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { WebRequest } from '../../server/web-request.ts';
import type { CaseView } from './load-case.ts';
import { type Saying, sayLeft } from '../work/owed-words.ts';
import { caseTexts } from './texts.ts';
import { deskWords } from './words.ts';

export interface OwedLine {
  readonly duty: Obligation;
  readonly what: string;
  /** The clause, or the law by its name. */
  readonly clause: string;
  readonly governs: boolean;
  readonly why: string;
  /** Several owed duties speak of the same thing, so that one governs. */
  readonly contested: boolean;
  /** Number of the merged case whose duty it is. */
  readonly ofCase: string | null;
}

interface Shown {
  readonly lang: Language;
  readonly now: Temporal.Instant;
  readonly standards: readonly Standard[];
}

/** How the duties of a case are said to this reader: time left counted by the calendar of the case's unit. */
export function sayingOf(web: WebRequest, deps: PageDeps, { one }: CaseView): Saying {
  const { lang, now, today } = web;
  return { lang, now, today, calendar: deps.desk.rules.current().calendarOf(one.unit), standards: deps.standards };
}

/** What has a due time, still owed: what governs first, then by due time; at the end what was kept last. */
export function owedLines(view: CaseView, at: Shown): { owed: readonly OwedLine[]; kept: readonly OwedLine[] } {
  const standing = governing(view.duties);
  const numbers = new Map<string, string>(view.around.merged.map(({ id, number }) => [id, number]));
  const lines = view.duties
    .filter(({ dueAt }) => dueAt !== null)
    .map((duty): OwedLine => {
      const stands = standing.get(duty.id);
      return {
        duty,
        what: whatIsOwed(duty, at.lang),
        clause: clauseName(duty, at),
        governs: stands?.governs ?? true,
        why: stands?.why[at.lang] ?? '',
        contested: owedAbout(view.duties, duty) > 1,
        ofCase: numbers.get(duty.subject.id) ?? null,
      };
    });
  const owed = lines.filter(({ duty }) => duty.settledBy === null).sort(byWeight);
  const kept = lines
    .filter(({ duty }) => duty.settledBy !== null && duty.verdict !== 'not-assessable')
    .sort((a, b) => (b.duty.settledBy ?? 0) - (a.duty.settledBy ?? 0));
  return { owed, kept };
}

function owedAbout(duties: readonly Obligation[], { topic, subject }: Obligation): number {
  if (topic === null) return 1;
  return duties.filter((one) => one.topic === topic && one.subject.id === subject.id && one.settledBy === null).length;
}

const TOPICS_FIRST = ['reply-to-client', 'internal-answer'];

/** An answer that governs comes first, then other duties that govern, then those that only count too. */
function byWeight(a: OwedLine, b: OwedLine): number {
  const weight = ({ duty, governs }: OwedLine) => (governs ? 0 : 2) + (TOPICS_FIRST.includes(duty.topic ?? '') ? 0 : 1);
  return weight(a) - weight(b) || dueOf(a) - dueOf(b);
}

function dueOf({ duty }: OwedLine): number {
  return duty.dueAt?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
}

/** „Atbildēt”, „Uzņemties” … by what the duty is about. */
export function whatIsOwed({ topic }: Obligation, lang: Language): string {
  const words = deskWords(lang).topic;
  return topic !== null && topic in words ? words[topic as keyof typeof words] : words.other;
}

/** The clause as printed; a law by its name, as its articles are not everybody's. */
export function clauseName(duty: Obligation, { standards, lang }: Pick<Shown, 'standards' | 'lang'>): string {
  const standard = standards.find(({ id }) => id === duty.standard);
  if (standard === undefined || !standard.isLaw) return duty.clause;
  return standard.title[lang].replace(/\s*\([^)]*\)\s*$/u, '');
}

/** „Atbildēt līdz 4. dec. 17.00 (Iesniegumu likums)”: a duty in one line, for what a choice would open. */
export function sayDuty(duty: Obligation, at: Shown): string {
  return `${whatIsOwed(duty, at.lang)}${sayBy(duty.dueAt, at)} (${clauseName(duty, at)})`;
}

function sayBy(dueAt: Temporal.Instant | null, { lang, now }: Shown): string {
  if (dueAt === null) return '';
  const when = sayWhen(lang, dueAt, now);
  if (Temporal.Instant.compare(dueAt, now) < 0) return lang === 'lv' ? `, termiņš bija ${when}` : `, was due ${when}`;
  return lang === 'lv' ? ` līdz ${when}` : ` by ${when}`;
}

const CHIPS = 4;
/** Characters of a sentence about a clause; steps of a count are shorter. */
const LONG = 120;

/** The chips under the title; what governs stands first. */
export function owedChips(view: CaseView, at: Saying): Html {
  const { owed, kept } = owedLines(view, at);
  const shown = owed.length > 0 ? owed.slice(0, CHIPS) : kept.slice(0, 1);
  if (shown.length === 0) return html`<span>${caseTexts(at.lang).nothingOwed}</span>`;
  return obligationChips(
    shown.map((line) => chip(line, at, 'h')),
    caseTexts(at.lang).owedNow,
  );
}

/** `withReason`: not where the reason stands beside it anyway. */
function chip(line: OwedLine, at: Saying, where: string, withReason = true): Html {
  const { duty } = line;
  return obligationChip(
    {
      id: `${where}-${duty.id}`,
      clause: line.clause,
      what: line.what,
      state: stateOf(duty, at.now),
      due: duty.dueAt,
      left: isDueByToday(duty, at) ? sayLeft(duty.dueAt, at) : undefined,
      reason: withReason ? reasonOf(line, at.lang) : [],
      href: `/standarts/${encodeURIComponent(duty.clause)}`,
    },
    at,
  );
}

/** Late or of today: then the working time left or lost says more than the moment. */
function isDueByToday(duty: Obligation, { today }: Saying): duty is Obligation & { dueAt: Temporal.Instant } {
  if (duty.dueAt === null || duty.settledBy !== null) return false;
  return Temporal.PlainDate.compare(dayOf(duty.dueAt), today) <= 0;
}

function reasonOf({ duty, contested, why }: OwedLine, lang: Language): string[] {
  const lines = [sayWhy(duty, lang), ...(duty.settledBy === null && contested ? [why] : [])];
  return lines.filter((said) => said !== '');
}

function stateOf(duty: Obligation, now: Temporal.Instant) {
  return owedState(
    { verdict: duty.verdict, settled: duty.settledBy !== null, dueAt: duty.dueAt, nearAt: duty.nearAt },
    now,
  );
}

function sayWhy(duty: Obligation, lang: Language): string {
  return duty.explanation.length === 0 ? '' : sayDueShort({ steps: duty.explanation }, lang);
}

/** The section at the right: each duty with its reason, which governs and why, and the whole explanation on demand. */
export function owedSection(view: CaseView, at: Saying): Html {
  const texts = caseTexts(at.lang);
  const { owed, kept } = owedLines(view, at);
  const said = new Set<string>();
  return html`<section class="owed-section" id="owed"><h2>${texts.owed.title}</h2>${
    owed.length === 0 && html`<p>${texts.nothingOwed}</p>`
  }${owed.map((line) => owedItem(line, at, said))}${
    kept.length > 0 &&
    html`<details class="kept" id="owed-kept"><summary>${texts.owed.kept} (${kept.length})</summary>${kept
      .slice(0, 10)
      .map((line) => owedItem(line, at, said))}</details>`
  }</section>`;
}

function owedItem(line: OwedLine, at: Saying, said: Set<string>): Html {
  const texts = caseTexts(at.lang).owed;
  const { duty } = line;
  const isOwed = duty.settledBy === null;
  const standing = isOwed && line.contested;
  return html`<div class="owed-item" id="duty-${duty.id}"><p>${chip(line, at, 's', false)}</p>${
    line.ofCase !== null && html`<p class="why">${texts.inCase(line.ofCase)}</p>`
  }<p class="why">${sayWhy(duty, at.lang)}</p>${
    standing &&
    html`<p class="why">${badge(line.governs ? texts.governs : texts.dominated, line.governs ? 'accent' : 'plain')} ${line.why}</p>`
  }${isOwed && explanation(duty, at, said)}</div>`;
}

/** What another duty's explanation has said of the clause is not said again: the steps are each duty's own. */
function explanation(duty: Obligation, { standards, lang }: Shown, said: Set<string>): Html {
  const standard = standards.find(({ id }) => id === duty.standard);
  if (standard === undefined) return nothing;
  const lines = explain(duty, standard, lang).filter(({ text }) => text.length < LONG || !said.has(text));
  for (const { text } of lines) said.add(text);
  return html`<details class="explanation" id="explain-${duty.id}"><summary>${caseTexts(lang).owed.why}</summary><ul>${lines.map(({ text }) => html`<li>${text}</li>`)}</ul></details>`;
}
