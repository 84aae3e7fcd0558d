import { appointmentsById } from '../../../desk/appointments/index.ts';
import { inLanguage } from '../../../desk/services/index.ts';
import type { ReadSubjectLines, SubjectLine } from '../../../desk/work/index.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { sayWhen } from '../../texts/say.ts';
import { appointmentsTexts } from './texts.ts';

/** Moved consultations of which the client has no word yet, in the work list (5.1.7). */
export const appointmentWorkLines: ReadSubjectLines = async (tx, ids, now) => {
  const lines = await appointmentsById(tx, ids);
  return new Map(
    lines.map((line): [string, SubjectLine] => {
      const small = (lang: Language) => {
        const t = appointmentsTexts(lang);
        return [
          t.work.kind,
          inLanguage(line.service, lang),
          t.work.was(sayWhen(lang, line.startsAt, now)),
          ...(line.unreachable ? [t.unreachable] : []),
        ];
      };
      return [
        line.id,
        {
          id: line.id,
          href: `/pieraksts/${line.id}`,
          title: line.name,
          small: { lv: small('lv'), en: small('en') },
          unit: line.unit,
          holder: line.holder,
          holderName: line.holderName,
        },
      ];
    }),
  );
};
