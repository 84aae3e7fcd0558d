import { createHash, randomInt } from 'node:crypto';

/** No signs that look alike. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const COUNT = 10;
const LENGTH = 12;

/** Ten codes of about 59 bits, as people copy them: `abcd-efgh-jkmn`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () =>
    Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)])
      .join('')
      .replace(/(.{4})(?=.)/g, '$1-'),
  );
}

/** What the database keeps of a code; the codes are long enough that a plain hash tells nothing. `null`: not of their shape. */
export function recoveryCodeHash(code: string): Buffer | null {
  const bare = code.toLowerCase().replace(/[\s-]/g, '');
  return bare.length === LENGTH && /^[a-z2-9]+$/.test(bare) ? createHash('sha256').update(bare).digest() : null;
}
