export {
  type Answering,
  answerSurvey,
  type OpenSurvey,
  SURVEY_WORDS_MAX,
  surveyAtDesk,
  surveyOf,
  type SurveyRefusal,
  writeSurveyWords,
} from './answer-survey.ts';
export { surveyFigures, type SurveyScope } from './figures.store.ts';
export { type FollowUp, followUp, type FollowUpRefusal } from './follow-up.ts';
export {
  lowAnswer,
  lowAnswersById,
  TOLD_LISTS,
  type ToldAnswer,
  toldAnswers,
  type ToldList,
} from './follow-up.store.ts';
export { RATED_WITHIN_DAYS, type SurveyStanding } from './survey.ts';
export { surveyPath, visitOfSurveyCode } from './survey-link.ts';
export { type SurveyedVisit } from './surveys.store.ts';
