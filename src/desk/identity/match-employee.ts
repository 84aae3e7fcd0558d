import type { EmailAddress, EmployeeId } from '../../vocabulary/ids.ts';

/** What the identity provider says about a person who wants to work here. */
export interface ProvidedPerson {
  /** Its lasting name for the person: `sub`, or the claim that the municipality has chosen. */
  readonly externalId: string;
  /** `null` where it gives none, or does not vouch for it. */
  readonly email: EmailAddress | null;
  /** It gives an address that it does not vouch for. */
  readonly emailUnverified: boolean;
}

/** An employee who may be meant. */
export interface Candidate {
  readonly employee: EmployeeId;
  readonly externalId: string | null;
}

export type Match =
  | { readonly employee: EmployeeId; readonly bind: boolean }
  | { readonly refused: 'unknown-person' | 'email-not-verified' | 'bound-to-another' };

/**
 * Who this is: by the provider's lasting name; the first time by an e-mail address that the provider vouches for. An
 * employee who is bound to one account is never found by the address again: addresses are given to the next one.
 */
export function matchEmployee(
  person: ProvidedPerson,
  byExternalId: Candidate | null,
  byEmail: Candidate | null,
): Match {
  if (byExternalId !== null) return { employee: byExternalId.employee, bind: false };
  if (byEmail !== null && byEmail.externalId !== null) return { refused: 'bound-to-another' };
  if (byEmail !== null) return { employee: byEmail.employee, bind: true };
  return { refused: person.emailUnverified ? 'email-not-verified' : 'unknown-person' };
}
