import { identityOfClaims } from '../../../channels/latvija/identity-of-claims.ts';
import type { CitizenOidc, WsFederation } from '../../../channels/latvija/citizen-provider.ts';
import { readWresult } from '../../../channels/latvija/read-wresult.ts';
import type { Expected } from '../../../channels/oidc/provider.ts';
import { deskIdentity } from '../../../database/connect.ts';
import type { Desk } from '../../../desk/context.ts';
import {
  hashOf,
  type IdentityAssertion,
  readIdentity,
  spendAssertion,
  writeIdentity,
} from '../../../desk/identity/index.ts';
import type { IdentityProblem } from './texts.ts';

export interface Problem {
  readonly refused: IdentityProblem;
  /** For the log; nothing of an answer in it. */
  readonly code: string;
}

/** What a posted assertion proves, as it is sealed for the browser's next step. An assertion is accepted once. */
export async function proveByWresult(
  desk: Pick<Desk, 'tenant' | 'database'>,
  { trusted }: WsFederation,
  wresult: string,
  now: Temporal.Instant,
): Promise<{ readonly proved: string } | Problem> {
  const read = await readWresult(wresult, trusted, now);
  if ('refused' in read) return { refused: read.refused, code: read.refused };
  const hash = hashOf(`assertion ${trusted.issuer} ${read.assertionId}`);
  const fresh = await desk.database.write(deskIdentity(desk.tenant), (tx) => spendAssertion(tx, hash, read.expiresAt));
  if (!fresh) return { refused: 'replayed', code: 'replayed' };
  return { proved: JSON.stringify(writeIdentity(read.identity)) };
}

/** What came with the step before; `null` where nothing was proved in it. */
export function readProof(facts: unknown): IdentityAssertion | null {
  const { proved } = (facts ?? {}) as { proved?: unknown };
  return typeof proved === 'string' ? readIdentity(proved) : null;
}

/** What an answer by OpenID Connect proves. */
export async function proveByClaims(
  { provider, claim }: CitizenOidc,
  answer: URL,
  expected: Expected,
  now: Temporal.Instant,
): Promise<IdentityAssertion | Problem> {
  const given = await provider.finish(answer, expected);
  if ('refused' in given) {
    return { refused: given.refused === 'answer-refused' ? 'not-trusted' : given.refused, code: given.code };
  }
  const identity = identityOfClaims(given.claims, claim, now);
  return 'refused' in identity ? { refused: identity.refused, code: identity.refused } : identity;
}
