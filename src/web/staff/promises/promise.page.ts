import { type PromiseChangeLine, type PromiseLine, standingOf } from '../../../desk/promises/index.ts';
import type { PostChoice } from '../../../desk/thread/index.ts';
import { ANSWER_FORMS, type AnswerForm } from '../../../vocabulary/words.ts';
import { button, linkButton } from '../../components/button.ts';
import { radioField, textArea, textField } from '../../components/field.ts';
import { errorOf, form } from '../../components/form.ts';
import { facts } from '../../components/list.ts';
import { type Content, type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayInstant, sayWhen } from '../../texts/say.ts';
import { postSelect } from '../case/panels.view.ts';
import { deedForm, timeFields, type Typed, typedIn } from './fields.ts';
import { promiseRows, sayDue, standingBadge } from './promise.view.ts';
import { promisesTexts } from './texts.ts';

export interface PromiseShown {
  readonly one: PromiseLine;
  readonly below: readonly PromiseLine[];
  readonly changes: readonly PromiseChangeLine[];
  /** To whom it can be passed on; empty where nothing can be done. */
  readonly posts: readonly PostChoice[];
}

/** How the other is told of another time, and how a colleague answers. */
export const TOLD_FORMS = ['phone', 'in-person', 'e-mail', 'letter'] as const satisfies readonly AnswerForm[];

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
    body: html`${deeds(web, shown, again)}${
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

/** A letter to a client with a case keeps the promise by itself; everything else is one key with a few words. */
export function isKeptByReply(one: Pick<PromiseLine, 'form' | 'number' | 'client_id'>): boolean {
  return one.client_id !== null && one.number !== null && (one.form === 'e-mail' || one.form === 'letter');
}

function deeds(web: WebRequest, shown: PromiseShown, again: Typed | null): Html {
  const { one, posts } = shown;
  if (one.state !== 'open' || !web.mayI('promise.write', one)) return nothing;
  const texts = promisesTexts(web.lang);
  const to = (deed: string) => `/solijums/${one.id}/${deed}`;
  const select = (deed: string) => {
    const { typed, errors } = typedIn(again, deed);
    const name = `${deed}-to`;
    const value = typed[name] ?? '';
    return postSelect(web.lang, posts, {
      name,
      label: texts.passOn.to,
      value,
      error: errorOf(errors, name),
      wholeUnit: null,
      autofocus: false,
    });
  };
  return html`<div class="promise-deeds">${keepForm(web, one, again)}${deedForm(
    web,
    'norunat',
    again,
    {
      action: to('norunat'),
      title: texts.renegotiate.do,
      say: texts.renegotiate.say,
      button: texts.renegotiate.button,
    },
    [...timeFields(web, 'norunat', again), toldField(web, again), agreedField(web, again)],
  )}${deedForm(
    web,
    'lugt',
    again,
    { action: to('lugt'), title: texts.ask.do, say: texts.ask.say, button: texts.ask.button },
    [whatField(web, again), select('lugt'), askFormField(web, again), ...timeFields(web, 'lugt', again)],
  )}${deedForm(
    web,
    'nodot',
    again,
    { action: to('nodot'), title: texts.passOn.do, say: texts.passOn.say, button: texts.passOn.button },
    [
      select('nodot'),
      html`<fieldset class="earlier"><legend>${texts.passOn.earlier}</legend>${timeFields(web, 'nodot', again, false)}</fieldset>`,
    ],
  )}${deedForm(
    web,
    'atcelt',
    again,
    { action: to('atcelt'), title: texts.callOff.do, say: texts.callOff.say, button: texts.callOff.button },
    [whyField(web, again)],
  )}</div>`;
}

function keepForm(web: WebRequest, one: PromiseLine, again: Typed | null): Html {
  const texts = promisesTexts(web.lang);
  if (isKeptByReply(one))
    return html`<div class="promise-keep"><p>${texts.keepByReplyWhy}</p>${linkButton({ text: texts.keepByReply, href: `/lieta/${one.number}/atbilde`, kind: 'primary', key: 'i' })}</div>`;
  const { typed, errors } = typedIn(again, 'izdarits');
  const isAnswer = one.form === 'in-laipa';
  return html`<div class="promise-keep">${form(web, {
    action: `/solijums/${one.id}/izdarits`,
    errors,
    attrs: { 'data-ctrl-enter': true },
    body: [
      textArea({
        lang: web.lang,
        name: 'izdarits-words',
        label: isAnswer ? texts.keepAnswer : texts.keepWords,
        ...(isAnswer ? {} : { hint: texts.keepHint }),
        required: isAnswer,
        rows: 2,
        value: typed['izdarits-words'],
        error: errorOf(errors, 'izdarits-words'),
      }),
      button({ text: texts.keep[one.form], kind: 'primary', key: 'i' }),
    ],
  })}<small class="other-form">${texts.otherForm}</small></div>`;
}

function toldField(web: WebRequest, again: Typed | null): Html {
  const texts = promisesTexts(web.lang);
  const { typed, errors } = typedIn(again, 'norunat');
  const name = 'norunat-told';
  return radioField({
    lang: web.lang,
    name,
    label: texts.renegotiate.told,
    value: typed[name],
    error: errorOf(errors, name),
    choices: TOLD_FORMS.map((value) => ({ value, text: texts.form[value] })),
  });
}

function agreedField(web: WebRequest, again: Typed | null): Html {
  const texts = promisesTexts(web.lang).renegotiate;
  const { typed, errors } = typedIn(again, 'norunat');
  const name = 'norunat-agreed';
  return radioField({
    lang: web.lang,
    name,
    label: texts.agreed,
    value: typed[name],
    error: errorOf(errors, name),
    choices: [
      { value: 'yes', text: texts.yes },
      { value: 'no', text: texts.no },
    ],
  });
}

function whatField(web: WebRequest, again: Typed | null): Html {
  const { typed, errors } = typedIn(again, 'lugt');
  const name = 'lugt-what';
  return textField({
    lang: web.lang,
    name,
    label: promisesTexts(web.lang).ask.what,
    required: true,
    max: 300,
    width: 'full',
    value: typed[name],
    error: errorOf(errors, name),
  });
}

function askFormField(web: WebRequest, again: Typed | null): Html {
  const texts = promisesTexts(web.lang);
  const { typed, errors } = typedIn(again, 'lugt');
  const name = 'lugt-form';
  return radioField({
    lang: web.lang,
    name,
    label: texts.ask.form,
    value: typed[name] ?? 'in-laipa',
    error: errorOf(errors, name),
    choices: ANSWER_FORMS.filter((value) => value !== 'letter')
      .toReversed()
      .map((value) => ({ value, text: texts.form[value] })),
  });
}

function whyField(web: WebRequest, again: Typed | null): Html {
  const { typed, errors } = typedIn(again, 'atcelt');
  const name = 'atcelt-why';
  return textField({
    lang: web.lang,
    name,
    label: promisesTexts(web.lang).callOff.why,
    required: true,
    max: 300,
    width: 'full',
    value: typed[name],
    error: errorOf(errors, name),
  });
}
