import { type Html, html } from '../html.ts';
import { kitTexts } from '../texts/kit.ts';
import type { Language } from '../../vocabulary/words.ts';
import { dialog } from './dialog.ts';

/** Ctrl+K: every place and every case a few letters away. Filled by `/palette?q=`; its module comes when it is opened. */
export function paletteDialog(lang: Language): Html {
  const texts = kitTexts(lang).palette;
  return html`<dialog id="palette" class="dialog palette" aria-label="${texts.title}" data-none="${texts.none}" data-count="${texts.count(0)}" data-failed="${texts.failed}"><input class="palette-input" type="text" role="combobox" aria-expanded="false" aria-controls="palette-list" aria-autocomplete="list" aria-label="${texts.open}" placeholder="${texts.hint}" autocomplete="off" spellcheck="false"><ul id="palette-list" role="listbox" aria-label="${texts.title}"></ul><p role="status"></p></dialog>`;
}

/** `?`: which keys there are. */
export function keysDialog(lang: Language): Html {
  const { keys } = kitTexts(lang);
  const rows: readonly (readonly [Html, string])[] = [
    [html`<kbd>Ctrl</kbd> <kbd>K</kbd>`, keys.palette],
    [html`<kbd>/</kbd>`, keys.search],
    [html`<kbd>j</kbd> <kbd>k</kbd>`, keys.list],
    [html`<kbd>Enter</kbd>`, keys.openRow],
    [html`<kbd>g</kbd> ${keys.afterwards} <kbd>d</kbd>`, keys.goWork],
    [html`<kbd>g</kbd> ${keys.afterwards} <kbd>l</kbd>`, keys.goCases],
    [html`<kbd>Esc</kbd>`, keys.close],
    [html`<kbd>?</kbd>`, keys.help],
  ];
  return dialog({
    lang,
    id: 'keys',
    title: keys.title,
    body: html`<dl class="keys-list">${rows.map(([key, said]) => html`<dt>${key}</dt><dd>${said}</dd>`)}</dl>`,
  });
}
