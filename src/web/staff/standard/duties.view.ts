import type { DutyRow } from '../../../desk/figures/index.ts';
import { EVENT_WORDS } from '../../../standard/event-words.ts';
import { explain } from '../../../standard/explain.ts';
import type { SubjectKind } from '../../../vocabulary/events.ts';
import { badge } from '../../components/badge.ts';
import { verdictMark } from '../../components/verdict.ts';
import { list } from '../../components/list.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayCount, sayShortDate, sayTime } from '../../texts/say.ts';
import { standardTexts } from './texts.ts';

/** The duties one by one: whose matter, how it ended, why; from each it is one click to the very event in its case. */
export function dutyList(request: WebRequest, deps: PageDeps, duties: readonly DutyRow[]): Html {
  const { lang } = request;
  const texts = standardTexts(lang);
  if (duties.length === 0) return html`<p>${texts.noneListed}</p>`;
  const count = sayCount(
    lang,
    duties.length,
    [texts.dutyCount.one, texts.dutyCount.many, texts.dutyCount.none],
    [texts.dutyCount.one, texts.dutyCount.many],
  );
  return html`<div class="duties">${list({ rows: duties.map((duty) => dutyRow(request, deps, duty)), count, order: texts.newest })}</div>`;
}

function dutyRow(request: WebRequest, deps: PageDeps, duty: DutyRow): Html {
  const { lang } = request;
  const texts = standardTexts(lang);
  const { obligation, caseNumber, caseTitle, unit } = duty;
  const { openedBy, settledBy, dueAt } = obligation;
  const lines = linesOf(deps, duty, lang);
  const when = (at: Temporal.Instant) => sayMomentOf(request, at);
  return html`<div id="d-${obligation.id}"><div class="duty-head">${
    caseNumber === null
      ? queueNumberOf(duty)
      : html`<a href="${eventHref(caseNumber, duty.openedBy, openedBy)}">${caseNumber}</a><span>${caseTitle}</span>`
  }${verdictMark(obligation.verdict, lang)}${obligation.inTime === false && obligation.verdict !== 'breached' && badge(obligation.mechanism === 'endeavour' ? texts.pastTarget : texts.pastDue, 'near')}</div><p class="duty-times">${unit !== null && html`${unit[lang]} · `}${
    duty.openedBy === null ? nothing : texts.openedBy(EVENT_WORDS[duty.openedBy.kind][lang], when(obligation.openedAt))
  } ${duty.settledBy === null ? texts.stillOwed : texts.settledBy(EVENT_WORDS[duty.settledBy.kind][lang], when(duty.settledBy.at))}${
    dueAt !== null && html` ${(obligation.mechanism === 'endeavour' ? texts.target : texts.due)(when(dueAt))}.`
  }</p><details><summary>${texts.why}</summary><ol>${lines.map((line) => html`<li>${line}</li>`)}</ol><p>${
    caseNumber !== null &&
    html`<a href="${eventHref(caseNumber, duty.openedBy, openedBy)}">${texts.toOpening}</a>${settledBy !== null && html` · <a href="${eventHref(caseNumber, duty.settledBy, settledBy)}">${texts.toSettling}</a>`}`
  }${caseNumber === null && duty.openedBy !== null && elsewhere(duty, texts.toOpening)}</p></details></div>`;
}

/** The number that a visitor or a booking goes by, and the way to it. */
function queueNumberOf({ queueNumber, obligation: { subject } }: DutyRow): Html {
  const place = PAGES[subject.kind];
  return queueNumber === null || place === undefined
    ? nothing
    : html`<a href="/${place}/${subject.id}">${queueNumber}</a>`;
}

/** What is owed outside of cases has a page of its own; whom it is hidden from sees no event, and so no way. */
function elsewhere({ obligation: { subject } }: DutyRow, say: string): Html {
  const place = PAGES[subject.kind];
  return place === undefined ? nothing : html`<a href="/${place}/${subject.id}">${say}</a>`;
}

const PAGES: { readonly [Kind in SubjectKind]?: string } = {
  request: 'pieprasijums',
  task: 'uzdevums',
  meeting: 'sanaksme',
  promise: 'solijums',
  visit: 'vizite',
  appointment: 'pieraksts',
};

/** The letter or reply that the event speaks of, else the event itself, in the case's own page. */
function eventHref(caseNumber: string, event: DutyRow['openedBy'], version: number): string {
  const letter = event?.letter ?? null;
  const mark = letter === null ? `e-${version}` : `${event?.kind.startsWith('reply.') ? 'r' : 'm'}-${letter}`;
  return `/lieta/${encodeURIComponent(caseNumber)}#${mark}`;
}

/** Line by line (the clause itself and its reading stand on the page once), by the version of the standard that the duty was opened under. */
function linesOf(deps: PageDeps, { obligation }: DutyRow, lang: WebRequest['lang']): readonly string[] {
  const standard = deps.standards.find(({ id }) => id === obligation.standard);
  if (standard === undefined) return [obligation.standard];
  return explain(obligation, standard, lang)
    .filter(({ about }) => about !== 'clause' && about !== 'interpretation')
    .map(({ text }) => text);
}

/** „20. nov. 16.50”: a list is read at a glance; the weekday and the year stand in the reason. */
function sayMomentOf({ lang, today }: WebRequest, at: Temporal.Instant): string {
  return `${sayShortDate(lang, at.toZonedDateTimeISO('Europe/Riga').toPlainDate(), today)} ${sayTime(lang, at)}`;
}
