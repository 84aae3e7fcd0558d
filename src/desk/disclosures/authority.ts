import type { AuthorityId, ClientId } from '../../vocabulary/ids.ts';
import type { AuthorityForm, AuthorityScope, DisclosureScope } from '../../vocabulary/words.ts';

/** A power to act for a client: who, on what, from which day to which (both included, in Riga), by which document. */
export interface Authority {
  readonly id: AuthorityId;
  readonly client: ClientId;
  readonly holderName: string;
  /** Lower case; empty where none is known. */
  readonly holderEmail: string;
  readonly holderPhone: string;
  readonly form: AuthorityForm;
  readonly scopes: readonly AuthorityScope[];
  readonly scopeWords: string;
  readonly validFrom: Temporal.PlainDate;
  /** `null`: until it is revoked. */
  readonly validTo: Temporal.PlainDate | null;
  readonly documentNumber: string;
  /** The document's file; `null` where only its number is kept. */
  readonly document: { readonly name: string; readonly mediaType: string } | null;
  readonly recordedBy: string;
  readonly recordedAt: Temporal.Instant;
  readonly revokedOn: Temporal.PlainDate | null;
  readonly revokeReason: string;
}

export type AuthorityState = 'valid' | 'not-yet' | 'expired' | 'revoked';

/** How it stands on a day; a power ends by itself after its last day. */
export function authorityState(
  { validFrom, validTo, revokedOn }: Pick<Authority, 'validFrom' | 'validTo' | 'revokedOn'>,
  day: Temporal.PlainDate,
): AuthorityState {
  if (revokedOn !== null && Temporal.PlainDate.compare(revokedOn, day) <= 0) return 'revoked';
  if (Temporal.PlainDate.compare(day, validFrom) < 0) return 'not-yet';
  if (validTo !== null && Temporal.PlainDate.compare(validTo, day) < 0) return 'expired';
  return 'valid';
}

/** Whether it reaches what is to be told. */
export function covers({ scopes }: Pick<Authority, 'scopes'>, scope: DisclosureScope): boolean {
  return scopes.includes('everything') || scopes.includes(scope);
}
