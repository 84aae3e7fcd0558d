import { type Content, type Html, html } from '../html.ts';
import { kitTexts } from '../texts/kit.ts';
import type { Language } from '../../vocabulary/words.ts';

export type Presence = 'free' | 'serving' | 'away' | 'break';

/** A person by name, with what they are here: a post, a unit. No picture, no initials in a circle. */
export function person(name: string, more?: Content): Html {
  return html`<span class="person"><span>${name}</span>${more !== undefined && html` <small>${more}</small>`}</span>`;
}

/** Who is where now, by shape and word. */
export function presence(state: Presence, lang: Language): Html {
  return html`<span class="presence ${state}">${kitTexts(lang).presence[state]}</span>`;
}
