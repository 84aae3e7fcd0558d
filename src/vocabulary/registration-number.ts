import type { ClientKind } from './words.ts';

/** A registration number as it was given. What seems wrong is advice and never hinders. */
export interface RegistrationNumber {
  /** Eleven digits; another country's number as it was written. */
  readonly text: string;
  /** What the number says its holder is; `null` where it says nothing. */
  readonly kind: Extract<ClientKind, 'legal-person' | 'state-institution'> | null;
  readonly advice: 'check-digit' | 'not-latvian' | 'personal-code' | null;
}

const WEIGHTS = [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1];

/**
 * Reads a registration number of the Register of Enterprises (4…, 5…), of associations and firms, or of a public body
 * (9000…), also as a VAT number with LV before it; `null` where nothing is written. The weighted sum of all eleven digits
 * leaves 3 when divided by 11.
 */
export function readRegistrationNumber(written: string): RegistrationNumber | null {
  const compact = written.trim().toUpperCase();
  if (compact === '') return null;
  const digits = compact.replace(/^LV/, '').replace(/[\s–—-]/g, '');
  if (!/^\d{11}$/.test(digits)) return { text: compact, kind: null, advice: 'not-latvian' };
  if (digits < '4') return { text: digits, kind: null, advice: 'personal-code' };
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  const kind = digits.startsWith('9000') ? 'state-institution' : 'legal-person';
  return { text: digits, kind, advice: sum % 11 === 3 ? null : 'check-digit' };
}
