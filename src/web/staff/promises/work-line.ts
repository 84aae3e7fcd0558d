import { promisesById } from '../../../desk/promises/index.ts';
import type { ReadSubjectLines, SubjectLine } from '../../../desk/work/index.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { promisesTexts } from './texts.ts';

/** Promises in the work list: what, to whom, in which form, in which case. */
export const promiseWorkLines: ReadSubjectLines = async (tx, ids) => {
  const lines = await promisesById(tx, ids);
  return new Map(
    lines.map((one): [string, SubjectLine] => {
      const small = (lang: Language) => {
        const texts = promisesTexts(lang);
        return [
          texts.work.kind,
          ...(one.number === null ? [] : [one.number]),
          texts.to(one.promised_to ?? texts.someone),
          texts.form[one.form],
        ];
      };
      return [
        one.id,
        {
          id: one.id,
          href: `/solijums/${one.id}`,
          title: one.what,
          small: { lv: small('lv'), en: small('en') },
          unit: one.unit,
          holder: one.holder,
          holderName: one.holder_name,
        },
      ];
    }),
  );
};
