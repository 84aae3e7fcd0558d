import type { CaseReader, Successor } from '../../../desk/interests/index.ts';
import type { PostChoice } from '../../../desk/thread/index.ts';
import { CONFLICT_GROUNDS } from '../../../vocabulary/words.ts';
import { checkField, radioField, selectField, textArea, tickBox } from '../../components/field.ts';
import { errorOf } from '../../components/form.ts';
import { facts } from '../../components/list.ts';
import { type Html, html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayCount } from '../../texts/say.ts';
import { interestsTexts } from '../interests/texts.ts';
import type { CaseView } from './load-case.ts';
import { type Again, FRESH, panel } from './panels.view.ts';

/** Stepping aside: who gets the case and why that colleague is said before it is done. */
export function recusePanel(web: WebRequest, view: CaseView, next: Successor | null, again: Again = FRESH): Html {
  const texts = interestsTexts(web.lang);
  return panel(web, view, again, {
    path: 'atstatities',
    title: texts.recuse.title,
    lead: texts.recuse.lead,
    say: texts.recuse.do,
    fields: [
      nextHolder(web, next),
      radioField({
        lang: web.lang,
        name: 'ground',
        label: texts.recuse.ground,
        value: again.typed['ground'],
        error: errorOf(again.errors, 'ground'),
        choices: CONFLICT_GROUNDS.map((value) => ({ value, text: texts.ground[value] })),
      }),
      textArea({
        lang: web.lang,
        name: 'words',
        label: texts.recuse.words,
        hint: texts.recuse.wordsHint,
        required: false,
        rows: 3,
        max: 1000,
        value: again.typed['words'],
        error: errorOf(again.errors, 'words'),
      }),
    ],
  });
}

function nextHolder(web: WebRequest, next: Successor | null): Html {
  const texts = interestsTexts(web.lang).recuse;
  if (next === null) return html`<p>${texts.keeps}</p>`;
  const cases = sayCount(web.lang, next.holds ?? 0, ['lieta', 'lietas', 'lietu'], ['case', 'cases']);
  const why = next.ground === 'fewest-cases' ? texts.whyBy['fewest-cases'](cases) : texts.whyBy[next.ground];
  return html`<div class="next-holder">${facts([
    [texts.next, next.name ?? texts.unit],
    [texts.why, why],
  ])}</div>`;
}

/** Whom a complaint is about. */
export function accusedPanel(
  web: WebRequest,
  view: CaseView,
  posts: readonly PostChoice[],
  again: Again = FRESH,
): Html {
  const texts = interestsTexts(web.lang).accused;
  return panel(web, view, again, {
    path: 'par-ko',
    title: texts.title,
    lead: texts.lead,
    say: texts.go,
    fields: [
      selectField({
        lang: web.lang,
        name: 'who',
        label: texts.who,
        value: again.typed['who'],
        error: errorOf(again.errors, 'who'),
        empty: '',
        choices: choicesOf(web, posts),
        attrs: { autofocus: true },
      }),
    ],
  });
}

export interface Access {
  readonly restricted: boolean;
  readonly readers: readonly CaseReader[];
}

/** Who may read a case: restricted or not, and the people named. */
export function accessPanel(
  web: WebRequest,
  view: CaseView,
  access: Access,
  posts: readonly PostChoice[],
  again: Again = FRESH,
): Html {
  const texts = interestsTexts(web.lang).access;
  return panel(web, view, again, {
    path: 'pieeja',
    title: texts.title,
    lead: texts.lead,
    say: texts.go,
    fields: [
      tickBox({ lang: web.lang, name: 'restricted', label: texts.restricted, checked: access.restricted }),
      access.readers.length === 0
        ? html`<p>${texts.named}: ${texts.nobody}</p>`
        : checkField({
            lang: web.lang,
            name: 'keep',
            label: texts.named,
            choices: access.readers.map(({ employee, name }) => ({ value: employee, text: name })),
            values: access.readers.map(({ employee }) => employee),
          }),
      selectField({
        lang: web.lang,
        name: 'add',
        label: texts.add,
        hint: texts.addHint,
        required: false,
        value: again.typed['add'],
        error: errorOf(again.errors, 'add'),
        empty: '',
        choices: choicesOf(web, posts),
      }),
    ],
  });
}

function choicesOf({ lang }: WebRequest, posts: readonly PostChoice[]) {
  const known = new Set<string>();
  return posts
    .filter(({ employee }) => !known.has(employee) && known.add(employee))
    .map((one) => ({
      value: one.employee,
      text: `${one.name}, ${lang === 'lv' ? one.post_lv : one.post_en}, ${lang === 'lv' ? one.unit_lv : one.unit_en}`,
    }));
}
