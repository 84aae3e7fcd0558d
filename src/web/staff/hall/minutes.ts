import type { Language } from '../../../vocabulary/words.ts';
import { attrs, type Html, html } from '../../html.ts';
import { sayInstant, saySpan } from '../../texts/say.ts';

/** How long something has lasted; goes on counting in the browser (`browser/hall.ts`). */
export function lasting(lang: Language, since: Temporal.Instant, now: Temporal.Instant): Html {
  const seconds = Math.max(0, Math.round(since.until(now).total('seconds')));
  return html`<time${attrs({ datetime: since.toString({ fractionalSecondDigits: 0 }), 'data-lasting': true, title: sayInstant(lang, since) })}>${saySpan(lang, seconds)}</time>`;
}
