import { visitLines } from '../../../desk/visits/index.ts';
import type { ReadSubjectLines, SubjectLine } from '../../../desk/work/index.ts';
import { counterTexts } from './texts.ts';

/** An interrupted visit in the work list (6.8): the number, the service, the place. */
export const visitWorkLines: ReadSubjectLines = async (tx, ids) => {
  const lines = await visitLines(tx, ids);
  return new Map(
    lines.map((one): [string, SubjectLine] => [
      one.id,
      {
        id: one.id,
        href: one.holder === tx.identity.employee ? '/klatiene' : `/vizite/${one.id}`,
        title: `${one.number} · ${one.serviceLv}`,
        small: {
          lv: [counterTexts('lv').visit.overdue, one.placeLv],
          en: [counterTexts('en').visit.overdue, one.placeEn === '' ? one.placeLv : one.placeEn],
        },
        unit: one.unit,
        holder: one.holder,
        holderName: one.holderName,
      },
    ]),
  );
};
