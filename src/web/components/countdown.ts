import { type Html, html } from '../html.ts';
import type { Language } from '../../vocabulary/words.ts';

/** Time left, said by the server and kept true by the browser while the page stands open. `words` is what it says now. */
export function countdown(due: Temporal.Instant, words: string, lang: Language): Html {
  return html`<l-countdown due="${due.epochMilliseconds}" lang="${lang}"><time datetime="${due.toString()}">${words}</time></l-countdown>`;
}
