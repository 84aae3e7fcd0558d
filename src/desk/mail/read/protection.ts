import type { MailProtection } from './mail.ts';
import { leavesOf, type MimePart } from './mime-parts.ts';

/** Whether the message is signed or encrypted (S/MIME, OpenPGP). Nothing is verified here. */
export function mailProtection(root: MimePart, text: string): MailProtection {
  const types = [root, ...root.parts].map(({ type }) => type.value);
  if (types.includes('multipart/encrypted')) return 'encrypted';
  for (const { type } of leavesOf(root)) {
    if (!/^application\/(x-)?pkcs7-mime$/.test(type.value)) continue;
    const kind = (type.parameters.get('smime-type') ?? '').toLowerCase();
    return kind === 'signed-data' ? 'signed-opaque' : 'encrypted';
  }
  if (text.startsWith('-----BEGIN PGP MESSAGE-----')) return 'encrypted';
  return types.includes('multipart/signed') ? 'signed' : 'none';
}
