import { addressParser } from 'postal-mime';
import { parseEmailAddress } from '../../../vocabulary/ids.ts';
import { safeLine } from './header-words.ts';
import type { Mailbox } from './mail.ts';

const MAX_HEADER = 60_000;
const MAX_MAILBOXES = 500;

/** The mailboxes of an address header, groups unfolded; what is no address is left out. */
export function readMailboxes(values: readonly string[]): readonly Mailbox[] {
  const mailboxes: Mailbox[] = [];
  for (const value of values.slice(0, 20)) {
    for (const found of parse(value.slice(0, MAX_HEADER))) {
      const written = (found.address ?? '').trim();
      // A control character within an address is an attempt at something; no server delivers to it.
      const address = /[\u0000-\u001f\u007f]/.test(written) ? null : parseEmailAddress(written.toWellFormed());
      if (address !== null && mailboxes.length < MAX_MAILBOXES) {
        mailboxes.push({ name: safeLine(found.name ?? '', 200), address, written: written.slice(0, 320) });
      }
    }
  }
  return mailboxes;
}

function parse(value: string): readonly { name?: string; address?: string | undefined }[] {
  try {
    return addressParser(value, { flatten: true }) as { name: string; address?: string }[];
  } catch {
    return [];
  }
}
