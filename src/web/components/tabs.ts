import { attrs, type Html, html } from '../html.ts';

export interface Tab {
  readonly text: string;
  readonly href: string;
  readonly count?: number;
  readonly current?: boolean;
}

/** Views of the same thing, each with an address of its own (so they are links, and the back button works). */
export function tabs(label: string, list: readonly Tab[]): Html {
  return html`<nav class="tabs" aria-label="${label}"><ul>${list.map(
    (tab) =>
      html`<li><a${attrs({ href: tab.href, 'aria-current': tab.current ? 'page' : null })}>${tab.text}${tab.count !== undefined && html` <span>${tab.count}</span>`}</a></li>`,
  )}</ul></nav>`;
}
