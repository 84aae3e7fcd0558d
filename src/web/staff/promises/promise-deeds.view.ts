import type { PromiseChangeLine, PromiseLine } from '../../../desk/promises/index.ts';
import type { PostChoice } from '../../../desk/thread/index.ts';
import { ANSWER_FORMS, type AnswerForm } from '../../../vocabulary/words.ts';
import { button, linkButton } from '../../components/button.ts';
import { radioField, textArea, textField } from '../../components/field.ts';
import { errorOf, form } from '../../components/form.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { postSelect } from '../case/panels.view.ts';
import { deedForm, timeFields, type Typed, typedIn } from './fields.ts';
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

/** A letter to a client with a case keeps the promise by itself; everything else is one key with a few words. */
export function isKeptByReply(one: Pick<PromiseLine, 'form' | 'number' | 'client_id'>): boolean {
  return one.client_id !== null && one.number !== null && (one.form === 'e-mail' || one.form === 'letter');
}

/** What can be done with a promise now: keep it first, the rest opens when it is needed. */
export function promiseDeeds(web: WebRequest, shown: PromiseShown, again: Typed | null): Html {
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
