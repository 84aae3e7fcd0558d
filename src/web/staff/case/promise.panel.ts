import type { PromiseLine } from '../../../desk/promises/index.ts';
import { isOpen } from '../../../desk/cases/index.ts';
import { button, linkButton } from '../../components/button.ts';
import { radioField, textField } from '../../components/field.ts';
import { buttonForm, errorOf } from '../../components/form.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { timeFields } from '../promises/fields.ts';
import { isKeptByReply, TOLD_FORMS } from '../promises/promise-deeds.view.ts';
import { promiseRows } from '../promises/promise.view.ts';
import { promisesTexts } from '../promises/texts.ts';
import type { CaseView } from './load-case.ts';
import { type Again, FRESH, panel } from './panels.view.ts';
import { deskWords } from './words.ts';

/** Where an answer is promised while one speaks with the client. */
export const PROMISE_CHANNELS = ['phone', 'counter', 'e-mail', 'letter'] as const;

/** At the right of a case: what the client was promised, and the keys to give word and to promise. */
export function promiseSection(web: WebRequest, deps: PageDeps, view: CaseView): Html {
  const { one, promises, silent } = view;
  const texts = promisesTexts(web.lang);
  const mayWrite = isOpen(one) && web.mayI('case.write', { holder: one.holder, unit: one.unit });
  const below = promises.filter(({ parent_id }) => promises.some(({ id }) => id === parent_id));
  const rules = deps.desk.rules.current();
  if (!mayWrite && promises.length === 0) return nothing;
  return html`<section id="promises"><h2>${texts.inCase}</h2>${
    promises.length === 0
      ? html`<p>${texts.none}</p>`
      : promiseRows(web, promises, {
          calendarOf: (line) => rules.calendarOf(line.unit),
          holders: true,
          below,
          inCase: true,
        })
  }<div class="button-row">${keepButton(web, promises)}${mayWrite && giveWordButton(web, view)}${
    mayWrite && linkButton({ text: texts.make.do, href: `/lieta/${one.number}/solit`, kind: 'quiet', key: 'l' })
  }</div>${
    silent !== null &&
    html`<p>${linkButton({ text: texts.update.next(silent.number), href: `/lieta/${silent.number}`, key: 't' })}</p>`
  }</section>`;
}

/** The most pressing promise that a word by mouth keeps. What is kept stays kept, so it is pressed on the promise's own page. */
function keepButton(web: WebRequest, promises: readonly PromiseLine[]): Html {
  const one = promises.find(
    (line) =>
      line.state === 'open' && line.form !== 'in-laipa' && !isKeptByReply(line) && web.mayI('promise.write', line),
  );
  if (one === undefined) return nothing;
  const texts = promisesTexts(web.lang);
  return linkButton({
    text: texts.keep[one.form],
    href: `/solijums/${one.id}`,
    key: 'i',
    attrs: { title: one.what },
  });
}

/** While word is owed; the composer opens with what is being done and until when. */
function giveWordButton(web: WebRequest, { one, duties, entries }: CaseView): Html | false {
  const isOwed = duties.some(({ topic, settledBy }) => topic === 'word-to-client' && settledBy === null);
  const onItsWay = entries.some(
    (entry) => entry.what === 'reply' && (entry.state === 'approved' || entry.state === 'sent'),
  );
  return (
    isOwed &&
    !onItsWay &&
    buttonForm(web, {
      action: `/lieta/${one.number}/zina`,
      button: button({ text: promisesTexts(web.lang).update.do, key: 'd' }),
    })
  );
}

/** 8.5.1: what is promised, by when, in which form. */
export function makePromisePanel(web: WebRequest, view: CaseView, again: Again = FRESH): Html {
  const texts = promisesTexts(web.lang);
  const { lang } = web;
  const words = deskWords(lang);
  return panel(web, view, again, {
    path: 'solit',
    title: texts.make.title,
    lead: texts.make.lead,
    say: texts.make.button,
    fields: [
      textField({
        lang,
        name: 'solit-what',
        label: texts.make.what,
        hint: texts.make.whatHint,
        required: true,
        max: 300,
        width: 'full',
        value: again.typed['solit-what'],
        error: errorOf(again.errors, 'solit-what'),
        attrs: { autofocus: true },
      }),
      timeFields(web, 'solit', { deed: 'solit', ...again }),
      radioField({
        lang,
        name: 'solit-form',
        label: texts.make.form,
        value: again.typed['solit-form'],
        error: errorOf(again.errors, 'solit-form'),
        choices: TOLD_FORMS.map((value) => ({ value, text: texts.form[value] })),
      }),
      radioField({
        lang,
        name: 'solit-channel',
        label: texts.make.channel,
        value: again.typed['solit-channel'] ?? 'phone',
        error: errorOf(again.errors, 'solit-channel'),
        choices: PROMISE_CHANNELS.map((value) => ({ value, text: words.channel[value] })),
      }),
    ],
  });
}
