import type { ProvidedPerson } from '../../desk/identity/index.ts';
import { parseEmailAddress } from '../../vocabulary/ids.ts';
import type { Claims, Provider } from './provider.ts';

/** The municipality's own provider, by which its employees come in. */
export interface StaffProvider {
  readonly provider: Provider;
  /** The claim by which a person is known for good: `sub`, `oid`, an employee number. */
  readonly claim: string;
  /** Its addresses are the municipality's own, so that they count without `email_verified`. */
  readonly trustsEmail: boolean;
  /** Values of `acr` that mean two factors. */
  readonly strongAcr: readonly string[];
}

/** Who the provider says it is; `null` where the claim that names people is missing. */
export function providedPerson(
  claims: Claims,
  { claim, trustsEmail }: Pick<StaffProvider, 'claim' | 'trustsEmail'>,
): ProvidedPerson | null {
  const name = claims[claim];
  const account = typeof name === 'number' ? String(name) : name;
  if (typeof account !== 'string' || account.trim() === '' || account.length > 255) return null;
  const email = parseEmailAddress(claims['email']);
  // Some write the truth value as a word.
  const verified = claims['email_verified'] === 'true' ? true : claims['email_verified'];
  // A plain no is a no, whatever is trusted.
  const vouched = verified === true || (trustsEmail && verified === undefined);
  return { account, email: vouched ? email : null, emailUnverified: email !== null && !vouched };
}
