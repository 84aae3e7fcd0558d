import { createHash, randomBytes } from 'node:crypto';
import type { Vault } from '../vault.ts';

/** What a ticket is for; one cannot be shown for another. */
export type TicketPurpose = 'passkey-sign-in' | 'passkey-register' | 'second-step' | 'totp-secret';

/** Minutes in which a ticket is taken back. */
const LIFE = { minutes: 15 };

interface Written<Data> {
  readonly data: Data;
  readonly until: string;
  readonly nonce: string;
}

/**
 * Something of ours that the browser carries to the next step, unreadable and unchangeable, bound to this browser by the
 * token of its forms. No row is written for a page that is only looked at.
 */
export function sealTicket(
  vault: Vault,
  purpose: TicketPurpose,
  data: unknown,
  binding: string,
  now: Temporal.Instant,
): string {
  const written = { data, until: now.add(LIFE).toString(), nonce: randomBytes(9).toString('base64url') };
  return vault.seal(JSON.stringify(written), about(purpose, binding)).toString('base64url');
}

/** `null` where it is not ours, for another purpose, from another browser, changed or too old. */
export function openTicket<Data>(
  vault: Vault,
  purpose: TicketPurpose,
  text: unknown,
  binding: string,
  now: Temporal.Instant,
): Data | null {
  if (typeof text !== 'string' || text.length > 4000 || binding === '') return null;
  try {
    const written = JSON.parse(vault.open(Buffer.from(text, 'base64url'), about(purpose, binding))) as Written<Data>;
    return Temporal.Instant.compare(Temporal.Instant.from(written.until), now) > 0 ? written.data : null;
  } catch {
    return null;
  }
}

/** Under what a spent ticket is remembered. */
export function ticketHash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function about(purpose: TicketPurpose, binding: string): string {
  return `ticket.${purpose}:${createHash('sha256').update(binding).digest('base64url')}`;
}
