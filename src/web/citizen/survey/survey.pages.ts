import { type OpenSurvey, RATED_WITHIN_DAYS, surveyPath } from '../../../desk/surveys/index.ts';
import { sayDate } from '../../../time/say-date.ts';
import { dayOf } from '../../../time/zone.ts';
import { button } from '../../components/button.ts';
import { textArea } from '../../components/field.ts';
import { errorOf, type FieldError, form } from '../../components/form.ts';
import { type Html, html } from '../../html.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { citizenPage } from '../citizen-page.ts';
import { questionForm } from './question.view.ts';
import { surveyTexts } from './texts.ts';

export const WORDS = 'piebilde';

/** What was sent and has to come back on the page. */
export interface Sent {
  /** Nothing was chosen, or what is not offered. */
  readonly noScore?: true;
  readonly words?: { readonly typed: string; readonly errors: readonly FieldError[]; readonly formKey: string };
}

/** The page behind the link: the question that is asked now, thanks, or why nothing is asked. */
export async function surveyPage(
  request: WebRequest,
  { desk }: PageDeps,
  survey: OpenSurvey,
  sent: Sent = {},
): Promise<Answer> {
  const texts = surveyTexts(request.lang);
  const { standing, visit } = survey;
  const path = surveyPath(desk, visit.id);
  const shared = { over: aboutVisit(request, survey), unlisted: true };
  switch (standing.state) {
    case 'not-yet':
      return citizenPage(request, { ...shared, title: texts.notYet, body: html`<p>${texts.notYetSay}</p>` });
    case 'over':
      return citizenPage(request, {
        ...shared,
        title: texts.ended,
        status: 410,
        body: html`<p>${texts.endedSay(RATED_WITHIN_DAYS)}</p>`,
      });
    case 'asks': {
      const { question, nth, of } = standing;
      return citizenPage(request, {
        ...shared,
        over: html`${shared.over}<br>${texts.nth(nth, of)}`,
        title: question.ask[request.lang],
        status: sent.noScore === true ? 422 : 200,
        body: html`${sent.noScore === true && html`<p class="survey-choose" role="alert">${texts.choose}</p>`}${questionForm(
          request,
          { question, action: path },
        )}<p class="survey-who"><small>${texts.who}</small></p>`,
      });
    }
    case 'answered':
      return citizenPage(request, {
        ...shared,
        title: texts.thanks,
        lead: texts.thanksSay,
        status: sent.words === undefined ? 200 : 422,
        body: visit.worded ? html`<p>${texts.worded} ${texts.close}</p>` : wordsForm(request, path, sent.words),
      });
  }
}

/** Which visit it is, without a word about whose. */
function aboutVisit({ lang }: WebRequest, { visit }: OpenSurvey): string {
  const service = lang === 'lv' ? visit.service_lv : visit.service_en;
  return visit.ended_at === null ? service : `${service} · ${sayDate(dayOf(visit.ended_at), lang)}`;
}

function wordsForm(request: WebRequest, path: string, sent: Sent['words']): Html {
  const texts = surveyTexts(request.lang);
  const errors = sent?.errors ?? [];
  return html`<section class="survey-words" aria-labelledby="piebilst"><h2 id="piebilst">${texts.words}</h2>${form(
    request,
    {
      action: `${path}/piebilde`,
      errors,
      ...(sent === undefined ? {} : { formKey: sent.formKey }),
      body: [
        textArea({
          lang: request.lang,
          name: WORDS,
          label: texts.wordsLabel,
          hint: texts.wordsHint,
          value: sent?.typed,
          rows: 4,
          error: errorOf(errors, WORDS),
        }),
        button({ text: texts.send }),
      ],
    },
  )}<p class="survey-who"><small>${texts.close} ${texts.who}</small></p></section>`;
}
