import type { Case, ChangeRefusal, MergeRefusal } from '../../../desk/cases/index.ts';
import type { HandBackRefusal } from '../../../desk/hand-over/index.ts';
import type { SplitRefusal } from '../../../desk/mail/index.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { caseTexts } from './texts.ts';
import { deskWords } from './words.ts';

export type AnyRefusal = ChangeRefusal | MergeRefusal | SplitRefusal | HandBackRefusal;

/** A refusal as a sentence that says what to do; `holder` is the name of whoever holds the case. */
export function sayRefusal(refusal: AnyRefusal, lang: Language, holder: string | null): string {
  const texts = caseTexts(lang).refusal;
  if (refusal.refused === 'case-not-open') return texts['case-not-open'](deskWords(lang).state[refusal.state]);
  if (refusal.refused === 'case-already-held') return texts['case-already-held'](holder ?? '—');
  return texts[refusal.refused];
}

/** Whose matter it is, for the policy. */
export function relationOf({ holder, unit }: Case): { readonly holder: Case['holder']; readonly unit: Case['unit'] } {
  return { holder, unit };
}
