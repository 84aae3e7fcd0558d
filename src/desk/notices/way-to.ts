import { parseEmailAddress } from '../../vocabulary/ids.ts';
import { type ClientRecord, readPhone } from '../clients/index.ts';
import type { NoticeAddress } from './notice.ts';

/** What of a client decides how they are reached. */
export type Reachable = Pick<ClientRecord, 'preferredChannel' | 'contacts'>;

/**
 * How a short message reaches a client: in the way they prefer where it can, else by a text message to a mobile number, else
 * by e-mail; `null` where neither is known. Never where they do not wish to be reached.
 */
export function wayTo({ preferredChannel, contacts }: Reachable): NoticeAddress | null {
  const usable = contacts
    .filter(({ doNotUse }) => !doNotUse)
    .toSorted((one, other) => Number(other.main) - Number(one.main));
  const texts = usable
    .filter(({ kind }) => kind === 'phone')
    .map(({ value }) => textTo(value))
    .find((to) => to !== null);
  const letters = usable
    .filter(({ kind }) => kind === 'e-mail')
    .map(({ value }) => letterTo(value))
    .find((to) => to !== null);
  const first = preferredChannel === 'e-mail' ? letters : texts;
  return first ?? texts ?? letters ?? null;
}

/** What somebody typed as the way to reach them: an e-mail address or a mobile number; a refusal says what is wrong with it. */
export function readNoticeAddress(typed: string): NoticeAddress | { readonly refused: 'unreadable' | 'not-mobile' } {
  const text = typed.trim();
  if (text.includes('@')) return letterTo(text) ?? { refused: 'unreadable' };
  const to = textTo(text);
  if (to !== null) return to;
  return { refused: readPhone(text)?.advice === null ? 'not-mobile' : 'unreadable' };
}

function textTo(number: string): NoticeAddress | null {
  const phone = readPhone(number);
  return phone !== null && phone.mobile === true && phone.advice === null ? { way: 'sms', phone: phone.value } : null;
}

function letterTo(text: string): NoticeAddress | null {
  const address = parseEmailAddress(text);
  return address === null ? null : { way: 'e-mail', address };
}
