import type { PersonalCode } from '../../vocabulary/personal-code.ts';

/** Who a client proved to be, whichever way it was proved. */
export interface IdentityAssertion {
  readonly personalCode: PersonalCode;
  /** Codes that the same person had before; a case may be kept under one of them. */
  readonly earlierCodes: readonly PersonalCode[];
  readonly givenName: string;
  readonly surname: string;
  /** How sure: `citizenQAALevel` 1 to 4; `null` where nothing was said. */
  readonly assurance: 1 | 2 | 3 | 4 | null;
  /** For whom the person acts; absent: for themself. */
  readonly asRepresentativeOf?: Represented;
  /** The means of proof in the provider's own word. */
  readonly method: string;
  readonly at: Temporal.Instant;
}

/** `code`: eleven digits of a person or a company, or the number of an institution. */
export interface Represented {
  readonly kind: 'person' | 'company' | 'institution';
  readonly code: string;
}
