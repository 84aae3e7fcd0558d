import { htmlToText } from '../../language/html-to-text.ts';
import { LETTER_PARTS, type LetterPart } from '../../language/reply-draft.ts';
import type { Language } from '../../vocabulary/words.ts';

export type Parts = Readonly<Record<LetterPart, string>>;

/** A letter to begin with, of a unit or of the house; its open places (`{{…}}`, `____`) keep a letter from leaving. */
export interface Template {
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  readonly parts: Parts;
}

/** Puts a template into the parts that say nothing yet; what is written stays. `kept`: parts it had words for but were not empty. */
export function fillEmptyParts(
  parts: Parts,
  template: Template,
): { readonly parts: Parts; readonly kept: readonly LetterPart[] } {
  const filled = { ...parts };
  const kept: LetterPart[] = [];
  for (const part of LETTER_PARTS) {
    if (saysNothing(template.parts[part])) continue;
    if (saysNothing(parts[part])) filled[part] = template.parts[part];
    else kept.push(part);
  }
  return { parts: filled, kept };
}

function saysNothing(html: string): boolean {
  return htmlToText(html).text.trim() === '';
}
