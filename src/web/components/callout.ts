import { type Content, type Html, html } from '../html.ts';

/** Something to mind beside the text. */
export function callout(tone: 'plain' | 'accent' | 'near' | 'late' | 'kept', title: string, body: Content): Html {
  return html`<div class="callout ${tone}"><strong>${title}</strong>${body}</div>`;
}
