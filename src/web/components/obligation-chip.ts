import { attrs, type Content, type Html, html } from '../html.ts';
import { kitTexts } from '../texts/kit.ts';
import { sayInstant, sayTimeLeft, sayWhen } from '../texts/say.ts';
import type { Language } from '../../vocabulary/words.ts';
import type { Verdict } from '../../vocabulary/verdict.ts';
import { countdown } from './countdown.ts';
import { type OwedState, stateMark } from './state-mark.ts';

export interface OwedView {
  /** Unique on the page; the reason hangs on it. */
  readonly id: string;
  /** As printed (`5.2.1`), or a law's own mark („Iesniegumu likums”). */
  readonly clause: string;
  /** What is owed, as an infinitive: „Atbildēt”. */
  readonly what: string;
  readonly state: OwedState;
  readonly due: Temporal.Instant | null;
  /** Time left in working time, said already; where absent, the clock's time is said and kept true by the browser. */
  readonly left?: string | undefined;
  /** Why it is due then, line by line, already in the reader's language. */
  readonly reason: readonly Content[];
  /** Where the clause can be read. */
  readonly href?: string;
}

/**
 * The signature of the desk: what is owed, time left, under which clause; the state by shape and word. The reason opens by
 * pointing, by focus and Enter, or by a tap; it works without script (popover).
 */
export function obligationChip(owed: OwedView, at: { readonly lang: Language; readonly now: Temporal.Instant }): Html {
  const texts = kitTexts(at.lang);
  const why = `why-${owed.id}`;
  return html`<span class="owed ${owed.state}"><button type="button" class="owed-face" popovertarget="${why}" data-peek>${stateMark(owed.state)}<span class="visually-hidden">${texts.owed[owed.state]}: </span><b>${owed.what}</b> ${timeWords(owed, at)} <i>${clauseWords(owed.clause)}</i></button><span class="owed-why" id="${why}" popover><b class="title">${owed.what} · ${texts.owed[owed.state]}</b>${owed.due !== null && html`<span class="foot">${texts.owed.due}: ${sayInstant(at.lang, owed.due)}</span>`}${owed.reason.map((line) => html`<span class="line">${line}</span>`)}<span class="foot">${clauseLink(owed, texts.owed.clause)}</span></span></span>`;
}

/** The chips of a matter, one beside the other. */
export function obligationChips(chips: readonly Html[], label: string): Html {
  return html`<ul${attrs({ class: 'owed-list', 'aria-label': label })}>${chips.map((chip) => html`<li>${chip}</li>`)}</ul>`;
}

/** How an obligation is shown: from its verdict and its two times. */
export function owedState(
  owed: {
    readonly verdict: Verdict;
    readonly settled: boolean;
    readonly dueAt: Temporal.Instant | null;
    readonly nearAt: Temporal.Instant | null;
  },
  now: Temporal.Instant,
): OwedState {
  if (owed.verdict === 'met') return 'met';
  if (owed.verdict === 'excused') return 'excused';
  if (owed.verdict === 'not-assessable') return 'unknown';
  if (owed.verdict === 'breached') return 'late';
  if (owed.dueAt !== null && Temporal.Instant.compare(now, owed.dueAt) > 0) return 'late';
  return owed.nearAt !== null && Temporal.Instant.compare(now, owed.nearAt) >= 0 ? 'near' : 'open';
}

function timeWords(owed: OwedView, { lang, now }: { readonly lang: Language; readonly now: Temporal.Instant }): Html {
  if (owed.due === null) return html`<span>${kitTexts(lang).owed[owed.state].toLowerCase()}</span>`;
  if (owed.state === 'met' || owed.state === 'excused' || owed.state === 'unknown')
    return html`<span>${kitTexts(lang).owed[owed.state].toLowerCase()}</span>`;
  if (owed.left !== undefined) return html`<time datetime="${owed.due.toString()}">${owed.left}</time>`;
  // The clock's hours until tomorrow say little where only working hours count.
  if (owed.state !== 'late' && !isSameDay(owed.due, now))
    return html`<time datetime="${owed.due.toString()}">${lang === 'lv' ? 'līdz' : 'by'} ${sayWhen(lang, owed.due, now)}</time>`;
  return countdown(owed.due, sayTimeLeft(lang, owed.due, now), lang);
}

function isSameDay(one: Temporal.Instant, other: Temporal.Instant): boolean {
  const day = (at: Temporal.Instant) => at.toZonedDateTimeISO('Europe/Riga').toPlainDate();
  return day(one).equals(day(other));
}

/** `5.2.1` stands with its dot, as the standard prints it; other marks as they are. */
function clauseWords(clause: string): string {
  return /^\d+(\.\d+)*$/.test(clause) ? `${clause}.` : clause;
}

function clauseLink(owed: OwedView, clause: (id: string) => string): Content {
  const words = /^\d/.test(owed.clause) ? clause(owed.clause) : owed.clause;
  return owed.href === undefined ? words : html`<a href="${owed.href}">${words}</a>`;
}
