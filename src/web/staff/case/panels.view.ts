import { isOpen } from '../../../desk/cases/index.ts';
import type { PostChoice } from '../../../desk/thread/index.ts';
import { CLOSING_OUTCOMES, type Language, SUBMISSION_KINDS } from '../../../vocabulary/words.ts';
import { button, buttonRow, linkButton } from '../../components/button.ts';
import { hiddenField, radioField } from '../../components/field.ts';
import { type FieldError, errorOf, form } from '../../components/form.ts';
import { attrs, type Content, type Html, html } from '../../html.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { promisesTexts } from '../promises/texts.ts';
import type { CaseView } from './load-case.ts';
import { sayDuty } from './owed.view.ts';
import { foreseenKinds } from './proposal.view.ts';
import { caseTexts } from './texts.ts';
import { deskWords } from './words.ts';

/** What was typed and what is wrong with it, when a panel comes back. */
export interface Again {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly formKey?: string;
}

export const FRESH: Again = { typed: {}, errors: [] };

interface PanelParts {
  readonly path: string;
  readonly title: string;
  readonly lead?: Content;
  readonly fields: readonly Content[];
  readonly say: string;
}

/** A question on the page of the case: what is about to be done, with the way back. */
export function panel(web: WebRequest, view: CaseView, again: Again, parts: PanelParts): Html {
  const { number } = view.one;
  return html`<section class="case-panel" id="panel" aria-label="${parts.title}"><h2>${parts.title}</h2>${parts.lead !== undefined && html`<p class="lead">${parts.lead}</p>`}${form(
    web,
    {
      action: `/lieta/${number}/${parts.path}`,
      errors: again.errors,
      ...(again.formKey === undefined ? {} : { formKey: again.formKey }),
      attrs: { 'data-ctrl-enter': true },
      body: [
        hiddenField('version', String(view.around.version)),
        parts.fields,
        buttonRow(
          button({ text: parts.say, kind: 'primary' }),
          linkButton({ text: caseTexts(web.lang).panel.back, href: `/lieta/${number}`, kind: 'quiet' }),
        ),
      ],
    },
  )}</section>`;
}

export function assignPanel(web: WebRequest, view: CaseView, posts: readonly PostChoice[], again: Again = FRESH): Html {
  const texts = caseTexts(web.lang).panel.assign;
  return panel(web, view, again, {
    path: 'uzdot',
    title: texts.title,
    say: texts.do,
    fields: [
      postSelect(web.lang, posts, {
        name: 'to',
        label: texts.to,
        value: again.typed['to'] ?? '',
        error: errorOf(again.errors, 'to'),
        wholeUnit: null,
      }),
    ],
  });
}

interface PostSelect {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly error: string | undefined;
  /** Words for the unit itself as a choice; `null` where only a person will do. */
  readonly wholeUnit: string | null;
  /** Not where several such lists stand on one page. */
  readonly autofocus?: boolean;
}

/** Units with their people in one list: typing a name or a unit finds it by the browser's own search. */
export function postSelect(
  lang: Language,
  posts: readonly PostChoice[],
  { name, label, value, error, wholeUnit, autofocus = true }: PostSelect,
): Html {
  const units = Map.groupBy(posts, (post) => post.unit);
  const groups = [...units].map(([unit, people]) => {
    const unitName = (lang === 'lv' ? people[0]?.unit_lv : people[0]?.unit_en) ?? '';
    return html`<optgroup label="${unitName}">${
      wholeUnit !== null && option(`unit:${unit}`, `${unitName}: ${wholeUnit}`, value)
    }${people.map((one) => option(`${one.employee}@${unit}`, `${one.name}, ${lang === 'lv' ? one.post_lv : one.post_en}`, value))}</optgroup>`;
  });
  return html`<div class="${error === undefined ? 'field' : 'field wrong'}"><label for="f-${name}">${label}</label>${
    error !== undefined && html`<p class="error" id="f-${name}-error">${error}</p>`
  }<select${attrs({ id: `f-${name}`, name, class: 'input medium', 'aria-required': 'true', 'aria-invalid': error === undefined ? null : 'true', 'aria-describedby': error === undefined ? null : `f-${name}-error`, autofocus })}><option value=""></option>${groups}</select></div>`;
}

function option(value: string, text: string, chosen: string): Html {
  return html`<option${attrs({ value, selected: value === chosen })}>${text}</option>`;
}

/** Every kind with what it would open and end, seen before it is chosen. */
export function classifyPanel(web: WebRequest, deps: PageDeps, view: CaseView, again: Again = FRESH): Html {
  const texts = caseTexts(web.lang).panel.classify;
  const names = deskWords(web.lang).submission;
  const foreseen = foreseenKinds(web, deps, view);
  const at = { lang: web.lang, now: web.now, standards: deps.standards };
  const said = (list: readonly Parameters<typeof sayDuty>[0][] = []) =>
    list.map((duty) => sayDuty(duty, at)).join('; ');
  return panel(web, view, again, {
    path: 'veids',
    title: texts.title,
    lead: texts.lead,
    say: texts.do,
    fields: [
      radioField({
        lang: web.lang,
        name: 'submission',
        label: texts.kind,
        value: again.typed['submission'] ?? view.one.submission,
        error: errorOf(again.errors, 'submission'),
        choices: SUBMISSION_KINDS.map((kind) => {
          const { opens = [], ends = [] } = foreseen.get(kind) ?? {};
          const lines = [
            opens.length > 0 ? texts.opens(said(opens)) : '',
            ends.length > 0 ? texts.ends(said(ends)) : '',
          ].filter(Boolean);
          return {
            value: kind,
            text: kind === view.one.submission ? `${names[kind]} (${texts.now})` : names[kind],
            hint: lines.length === 0 ? texts.same : lines.join(' · '),
          };
        }),
      }),
    ],
  });
}

/** How a case may end; „atbildēta” only when the answer has left (5.2.1). */
export function closePanel(web: WebRequest, view: CaseView, again: Again = FRESH): Html {
  const texts = caseTexts(web.lang).panel.close;
  const outcomes = deskWords(web.lang).outcome;
  const owed = isAnswerOwed(view);
  // A promise outlives its case: whoever closes it knows.
  const promised = view.promises.filter(({ state, client_id }) => state === 'open' && client_id !== null);
  const lead = [
    ...(owed ? [texts.owed] : []),
    ...promised.map(({ what }) => promisesTexts(web.lang).stillOwed(what)),
  ].join(' ');
  return panel(web, view, again, {
    path: 'slegt',
    title: texts.title,
    ...(lead === '' ? {} : { lead }),
    say: texts.do,
    fields: [
      radioField({
        lang: web.lang,
        name: 'outcome',
        label: texts.outcome,
        value: again.typed['outcome'] ?? (owed ? undefined : 'answered'),
        error: errorOf(again.errors, 'outcome'),
        choices: CLOSING_OUTCOMES.map((value) => ({ value, text: outcomes[value] })),
      }),
    ],
  });
}

/** Whether an answer to the client is still owed in the case or in one merged into it. */
export function isAnswerOwed({ duties, one }: CaseView): boolean {
  return isOpen(one) && duties.some(({ topic, settledBy }) => topic === 'reply-to-client' && settledBy === null);
}
