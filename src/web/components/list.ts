import { type Content, type Html, html } from '../html.ts';

/** Rows one under the other, with how many there are and why in this order. */
export function list(options: {
  readonly rows: readonly Content[];
  readonly count: string;
  readonly order?: string;
  readonly aside?: Content;
}): Html {
  return html`<div class="list-head"><span>${options.count}${options.order !== undefined && html` · ${options.order}`}</span>${options.aside}</div><ul class="rows" data-keys="list">${options.rows.map((row) => html`<li>${row}</li>`)}</ul>`;
}

/** Names and values. */
export function facts(pairs: readonly (readonly [name: string, value: Content])[]): Html {
  return html`<dl class="facts">${pairs.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}
