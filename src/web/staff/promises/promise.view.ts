import { type PromiseLine, type Standing, standingOf } from '../../../desk/promises/index.ts';
import type { WorkingCalendar } from '../../../time/calendar.ts';
import { sayTimeLeft } from '../../../time/say-left.ts';
import { timeLeft } from '../../../time/time-left.ts';
import { dayOf } from '../../../time/zone.ts';
import type { PromiseId } from '../../../vocabulary/ids.ts';
import { badge } from '../../components/badge.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayInstant, sayWhen } from '../../texts/say.ts';
import { promisesTexts } from './texts.ts';

const TONE: Readonly<Record<Standing, Parameters<typeof badge>[1]>> = {
  owed: 'plain',
  overdue: 'late',
  kept: 'kept',
  late: 'near',
  broken: 'late',
  'called-off': 'plain',
};

/** How it stands, in a word. */
export function standingBadge(web: WebRequest, one: PromiseLine): Html {
  const standing = standingOf(one, web.now);
  // While it is owed, its time says so.
  if (standing === 'owed' || standing === 'overdue') return nothing;
  return badge(promisesTexts(web.lang).standing[standing], TONE[standing]);
}

/** „līdz rīt 12.00”; of today and late in working time: „vēl 2 h”, „nokavēts par 1 darbdienu”. */
export function sayDue(web: WebRequest, one: PromiseLine, calendar: WorkingCalendar): Html {
  const texts = promisesTexts(web.lang);
  const near = Temporal.PlainDate.compare(dayOf(one.answerBy), web.today) <= 0;
  const long = web.now.since(one.answerBy).total('hours') > 30 * 24;
  const said =
    one.state === 'open' && near && !long
      ? sayTimeLeft(timeLeft(calendar, web.now, one.answerBy), web.lang)
      : texts.by(sayWhen(web.lang, one.answerBy, web.now));
  return html`<time datetime="${one.answerBy.toString()}" title="${sayInstant(web.lang, one.answerBy)}">${said}</time>`;
}

/** To whom, in which form, in which case. */
function aboutPromise(web: WebRequest, one: PromiseLine, { inCase, depth }: { inCase: boolean; depth: number }): Html {
  const texts = promisesTexts(web.lang);
  const moved = !one.firstAnswerBy.equals(one.answerBy);
  // What the page or the tree says already is not said again.
  const to = inCase && one.client_id !== null ? '' : `${texts.to(one.promised_to ?? texts.someone)} · `;
  return html`${to}${texts.form[one.form]}${
    !inCase && depth === 0 && one.number !== null && html` · <a href="/lieta/${one.number}">${one.number}</a>`
  }${depth === 0 && one.parent_what !== null && html` · ${texts.forWhat(one.parent_what)}`}${
    moved && html` · ${texts.first(sayWhen(web.lang, one.firstAnswerBy, web.now))}`
  }`;
}

interface RowOptions {
  readonly calendarOf: (one: PromiseLine) => WorkingCalendar;
  /** Who owes it is said, where it is not oneself. */
  readonly holders: boolean;
  readonly below: readonly PromiseLine[];
  /** On the page of its case. */
  readonly inCase?: boolean;
}

/** Promises, each with what colleagues find out for it as a small tree. */
export function promiseRows(web: WebRequest, lines: readonly PromiseLine[], options: RowOptions): Html {
  const byParent = Map.groupBy(options.below, ({ parent_id }) => parent_id);
  // What stands in a tree is not said once more beside it.
  const within = new Set(options.below.map(({ id }) => id));
  const roots = lines.filter(({ id }) => !within.has(id));
  return html`<ul class="rows" data-keys="list">${roots.map((one) => promiseRow(web, one, options, byParent))}</ul>`;
}

function promiseRow(
  web: WebRequest,
  one: PromiseLine,
  options: RowOptions,
  byParent: ReadonlyMap<PromiseId | null, readonly PromiseLine[]>,
  depth = 0,
): Html {
  const texts = promisesTexts(web.lang);
  const children = depth < 5 ? (byParent.get(one.id) ?? []) : [];
  const isOther = options.holders && one.holder !== web.me?.employee;
  return html`<li id="promise-${one.id}" class="promise ${standingOf(one, web.now)}"><div class="promise-line"><div><a href="/solijums/${one.id}">${one.what}</a><small>${aboutPromise(web, one, { inCase: options.inCase ?? false, depth })}${isOther && html` · ${texts.holder(one.holder_name)}`}</small></div><div class="promise-due">${sayDue(web, one, options.calendarOf(one))} ${standingBadge(web, one)}</div></div>${
    children.length > 0
      ? html`<ul class="promise-below">${children.map((child) => promiseRow(web, child, options, byParent, depth + 1))}</ul>`
      : nothing
  }</li>`;
}
