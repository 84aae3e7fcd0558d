import {
  answerSurvey,
  type OpenSurvey,
  SURVEY_WORDS_MAX,
  surveyOf,
  surveyPath,
  type SurveyRefusal,
  visitOfSurveyCode,
  writeSurveyWords,
} from '../../../desk/surveys/index.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import { readForm, text } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { readAnswer } from './question.view.ts';
import { surveyPage, WORDS } from './survey.pages.ts';
import { surveyTexts } from './texts.ts';

/** A client rates a visit behind the link on the slip: two taps, then a word if they like. No account, no script. */
export function surveyRoutes(deps: PageDeps): Route[] {
  const { desk, standards } = deps;
  return [
    defineRoute({
      method: 'GET',
      path: '/vertejums/:code',
      action: 'citizen.read-own-matter',
      audience: 'citizen',
      limit: 120,
      async handle(request, { params }) {
        const survey = await surveyBehind(deps, params['code']);
        return survey === null ? unknown(request) : surveyPage(request, deps, survey);
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/vertejums/:code',
      action: 'citizen.write-own-matter',
      audience: 'citizen',
      limit: 60,
      async handle(request, { params, body }) {
        const survey = await surveyBehind(deps, params['code']);
        if (survey === null) return unknown(request);
        const visit = survey.visit.id;
        const by = request.me?.employee ?? null;
        const answered = await answerSurvey(desk, standards, { visit, ...readAnswer(body), way: 'link', by });
        if (!('refused' in answered)) return redirect(surveyPath(desk, visit));
        return refused(request, deps, answered, survey);
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/vertejums/:code/piebilde',
      action: 'citizen.write-own-matter',
      audience: 'citizen',
      limit: 60,
      async handle(request, { params, body }) {
        const survey = await surveyBehind(deps, params['code']);
        if (survey === null) return unknown(request);
        const texts = surveyTexts(request.lang);
        const read = readForm(
          { [WORDS]: text({ max: SURVEY_WORDS_MAX }) },
          body,
          { [WORDS]: texts.wordsLabel },
          request.lang,
        );
        const words = read.ok ? (read.values[WORDS] ?? '') : '';
        if (words === '') {
          const errors = read.ok ? [{ name: WORDS, say: texts.empty }] : read.errors;
          const typed = read.ok ? '' : (read.typed[WORDS] ?? '');
          return surveyPage(request, deps, survey, { words: { typed, errors, formKey: read.formKey } });
        }
        const visit = survey.visit.id;
        const kept = await writeSurveyWords(desk, standards, visit, words);
        return 'refused' in kept ? refused(request, deps, kept, survey) : redirect(surveyPath(desk, visit));
      },
    }),
  ];
}

async function surveyBehind({ desk, standards }: PageDeps, code: string | undefined): Promise<OpenSurvey | null> {
  const visit = visitOfSurveyCode(desk, code);
  return visit === null ? null : surveyOf(desk, standards, visit);
}

function unknown(request: WebRequest): Answer {
  const texts = surveyTexts(request.lang);
  return refuse(404, texts.unknown, texts.unknownTodo);
}

/** Why an answer was not taken; a question that is no longer asked leads on to what is asked now. */
async function refused(
  request: WebRequest,
  deps: PageDeps,
  { refused: why }: SurveyRefusal,
  survey: OpenSurvey,
): Promise<Answer> {
  const texts = surveyTexts(request.lang);
  switch (why) {
    case 'own-work':
      return refuse(403, texts.ownWork, texts.ownWorkTodo);
    case 'no-such-visit':
      return unknown(request);
    case 'no-such-score':
      return surveyPage(request, deps, survey, { noScore: true });
    case 'not-yet':
    case 'over':
      return surveyPage(request, deps, survey);
    case 'not-asked':
      return redirect(surveyPath(deps.desk, survey.visit.id));
  }
}
