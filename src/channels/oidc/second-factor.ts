import type { Claims } from './provider.ts';

/**
 * Methods (RFC 8176) by which a provider says that more than one factor was shown. A key in hardware or a card counts
 * beside its PIN only.
 */
const MULTIPLE = new Set(['mfa', 'ngcmfa']);
const KNOWLEDGE = new Set(['pwd', 'pin', 'kba']);
const POSSESSION = new Set(['otp', 'sms', 'tel', 'hwk', 'swk', 'sc', 'pop', 'fido']);
const BEING = new Set(['face', 'fpt', 'iris', 'retina', 'vbm', 'bio']);

/**
 * Whether the provider says that two factors were shown: by `amr` (`mfa`, or methods of two kinds), or by an `acr` that
 * the municipality has named as such. A word that is not understood proves nothing.
 */
export function showedTwoFactors(claims: Claims, strongAcr: readonly string[]): boolean {
  const { acr, amr } = claims;
  if (typeof acr === 'string' && strongAcr.includes(acr)) return true;
  const methods = Array.isArray(amr) ? amr.filter((one) => typeof one === 'string') : [];
  if (methods.some((one) => MULTIPLE.has(one))) return true;
  return [KNOWLEDGE, POSSESSION, BEING].filter((kind) => methods.some((one) => kind.has(one))).length > 1;
}
