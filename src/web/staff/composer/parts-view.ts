import { stateMark } from '../../components/state-mark.ts';
import { attrs, type Html, html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { partFromText, type Reply, signatureLines } from '../../../desk/replies/index.ts';
import type { ReplyCheck } from '../../../language/reply-check.ts';
import { LETTER_PARTS, type LetterPart } from '../../../language/reply-draft.ts';
import { findingsList, isWanting } from './findings-view.ts';
import type { ComposerView } from './load-composer.ts';
import { areaText } from './read-content.ts';
import { composerTexts } from './texts.ts';

const CLAUSES: Readonly<Record<LetterPart, string>> = { salutation: '9.1.', body: '9.2.', closing: '9.3.' };
const ROWS: Readonly<Record<LetterPart, number>> = { salutation: 3, body: 9, closing: 4 };

/** The three parts of a letter (9.1–9.3), each with what the check says beside it. */
export function letterParts(web: WebRequest, view: ComposerView, reply: Reply, check: ReplyCheck): Html {
  return html`${toolbar(web, view)}${LETTER_PARTS.map((part) => letterPart(web, view, reply, check, part))}`;
}

function letterPart(web: WebRequest, view: ComposerView, reply: Reply, check: ReplyCheck, part: LetterPart): Html {
  const t = composerTexts(web.lang);
  const words = t.parts[part];
  const html_ = reply.parts[part];
  const written = areaText(html_);
  // Paragraphs alone are made from the text itself.
  const plain = partFromText(written);
  return html`<div${attrs({ class: 'letter-part', id: `part-${part}`, 'data-part': part, 'data-wanting': String(isWanting(check, part)) })}>${partMark()}<div class="writing"><label id="label-${part}" for="f-${part}">${words.name} <i class="clause">${CLAUSES[part]}</i></label>${part !== 'salutation' && html`<div data-tools-place></div>`}<textarea${attrs({ id: `f-${part}`, name: part, class: 'input full', rows: ROWS[part], lang: reply.language, 'aria-describedby': `hint-${part}`, 'data-html': plain === html_ ? null : html_, spellcheck: 'false' })}>
${written}</textarea><small class="hint" id="hint-${part}">${words.hint}</small></div><ul class="findings" data-findings="${part}" aria-label="${t.findings.name(words.name)}">${findingsList(check, part, web.lang)}</ul></div>`;
}

function partMark(): Html {
  return html`<span class="part-mark" aria-hidden="true"><span class="kept">${stateMark('met')}</span><span class="wanting">!</span></span>`;
}

/** Formatting for those who have script: stands once in the page, and the script puts it over each part that has it. */
function toolbar(web: WebRequest, view: ComposerView): Html {
  const t = composerTexts(web.lang).toolbar;
  const known = view.links ?? [];
  const tool = (name: string, face: Html | string, label?: string) =>
    html`<button${attrs({ type: 'button', 'data-tool': name, 'aria-label': label, title: label, 'aria-pressed': 'false', tabindex: name === 'bold' ? 0 : -1 })}>${face}</button>`;
  return html`<datalist id="known-links">${known.map(({ title, href }) => html`<option value="${href}">${title[web.lang]}</option>`)}</datalist><template data-tools-shape><div class="tools" role="toolbar" aria-label="${t.name}">${tool('bold', html`<b>B</b>`, t.bold)}${tool('italic', html`<i>I</i>`, t.italic)}${tool('bullets', t.bullets)}${tool('numbers', t.numbers)}${tool('link', t.link)}</div><div class="link-form" data-link-form hidden><label><span>${t.address}</span><input class="input" type="text" inputmode="url" data-link-address list="known-links" placeholder="https://" autocomplete="off"></label><div class="button-row"><button type="button" class="button" data-link-set>${t.setLink}</button><button type="button" class="button quiet" data-link-remove>${t.removeLink}</button><button type="button" class="button quiet" data-link-cancel>${t.cancel}</button></div>${
    known.length > 0 &&
    html`<p class="known">${t.known}: ${known.map(({ title, href }) => html`<button type="button" data-link-known="${href}" data-link-title="${title[view.reply?.language ?? 'lv']}">${title[web.lang]}</button> `)}</p>`
  }</div></template>`;
}

/** 9.4: from the directory, shown as it will stand. */
export function signaturePart(web: WebRequest, view: ComposerView, check: ReplyCheck): Html {
  const t = composerTexts(web.lang).signature;
  const lines = view.signature === undefined ? [] : signatureLines(view.signature);
  return html`<div${attrs({ class: 'letter-part', id: 'part-signature', 'data-wanting': String(isWanting(check, 'signature')) })}>${partMark()}<div class="writing signature"><h2>${t.name} <i class="clause">9.4.</i></h2><p>${lines.map((line, index) => html`${index > 0 && ' · '}<span>${line}</span>`)}</p><small class="hint">${t.hint}</small></div><ul class="findings" data-findings="signature">${findingsList(check, 'signature', web.lang)}</ul></div>`;
}
