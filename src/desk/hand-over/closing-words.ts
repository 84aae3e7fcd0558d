import { assertNever } from '../../vocabulary/brand.ts';
import type { Language } from '../../vocabulary/words.ts';

/** Who will answer, as the client is told: the unit, never a person (5.2.3). */
export interface WhoAnswers {
  readonly unit: string;
  readonly phone: string;
  readonly number: string;
}

/** 5.7.6: the words with which a discussion beyond one's competence is ended: who answers, and that nothing begins anew. */
export function closingWords(language: Language, { unit, phone, number }: WhoAnswers): readonly string[] {
  switch (language) {
    case 'lv':
      return [
        'Paldies, ka vērsāties pie mums! Šis jautājums nav manā kompetencē, tāpēc nevēlos atbildēt neprecīzi.',
        `Uz to atbildēs ${unit}${phone === '' ? '' : `, tālrunis ${phone}`}. Jūsu lietu ${number} jau esam nodevuši: Jums nekas nav jāraksta no jauna, un atbildes termiņš nemainās.`,
      ];
    case 'en':
      return [
        'Thank you for turning to us! This question is outside my competence, and I do not want to answer it inexactly.',
        `It will be answered by: ${unit}${phone === '' ? '' : `, phone ${phone}`}. We have handed your case ${number} over already: you need not write anew, and the time for the answer does not change.`,
      ];
    default:
      return assertNever(language);
  }
}
