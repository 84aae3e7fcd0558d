import type { EmailAddress, EmployeeId } from '../../vocabulary/ids.ts';

/** What the identity provider says about a person who wants to work here. */
export interface ProvidedPerson {
  /** Its lasting name for the person: `sub`, or the claim that the municipality has chosen. */
  readonly account: string;
  /** `null` where it gives none, or does not vouch for it. */
  readonly email: EmailAddress | null;
  /** It gives an address that it does not vouch for. */
  readonly emailUnverified: boolean;
}

/** An employee who may be meant, and the account that they are tied to. */
export interface Candidate {
  readonly employee: EmployeeId;
  readonly account: string | null;
}

export interface Candidates {
  readonly byAccount: Candidate | null;
  /** Whom the directory server or the list names by the same value (`external_id`). */
  readonly byDirectory: Candidate | null;
  readonly byEmail: Candidate | null;
}

export type Match =
  | { readonly employee: EmployeeId; readonly bind: boolean }
  | { readonly refused: 'unknown-person' | 'email-not-verified' | 'bound-to-another' };

/**
 * Who this is: whom the account is tied to; the first time whom the directory names by it, else whose e-mail address the
 * provider vouches for. An employee who is tied to one account is found in no other way again: addresses are given to the
 * next one.
 */
export function matchEmployee({ emailUnverified }: ProvidedPerson, candidates: Candidates): Match {
  const { byAccount, byDirectory, byEmail } = candidates;
  if (byAccount !== null) return { employee: byAccount.employee, bind: false };
  const first = byDirectory ?? byEmail;
  if (first === null) return { refused: emailUnverified ? 'email-not-verified' : 'unknown-person' };
  return first.account === null ? { employee: first.employee, bind: true } : { refused: 'bound-to-another' };
}
