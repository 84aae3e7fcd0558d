import { type Content, type Html, html } from '../html.ts';

/** A short fact beside a name: a state, a kind, a count. Not a button. */
export function badge(text: Content, tone: 'plain' | 'accent' | 'near' | 'late' | 'kept' = 'plain'): Html {
  return html`<span class="badge ${tone}">${text}</span>`;
}
