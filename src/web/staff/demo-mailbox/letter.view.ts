import type { Attachment } from '../../../desk/mail/read/mail.ts';
import { type Html, html, nothing } from '../../html.ts';
import { facts } from '../../components/list.ts';
import { sayInstant } from '../../texts/say.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { demoMailboxTexts } from './texts.ts';

export interface LetterView {
  readonly from: string;
  readonly to: string;
  readonly arrivedAt: Temporal.Instant;
  /** Where the letter stands as HTML; `null` where it has plain text only. */
  readonly frame: string | null;
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

/** A letter as the client sees it: its head, its words, what is attached. */
export function letterView(letter: LetterView, lang: Language): Html {
  const texts = demoMailboxTexts(lang);
  const attached = letter.attachments.filter(({ inline }) => !inline);
  return html`<article class="demo-letter" aria-label="${texts.asClientSees}">${facts([
    [texts.from, letter.from],
    [texts.to, letter.to],
    [texts.arrived, sayInstant(lang, letter.arrivedAt)],
  ])}${
    letter.frame === null
      ? html`<div class="demo-words">${linked(letter.text)}</div>`
      : html`<iframe class="demo-frame" title="${texts.asClientSees}" src="${letter.frame}" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe><details><summary>${texts.plainText}</summary><div class="demo-words">${linked(letter.text)}</div></details>`
  }${
    attached.length === 0
      ? nothing
      : html`<h2>${texts.attachments}</h2><ul>${attached.map(({ name, size }) => html`<li>${name} <small>${sayBytes(size)}</small></li>`)}</ul>`
  }</article>`;
}

const LINK = /(https?:\/\/[^\s<>"„“”]{3,2000}[^\s<>"„“”.,;:!?)])/u;

/** Web addresses in a text as links; everything else stays text. */
export function linked(text: string): readonly (string | Html)[] {
  return text
    .trim()
    .split(LINK)
    .map((part, index) =>
      index % 2 === 1 ? html`<a href="${part}" rel="noopener noreferrer nofollow" target="_blank">${part}</a>` : part,
    );
}

function sayBytes(size: number): string {
  return size < 1024 * 1024 ? `${Math.max(1, Math.round(size / 1024))} kB` : `${Math.round(size / 1024 / 1024)} MB`;
}
