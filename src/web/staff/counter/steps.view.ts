import { inLanguage, type Solution } from '../../../desk/services/index.ts';
import type { Visit } from '../../../desk/visits/index.ts';
import { VISIT_STEPS, type VisitStep } from '../../../vocabulary/words.ts';
import { button } from '../../components/button.ts';
import { buttonForm, form } from '../../components/form.ts';
import { attrs, type Html, html, nothing } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import type { ServingView } from './load-serving.ts';
import { counterTexts } from './texts.ts';

/** The keys of the card's solutions: under the left hand, none of them used elsewhere on the screen. */
const SOLUTION_KEYS = ['a', 'b', 'd', 'f', 'h', 'i', 'o', 'q', 'w'];

/** The clause under which each step is ticked. */
const CLAUSE: Readonly<Record<VisitStep, string>> = {
  greeted: '6.1',
  'need-read-back': '6.3',
  'solution-chosen': '6.4',
  'next-steps-given': '6.5',
  understood: '6.10',
  'channels-told': '6.11',
  goodbye: '6.12',
};

/** 6.1–6.12: one key a step, in any order; what a step leaves behind stands under it. */
export function stepsView(web: WebRequest, view: ServingView): Html {
  const t = counterTexts(web.lang).serving;
  const shown = VISIT_STEPS.filter((step) => step !== 'channels-told' || view.ways !== 'none');
  return html`<section class="counter-steps"><h2>${t.steps}</h2><p class="counter-order">${t.stepsSay}</p><ol>${shown.map((step, nth) => stepRow(web, view, step, nth + 1))}</ol></section>`;
}

function stepRow(web: WebRequest, view: ServingView, step: VisitStep, nth: number): Html {
  const t = counterTexts(web.lang).serving;
  const { visit } = view;
  const ticked = visit.steps.includes(step);
  const quiet = step === 'channels-told' && view.ways === 'told';
  return html`<li${attrs({ class: ticked ? 'ticked' : null, id: `step-${step}` })}><div class="step-head">${
    ticked ? tickedHead(web, visit, step) : tickForm(web, visit, step, nth)
  }<a class="step-clause" href="/standarts/${CLAUSE[step]}">${CLAUSE[step]}.</a></div>${
    !ticked && html`<p class="step-say">${quiet ? t.told : t.say[step]}</p>`
  }${bodyOf(web, view, step)}</li>`;
}

function tickForm(web: WebRequest, visit: Visit, step: VisitStep, nth: number): Html {
  const t = counterTexts(web.lang).serving;
  // What is chosen from the card is ticked by choosing.
  if (step === 'solution-chosen') return html`<span class="step-name">${t.step[step]}</span>`;
  return buttonForm(web, {
    action: `/klatiene/vizite/${visit.id}/solis`,
    fields: { step },
    button: button({ text: t.step[step], key: String(nth), kind: 'quiet', attrs: { class: 'button quiet step-key' } }),
    attrs: { 'data-retry': true },
  });
}

function tickedHead(web: WebRequest, visit: Visit, step: VisitStep): Html {
  const t = counterTexts(web.lang).serving;
  return html`<span class="step-name"><span aria-hidden="true">✓</span> ${t.step[step]}</span>${buttonForm(web, {
    action: `/klatiene/vizite/${visit.id}/atsaukt-soli`,
    fields: { step },
    button: button({
      text: t.takeBack,
      kind: 'quiet',
      attrs: { class: 'button quiet step-back', 'aria-label': t.takeBackOf(t.step[step]) },
    }),
  })}`;
}

function bodyOf(web: WebRequest, view: ServingView, step: VisitStep): Html {
  switch (step) {
    case 'need-read-back':
      return needForm(web, view.visit);
    case 'solution-chosen':
      return solutionsView(web, view);
    case 'next-steps-given':
      return nextForm(web, view);
    case 'greeted':
    case 'understood':
    case 'channels-told':
    case 'goodbye':
      return nothing;
  }
}

/** 6.3, 5.3.1: in the client's own words; kept when the step is ticked or by Ctrl+Enter. */
function needForm(web: WebRequest, visit: Visit): Html {
  const t = counterTexts(web.lang).serving;
  return form(web, {
    action: `/klatiene/vizite/${visit.id}/solis`,
    attrs: { class: 'step-words', 'data-ctrl-enter': true, 'data-retry': true },
    body: html`<input type="hidden" name="step" value="need-read-back"><label class="visually-hidden" for="f-need">${t.need}</label><textarea class="input full low" id="f-need" name="need" rows="2" maxlength="4000" placeholder="${t.need}">
${visit.need}</textarea>${button({ text: html`${t.needKeep} <kbd aria-hidden="true">Ctrl ⏎</kbd>`, kind: 'quiet' })}`,
  });
}

function solutionsView(web: WebRequest, { visit, card }: ServingView): Html {
  const t = counterTexts(web.lang).serving;
  const solutions = card?.solutions ?? [];
  if (solutions.length === 0) {
    return visit.steps.includes('solution-chosen')
      ? nothing
      : buttonForm(web, {
          action: `/klatiene/vizite/${visit.id}/solis`,
          fields: { step: 'solution-chosen' },
          button: button({ text: t.step['solution-chosen'], key: '3', kind: 'quiet' }),
        });
  }
  return html`<ul class="step-choices">${solutions.map((solution, nth) => html`<li>${solutionButton(web, visit, solution, SOLUTION_KEYS[nth])}</li>`)}</ul>`;
}

/** Pressed once it is chosen, pressed again it is not. */
function solutionButton(web: WebRequest, visit: Visit, solution: Solution, key: string | undefined): Html {
  const chosen = visit.solutions.includes(solution.id);
  return buttonForm(web, {
    action: `/klatiene/vizite/${visit.id}/risinajums`,
    fields: { solution: solution.id },
    button: button({
      text: inLanguage(solution.text, web.lang),
      ...(key === undefined ? {} : { key }),
      attrs: { 'aria-pressed': chosen ? 'true' : 'false', class: chosen ? 'button chosen' : 'button' },
    }),
    attrs: { 'data-retry': true },
  });
}

/** 6.5: what comes next, filled from the solutions that were chosen, and by when. */
function nextForm(web: WebRequest, { visit, card }: ServingView): Html {
  const t = counterTexts(web.lang).serving;
  const proposed = (card?.solutions ?? [])
    .filter(({ id }) => visit.solutions.includes(id))
    .map(({ next }) => inLanguage(next, visit.language))
    .filter((words) => words !== '')
    .join('\n');
  const words = visit.nextWords === '' ? proposed : visit.nextWords;
  const by = visit.nextBy?.toZonedDateTimeISO('Europe/Riga').toPlainDate().toString() ?? '';
  return form(web, {
    action: `/klatiene/vizite/${visit.id}/solis`,
    attrs: { class: 'step-words', 'data-ctrl-enter': true, 'data-retry': true },
    body: html`<input type="hidden" name="step" value="next-steps-given"><label class="visually-hidden" for="f-words">${t.next}</label><textarea class="input full low" id="f-words" name="words" rows="2" maxlength="2000" placeholder="${t.next}">
${words}</textarea><div class="step-by"><label for="f-by">${t.nextBy}</label><input class="input short" type="date" id="f-by" name="by" value="${by}" min="${web.today.toString()}">${button({ text: t.nextKeep, kind: 'quiet' })}</div>`,
  });
}
