import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Seals what must not be read in a copied database: personal codes, secrets of one-time codes. Each sealed value is bound
 * to what it is about, so that it cannot be moved to another row.
 */
export interface Vault {
  /** `about` names table, column and row: `client.personal_code:<id>`. */
  seal(text: string, about: string): Buffer;
  /** Throws `VaultFault` where the bytes were sealed with another key, for another place, or changed. */
  open(sealed: Uint8Array, about: string): string;
  /** The same for the same text and kind, and of no use without the key: to find a row by what is sealed in it. */
  index(text: string, kind: string): Buffer;
}

export class VaultFault extends Error {
  override readonly name = 'VaultFault';
}

/** Bytes of a master key. */
export const KEY_BYTES = 32;
const VERSION = 1;
const KEY_NAME = 4;
const NONCE = 12;
const TAG = 16;

/**
 * A vault with its keys, the current one first; the others only open what was sealed before the key was changed.
 * AES-256-GCM; layout: version, name of the key (4 bytes), nonce (12), tag (16), text.
 */
export function openVault(masterKeys: readonly Uint8Array[]): Vault {
  const keys = masterKeys.map(deriveKeys);
  const [current] = keys;
  if (current === undefined) throw new Error('A vault needs a key');
  return {
    seal(text, about) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', current.sealing, nonce);
      cipher.setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(VERSION), current.name, nonce, cipher.getAuthTag(), body]);
    },
    open(sealed, about) {
      const bytes = Buffer.from(sealed);
      const key = keys.find(({ name }) => name.equals(bytes.subarray(1, 1 + KEY_NAME)));
      if (bytes[0] !== VERSION || key === undefined)
        throw new VaultFault('Sealed with a key that this desk does not have');
      const at = 1 + KEY_NAME;
      const decipher = createDecipheriv('aes-256-gcm', key.sealing, bytes.subarray(at, at + NONCE));
      decipher.setAAD(Buffer.from(about));
      decipher.setAuthTag(bytes.subarray(at + NONCE, at + NONCE + TAG));
      try {
        return decipher.update(bytes.subarray(at + NONCE + TAG), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        throw new VaultFault('Changed since it was sealed, or sealed for another place');
      }
    },
    // Of the oldest key: what was written before a change of keys is still found.
    index: (text, kind) =>
      createHmac('sha256', keys.at(-1)?.finding ?? current.finding)
        .update(kind)
        .update('\0')
        .update(text)
        .digest(),
  };
}

function deriveKeys(master: Uint8Array) {
  if (master.length !== KEY_BYTES) throw new Error(`A master key has ${KEY_BYTES} bytes`);
  const derive = (purpose: string, length: number) =>
    Buffer.from(hkdfSync('sha256', master, '', `laipa ${purpose}`, length));
  return { name: derive('name', KEY_NAME), sealing: derive('seal', 32), finding: derive('find', 32) };
}
