import { type Relay, sendMail } from '../channels/smtp/send.ts';
import { letterText, openLetter } from '../desk/accounts/index.ts';
import { relayOrWait } from './letter-job.ts';
import type { Desk } from '../desk/context.ts';
import { type EmailAddress, parseEmailAddress } from '../vocabulary/ids.ts';

/**
 * Sends one letter about somebody's account. What passes throws, and the job is tried again with the same Message-ID; a
 * refusal for good is told to the log only, since the page never says whether a letter was sent.
 */
export async function sendAccountLetter(desk: Desk, relay: Relay | null, payload: unknown): Promise<void> {
  const { id, sealed } = payload as { readonly id?: unknown; readonly sealed?: unknown };
  if (typeof id !== 'string' || typeof sealed !== 'string') throw new Error('A job to send a letter names none');
  const open = relayOrWait(relay);
  const letter = openLetter(desk.vault, id, sealed);
  const address = parseEmailAddress(letter.to.address);
  if (address === null) return;
  const { rejected } = await sendMail(open, {
    messageId: `<konts.${id}@${desk.settings.origin}>`,
    from: { name: 'Laipa', address: senderOf(desk) },
    to: [{ name: letter.to.name, address }],
    ...letterText(letter),
    date: desk.clock(),
    autoSubmitted: 'generated',
    origin: desk.settings.origin,
  });
  const later = rejected.find(({ permanent }) => !permanent);
  if (later !== undefined) throw new Error(`The relay asks to wait: ${later.code}`);
}

/** The first of the municipality's own addresses: relays take no letter from a stranger. */
function senderOf(desk: Desk): EmailAddress {
  const [first] = [...desk.addresses().keys()].sort();
  return first ?? (`laipa@${desk.settings.origin}` as EmailAddress);
}
