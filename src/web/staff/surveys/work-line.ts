import { lowAnswersById } from '../../../desk/surveys/index.ts';
import type { ReadSubjectLines, SubjectLine } from '../../../desk/work/index.ts';
import { ratingsTexts } from './texts.ts';
import { scoreWords } from '../../citizen/survey/question.view.ts';
import type { Language } from '../../../vocabulary/words.ts';

/** Low ratings in the work list of whoever has to look at them (5.6.3). */
export const ratingWorkLines: ReadSubjectLines = async (tx, ids) => {
  const lines = await lowAnswersById(tx, ids);
  return new Map(
    lines.map((one): [string, SubjectLine] => {
      const small = (lang: Language) => [
        ratingsTexts(lang).work,
        one.number,
        ratingsTexts(lang).score(scoreWords({ overall: true, scale: 5 }, one.score, lang), one.score),
      ];
      return [
        one.visit,
        {
          id: one.visit,
          href: `/vertejumi/${one.visit}`,
          title: one.words === '' ? one.service_lv : one.words,
          small: { lv: small('lv'), en: small('en') },
          unit: one.unit,
          holder: null,
          holderName: null,
        },
      ];
    }),
  );
};
