import { type Html, html } from '../../html.ts';

/** A footbridge („laipa”) over still water, for a list on which nothing is left. Says nothing that the words do not say. */
export function footbridge(): Html {
  return html`<svg class="footbridge" viewBox="0 0 168 56" width="168" height="56" aria-hidden="true" focusable="false"><g fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"><path d="M8 30C44 18 124 18 160 30"/><path d="M8 36C44 24 124 24 160 36"/><path d="M34 24v20M70 20v22M98 20v22M134 24v20" opacity=".7"/><path d="M14 48h22M48 51h30M92 48h26M130 51h24" opacity=".35"/></g></svg>`;
}
