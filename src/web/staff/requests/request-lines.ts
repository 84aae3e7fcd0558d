import { type RequestLine, requestLinesOf } from '../../../desk/requests/index.ts';
import type { ReadSubjectLines, SubjectLine } from '../../../desk/work/index.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { sayWhen } from '../../texts/say.ts';
import { requestTexts } from './texts.ts';

/** Requests as lines of the work list. */
export const readRequestLines: ReadSubjectLines = async (tx, ids, now) => {
  const lines = await requestLinesOf(tx, ids);
  return new Map(lines.map((line) => [line.id, subjectLine(line, now)]));
};

/** A request as a line among others: who asks, when, about which case. */
export function subjectLine(line: RequestLine, now: Temporal.Instant): SubjectLine {
  return {
    id: line.id,
    href: `/pieprasijums/${line.id}`,
    title: line.subject,
    small: { lv: smallWords(line, now, 'lv'), en: smallWords(line, now, 'en') },
    unit: line.unit,
    holder: line.holder,
    holderName: line.holderName,
  };
}

function smallWords({ asker, askedAt, caseNumber }: RequestLine, now: Temporal.Instant, lang: Language): string[] {
  const texts = requestTexts(lang);
  const words = [texts.one, texts.asks(asker), texts.at(sayWhen(lang, askedAt, now))];
  return caseNumber === null ? words : [...words, caseNumber];
}
