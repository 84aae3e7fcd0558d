import type { StandardQuestion } from '../../../standard/questions.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { form } from '../../components/form.ts';
import { attrs, type Html, html } from '../../html.ts';
import type { FormBody } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import type { ClauseId } from '../../../vocabulary/ids.ts';
import { surveyTexts } from './texts.ts';

const SCORE = 'vertejums';
const CLAUSE = 'punkts';

/** One question as large faces with their words under them: each is a button, so that one tap answers, without script. */
export function questionForm(
  request: WebRequest,
  options: { readonly question: StandardQuestion; readonly action: string; readonly fields?: Html },
): Html {
  const { question, action, fields } = options;
  const scores = Array.from({ length: question.scale }, (_, index) => question.scale - index);
  return form(request, {
    action,
    attrs: { class: 'faces', 'aria-label': question.ask[request.lang] },
    body: html`<input type="hidden" name="${CLAUSE}" value="${question.clause}">${fields}${scores.map(
      (score) =>
        html`<button${attrs({ type: 'submit', name: SCORE, value: score, class: `face score-${toFive(score, question)}` })}>${face(toFive(score, question))}<span>${scoreWords(question, score, request.lang)}</span></button>`,
    )}`,
  });
}

/** Which question was answered with what; a score that was not pressed is `NaN`, which is on no scale. */
export function readAnswer(body: FormBody): { readonly clause: ClauseId; readonly score: number } {
  const { [CLAUSE]: clause, [SCORE]: score } = body;
  return {
    clause: String(clause ?? '') as ClauseId,
    score: typeof score === 'string' && /^\d{1,2}$/.test(score) ? Number(score) : Number.NaN,
  };
}

/** „Ļoti labi”, „Drīzāk nē”; on another scale than of five the number itself. */
export function scoreWords(
  { overall, scale }: Pick<StandardQuestion, 'overall' | 'scale'>,
  score: number,
  lang: Language,
): string {
  const words: Readonly<Record<number, string>> = surveyTexts(lang)[overall ? 'overall' : 'clause'];
  return (scale === 5 ? words[score] : undefined) ?? String(score);
}

/** Which of five faces stands for a score. */
function toFive(score: number, { scale }: StandardQuestion): number {
  return scale <= 1 ? 3 : Math.round(1 + ((score - 1) / (scale - 1)) * 4);
}

/** The mouth tells, not the colour alone. */
const MOUTHS = [
  'M15 35 Q24 25 33 35',
  'M16 34 Q24 29 32 34',
  'M16 32 H32',
  'M16 30 Q24 36 32 30',
  'M14 28 Q24 41 34 28',
];

function face(score: number): Html {
  return html`<svg viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" focusable="false"><circle cx="24" cy="24" r="21"/><circle class="eye" cx="17" cy="20" r="2.4"/><circle class="eye" cx="31" cy="20" r="2.4"/><path d="${MOUTHS[score - 1] ?? ''}"/></svg>`;
}
