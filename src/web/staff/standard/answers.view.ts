import type { StandardQuestion } from '../../../standard/questions.ts';
import { answered } from '../../../standard/mechanisms/question.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { scoreWords } from '../../citizen/survey/question.view.ts';
import { barChart, figure, figures } from '../../components/figure.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayCount, sayNumber } from '../../texts/say.ts';
import { sayMoment } from './figures-form.view.ts';
import { standardTexts } from './texts.ts';

/** What clients answered to the clause's question in the period: how many, how, the mean with its interval; or that they are too few. */
export function answersView(
  request: WebRequest,
  {
    question,
    counts,
    follow,
  }: { readonly question: StandardQuestion; readonly counts: readonly number[]; readonly follow: boolean },
): Html {
  const { lang } = request;
  const texts = standardTexts(lang).answers;
  const all = counts.reduce((sum, count) => sum + count, 0);
  const said = answered(question, counts);
  return html`<section class="section answers" id="atbildes"><h2>${texts.title}</h2><p>${texts.asked(question.ask[lang])}</p>${
    said === null
      ? html`<p class="figures-note">${all === 0 ? texts.none : texts.few(sayNumber(lang, all), sayNumber(lang, question.least))}</p>`
      : html`${figures(
          figure({
            lang,
            name: texts.mean,
            value: sayMean(said.mean, lang),
            unit: texts.ofScale(sayNumber(lang, question.scale)),
            asOf: sayMoment(request),
            from: `${sayAnswers(all, lang)}, ${texts.interval(sayMean(said.low, lang), sayMean(said.high, lang))}`,
          }),
        )}${barChart(
          Array.from({ length: question.scale }, (_, index) => question.scale - index).map((score) => ({
            name: scoreWords(question, score, lang),
            value: counts[score - 1] ?? 0,
            say: sayNumber(lang, counts[score - 1] ?? 0),
          })),
          texts.chart,
        )}`
  }<p class="figures-note">${texts.note}${follow ? html` <a href="/vertejumi">${texts.follow}</a>` : nothing}</p></section>`;
}

/** In the tree: „klienti 4,4 (n = 12)”; nothing where there are too few. */
export function answersWords(question: StandardQuestion, counts: readonly number[], lang: Language): Html {
  const said = answered(question, counts);
  if (said === null) return nothing;
  const { answers, ofDecided } = standardTexts(lang);
  return html`<ul class="standing"><li>${answers.short} <b>${sayMean(said.mean, lang)}</b> <small>${ofDecided(sayNumber(lang, said.answers))}</small></li></ul>`;
}

/** With one figure after the comma, also where it is none: „4,0”. */
function sayMean(mean: number, lang: Language): string {
  return mean.toFixed(1).replace('.', lang === 'lv' ? ',' : '.');
}

function sayAnswers(count: number, lang: Language): string {
  return sayCount(lang, count, ['atbilde', 'atbildes', 'atbilžu'], ['answer', 'answers']);
}
