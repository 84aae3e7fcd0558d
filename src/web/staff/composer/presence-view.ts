import type { PresenceRow } from '../../../desk/replies/index.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { type Html, html, nothing } from '../../html.ts';
import { composerTexts } from './texts.ts';

/** Who else has the case open: „Anna arī raksta atbildi”. */
export function othersLine(others: readonly PresenceRow[], lang: Language): Html {
  if (others.length === 0) return nothing;
  const t = composerTexts(lang).others;
  return html`<p class="others">${others.map(({ name, doing }) => t[doing](name)).join(' · ')}</p>`;
}
