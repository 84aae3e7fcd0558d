import { randomInt } from 'node:crypto';

/** Letters and digits that are not mistaken for each other, on a screen or said aloud. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A number for an appointment: one of some 900 million, so that nobody meets another's by chance. */
export function newNumber(): string {
  return Array.from({ length: 6 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
}

/** What was typed or scanned as a number: small letters, spaces and dashes are forgiven; `null` where it is none. */
export function readNumber(typed: string): string | null {
  const number = typed.toUpperCase().replaceAll(/[\s-]/g, '');
  return /^[2-9A-HJKMNP-Z]{6}$/.test(number) ? number : null;
}
