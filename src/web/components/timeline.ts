import { type Content, type Html, html } from '../html.ts';
import { sayInstant, sayWhen } from '../texts/say.ts';
import type { Language } from '../../vocabulary/words.ts';

export interface TimelineRow {
  readonly at: Temporal.Instant;
  /** What happened, past tense. */
  readonly said: Content;
  /** Words that belong to it: a letter, a note. */
  readonly words?: Content;
}

/** What happened, one row each, with its time. */
export function timeline(
  rows: readonly TimelineRow[],
  { lang, now }: { readonly lang: Language; readonly now: Temporal.Instant },
): Html {
  return html`<ol class="timeline">${rows.map(
    (row) =>
      html`<li><time datetime="${row.at.toString()}" title="${sayInstant(lang, row.at)}">${sayWhen(lang, row.at, now)}</time><div>${row.said}${row.words !== undefined && html`<div class="words">${row.words}</div>`}</div></li>`,
  )}</ol>`;
}
