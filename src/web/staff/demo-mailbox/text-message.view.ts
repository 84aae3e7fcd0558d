import { splitText } from '../../../channels/sms/split-text.ts';
import { sayPhone } from '../../../desk/clients/index.ts';
import type { DemoLetter } from '../../../desk/demo-mailbox/index.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { facts } from '../../components/list.ts';
import { type Html, html, nothing } from '../../html.ts';
import { sayInstant } from '../../texts/say.ts';
import { linked } from './letter.view.ts';
import { demoMailboxTexts } from './texts.ts';

/** A text message as a telephone shows it, and how many parts it went in. */
export function textMessageView(message: DemoLetter, name: string, lang: Language): Html {
  const texts = demoMailboxTexts(lang);
  const letters = [...message.text].length;
  return html`<article class="demo-text" aria-label="${texts.textMessage}">${facts([
    [texts.from, message.from_address],
    [texts.to, [name, sayPhone(message.address)].filter(Boolean).join(', ')],
    [texts.arrived, sayInstant(lang, message.arrived_at)],
    [texts.length, texts.parts(letters, splitText(message.text, 0).length)],
  ])}<p class="demo-bubble">${linked(message.text)}</p>${/^\+?\d/.test(message.from_address) ? nothing : html`<p class="demo-aside">${texts.noAnswer(message.from_address)}</p>`}</article>`;
}

/** The first words, for a list; a link is no word. */
export function firstWords(text: string): string {
  const line = text
    .replace(/https?:\S+/g, '…')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length <= 90 ? line : `${line.slice(0, 88).replace(/\s+\S*$/, '')} …`;
}
