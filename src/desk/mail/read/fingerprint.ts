import { createHash } from 'node:crypto';
import type { ContentHash } from '../../../vocabulary/ids.ts';

const PIECE = 256 * 1024;
const CR = 0x0d;
const LF = 0x0a;

/**
 * SHA-256 over what stays the same when another server delivers the same message again: sender, Message-ID and body.
 * Headers differ (Received), and so may line ends and blank lines at the end of the body.
 */
export function mailFingerprint(sender: string, messageId: string, body: Uint8Array): ContentHash {
  const hash = createHash('sha256').update(`${sender}\n${messageId}\n`);
  let end = body.length;
  while (end > 0 && (body[end - 1] === LF || body[end - 1] === CR)) end -= 1;
  const piece = Buffer.allocUnsafe(Math.min(PIECE, end));
  let filled = 0;
  for (let at = 0; at < end; at += 1) {
    const byte = body[at] ?? 0;
    if (byte === CR) continue;
    piece[filled] = byte;
    filled += 1;
    if (filled < piece.length) continue;
    hash.update(piece);
    filled = 0;
  }
  return hash.update(piece.subarray(0, filled)).digest('hex') as ContentHash;
}
