import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, as a cookie carries them. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a token. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Compares without telling by its time how much was right. */
export function sameToken(left: string, right: unknown): boolean {
  if (typeof right !== 'string') return false;
  return timingSafeEqual(tokenHash(left), tokenHash(right));
}
