import type { IdentityAssertion } from '../../desk/identity/index.ts';
import { readPersonalCode } from '../../vocabulary/personal-code.ts';
import type { Claims } from '../oidc/provider.ts';
import type { WresultRefusal } from './read-wresult.ts';

/** Levels of eIDAS as steps of `citizenQAALevel`. */
const ASSURANCE: Readonly<Record<string, 2 | 3 | 4>> = {
  'http://eidas.europa.eu/LoA/low': 2,
  'http://eidas.europa.eu/LoA/substantial': 3,
  'http://eidas.europa.eu/LoA/high': 4,
};

/**
 * The person of an identity token. The personal code may be written as eleven digits, with a hyphen, or as
 * `PNOLV-320000-00000` (ETSI EN 319 412-1); another country's code is not taken for one of ours.
 */
export function identityOfClaims(
  claims: Claims,
  claim: string,
  now: Temporal.Instant,
): IdentityAssertion | WresultRefusal {
  const written = claims[claim];
  const personalCode = typeof written === 'string' ? readPersonalCode(written.replace(/^PNOLV-/, '')) : null;
  const { given_name: givenName, family_name: surname, acr, amr, auth_time: at } = claims;
  if (personalCode === null || personalCode.form === 'other') return { refused: 'incomplete' };
  if (typeof givenName !== 'string' || typeof surname !== 'string' || givenName === '' || surname === '')
    return { refused: 'incomplete' };
  return {
    personalCode,
    earlierCodes: [],
    givenName,
    surname,
    assurance: typeof acr === 'string' ? (ASSURANCE[acr] ?? null) : null,
    method: [acr, amr]
      .flat()
      .filter((one) => typeof one === 'string')
      .join(' ')
      .slice(0, 200),
    at: typeof at === 'number' ? Temporal.Instant.fromEpochMilliseconds(Math.floor(at) * 1000) : now,
  };
}
