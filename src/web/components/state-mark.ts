import { type Html, html } from '../html.ts';
import { assertNever } from '../../vocabulary/brand.ts';

/** How an obligation stands, as it is shown. `near`: its warning time has passed; `late`: its due time has. */
export type OwedState = 'open' | 'near' | 'late' | 'met' | 'excused' | 'unknown';

/** The shape of a state: an empty, a quarter, a full circle; a tick; a dash; a question. Drawn, so that it is alike everywhere. */
export function stateMark(state: OwedState): Html {
  return html`<svg class="mark" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">${shape(state)}</svg>`;
}

function shape(state: OwedState): Html {
  switch (state) {
    case 'open':
      return html`<circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" stroke-width="1.5"/>`;
    case 'near':
      return html`<circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M6 6V1.5A4.5 4.5 0 0 1 6 10.5z" fill="currentColor"/>`;
    case 'late':
      return html`<circle cx="6" cy="6" r="5.2" fill="currentColor"/>`;
    case 'met':
      return html`<path d="M1.8 6.6 4.8 9.6 10.4 2.8" fill="none" stroke="currentColor" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round"/>`;
    case 'excused':
      return html`<circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M3.8 6h4.4" stroke="currentColor" stroke-width="1.5"/>`;
    case 'unknown':
      return html`<circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2 1.55"/>`;
    default:
      return assertNever(state);
  }
}
