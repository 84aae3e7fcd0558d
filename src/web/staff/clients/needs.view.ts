import type { AccessibilityNeed, Language } from '../../../vocabulary/words.ts';
import { type Html, html, nothing } from '../../html.ts';
import { clientTexts } from './texts.ts';

/** 5.1: what makes being served easier, at first sight and calmly; nothing where the client wished nothing. */
export function needsStrip(
  lang: Language,
  { needs, needsWords }: { readonly needs: readonly AccessibilityNeed[]; readonly needsWords: string },
): Html {
  const texts = clientTexts(lang).needs;
  const said = [...needs.filter((need) => need !== 'other').map((need) => texts.words[need]), needsWords].filter(
    (word) => word !== '',
  );
  if (said.length === 0) return nothing;
  return html`<p class="needs"><strong>${texts.title}:</strong> ${said.join(' · ')}</p>`;
}
