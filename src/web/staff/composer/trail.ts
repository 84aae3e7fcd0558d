import { type Html, html } from '../../html.ts';

/** The way back, over the title: „PN-2026-00412 / Atbilde klientam”. The page itself is not repeated. */
export function trail(way: readonly { readonly text: string; readonly href?: string }[]): Html {
  return html`${way
    .filter(({ href }) => href !== undefined)
    .map(({ text, href }, index) => html`${index > 0 && ' / '}<a href="${href}">${text}</a>`)}`;
}
