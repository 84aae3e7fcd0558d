import { type PromiseChangeLine, type PromiseLine, standingOf } from '../../../desk/promises/index.ts';
import { facts } from '../../components/list.ts';
import { type Content, type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayInstant, sayWhen } from '../../texts/say.ts';
import type { Typed } from './fields.ts';
import { promiseDeeds, type PromiseShown } from './promise-deeds.view.ts';
import { promiseRows, sayDue, standingBadge } from './promise.view.ts';
import { promisesTexts } from './texts.ts';

/** One promise: what is owed, what became of it, and what can be done now. */
export function promisePage(web: WebRequest, deps: PageDeps, shown: PromiseShown, again: Typed | null = null): Answer {
  const { one, below } = shown;
  const texts = promisesTexts(web.lang);
  const rules = deps.desk.rules.current();
  return page(web, {
    title: one.what,
    current: 'promises',
    over: html`<a href="/solijumi">${texts.title}</a>`,
    lead: html`${sayDue(web, one, rules.calendarOf(one.unit))} ${standingBadge(web, one)}`,
    live: [`employee:${one.holder}`, ...(one.case_id === null ? [] : [`case:${one.case_id}`])],
    ...(again === null ? {} : { status: 422 }),
    body: html`${promiseDeeds(web, shown, again)}${
      below.length > 0
        ? html`<section><h2>${texts.below}</h2>${promiseRows(web, roots(one, below), { calendarOf: (line) => rules.calendarOf(line.unit), holders: true, below: below.filter(({ parent_id }) => parent_id !== one.id) })}</section>`
        : nothing
    }${trail(web, shown)}`,
    aside: html`<section><h2>${texts.facts.title}</h2>${factsOf(web, one)}</section>`,
  });
}

function roots(one: PromiseLine, below: readonly PromiseLine[]): readonly PromiseLine[] {
  return below.filter(({ parent_id }) => parent_id === one.id);
}

function factsOf(web: WebRequest, one: PromiseLine): Html {
  const texts = promisesTexts(web.lang);
  const { lang } = web;
  const to = one.promised_to ?? texts.someone;
  const ended = standingOf(one, web.now);
  return facts([
    [texts.facts.to, one.client_id === null ? to : html`<a href="/klients/${one.client_id}">${to}</a>`],
    [texts.facts.by, sayInstant(lang, one.answerBy)],
    [texts.facts.form, texts.form[one.form]],
    [texts.facts.holder, html`${one.holder_name} <small>${lang === 'lv' ? one.unit_lv : one.unit_en}</small>`],
    ...pair(
      texts.facts.case,
      one.number !== null && html`<a href="/lieta/${one.number}">${one.number}</a> ${one.case_title}`,
    ),
    ...pair(
      texts.facts.for,
      one.parent_what !== null && html`<a href="/solijums/${one.parent_id}">${one.parent_what}</a>`,
    ),
    ...pair(texts.facts.first, !one.firstAnswerBy.equals(one.answerBy) && sayInstant(lang, one.firstAnswerBy)),
    [texts.facts.made, sayWhen(lang, one.madeAt, web.now)],
    ...pair(texts.facts.ended, one.endedAt !== null && sayWhen(lang, one.endedAt, web.now)),
    ...pair(
      ended === 'kept' || ended === 'late' ? texts.facts.words : texts.facts.why,
      one.ended_words !== '' && one.ended_words,
    ),
  ]);
}

function pair(name: string, value: Content): readonly (readonly [string, Content])[] {
  return value === false ? [] : [[name, value]];
}

function trail(web: WebRequest, { changes }: PromiseShown): Html {
  if (changes.length === 0) return nothing;
  const texts = promisesTexts(web.lang);
  return html`<section><h2>${texts.trail}</h2><ul class="promise-trail">${changes.map((one) => html`<li><small>${sayWhen(web.lang, one.at, web.now)}${one.by !== null && html` · ${one.by}`}</small> ${sayChange(web, one)}</li>`)}</ul></section>`;
}

function sayChange(web: WebRequest, one: PromiseChangeLine): string {
  const texts = promisesTexts(web.lang);
  const when = (at: Temporal.Instant | null) => (at === null ? '' : sayWhen(web.lang, at, web.now));
  const told = one.told === null ? '' : ` (${texts.told(texts.form[one.told])})`;
  if (one.kind === 'passed-on') return texts.change['passed-on'](one.from_holder ?? '', one.to_holder ?? '');
  if (one.kind === 'refused') return `${texts.change.refused(when(one.toBy))}${told}`;
  return `${texts.change.renegotiated(when(one.fromBy), when(one.toBy))}${told}`;
}
