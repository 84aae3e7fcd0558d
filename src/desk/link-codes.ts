import { timingSafeEqual } from 'node:crypto';
import { parseId } from '../vocabulary/ids.ts';
import type { Vault } from './vault.ts';

/** What a code opens; a code for one cannot be shown for another. */
export type LinkedKind = 'visit' | 'appointment' | 'offer' | 'survey' | 'unsubscribe';

/** Bytes of the seal: a guess is right once in 2⁷². */
const SEAL_BYTES = 9;
const CODE = /^[A-Za-z0-9_-]{34}$/;

/**
 * The code in a client's link (letter, text message, QR): the id with our seal upon it, 34 characters of base64url. The
 * same each time, so that it can be printed again, and nothing of it has to be kept.
 */
export function linkCode(vault: Vault, kind: LinkedKind, id: string): string {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  if (bytes.length !== 16) throw new Error('A link is made for an id');
  return Buffer.concat([bytes, sealOf(vault, kind, id)]).toString('base64url');
}

/** The id behind a code; `null` where it is none of ours, or one for something else. */
export function openLinkCode<Id extends string>(vault: Vault, kind: LinkedKind, code: unknown): Id | null {
  if (typeof code !== 'string' || !CODE.test(code)) return null;
  const bytes = Buffer.from(code, 'base64url');
  const hex = bytes.subarray(0, 16).toString('hex');
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  // The last character of base64url may be written in more than one way.
  if (bytes.toString('base64url') !== code || parseId(id) === null) return null;
  return timingSafeEqual(bytes.subarray(16), sealOf(vault, kind, id)) ? (id as Id) : null;
}

function sealOf(vault: Vault, kind: LinkedKind, id: string): Buffer {
  return vault.index(id, `link.${kind}`).subarray(0, SEAL_BYTES);
}
