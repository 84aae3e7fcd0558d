import type { KeyObject } from 'node:crypto';
import type { Element } from '@xmldom/xmldom';
import type { IdentityAssertion } from '../../desk/identity/index.ts';
import { personOf } from './claims.ts';
import { openEnvelope } from './envelope.ts';
import { SAML } from './names.ts';
import { signedAssertion } from './signed-assertion.ts';
import { childrenOf, elementsIn, instantOf, onlyChild, textOf } from './xml.ts';

/** What makes an assertion one for us. */
export interface Trusted {
  /** `Issuer` of the assertion, to the letter. */
  readonly issuer: string;
  /** Our name to the service (`wtrealm`); the audience must be it. */
  readonly realm: string;
  /** SHA-256 of the service's signing certificates, 64 hexadecimal digits; two while one replaces the other. */
  readonly thumbprints: readonly string[];
  /** Opens encrypted assertions. */
  readonly key: KeyObject | null;
}

export type WresultRefusal = {
  readonly refused: 'not-trusted' | 'not-for-us' | 'not-now' | 'not-a-person' | 'incomplete';
};

/** An assertion that holds; it is accepted once: `assertionId` is kept until `expiresAt`. */
export interface ReadWresult {
  readonly identity: IdentityAssertion;
  readonly assertionId: string;
  readonly expiresAt: Temporal.Instant;
}

/** How far the service's clock and ours may differ. */
const SKEW = Temporal.Duration.from({ seconds: 60 });

/**
 * Reads a `wresult` of WS-Federation: opened, its signature checked, made for us, holding now, about a person. Only what
 * the signature covers is read. One refusal for all that is not trusted: an answer that says more helps who tries.
 */
export async function readWresult(
  wresult: string,
  trusted: Trusted,
  now: Temporal.Instant,
): Promise<ReadWresult | WresultRefusal> {
  const opened = await openEnvelope(wresult, trusted.key);
  const assertion = opened === null ? null : signedAssertion(opened, trusted.thumbprints);
  if (assertion === null || !isOfVersion(assertion)) return { refused: 'not-trusted' };
  if (assertion.getAttribute('Issuer') !== trusted.issuer) return { refused: 'not-trusted' };
  const conditions = onlyChild(assertion, SAML, 'Conditions');
  if (conditions === null || !isForUs(conditions, trusted.realm)) return { refused: 'not-for-us' };
  const expiresAt = holdsUntil(assertion, conditions, now);
  if (expiresAt === null) return { refused: 'not-now' };
  const identity = personOf(assertion);
  if ('refused' in identity) return identity;
  return { identity, assertionId: assertion.getAttribute('AssertionID') ?? '', expiresAt };
}

function isOfVersion(assertion: Element): boolean {
  return assertion.getAttribute('MajorVersion') === '1' && assertion.getAttribute('MinorVersion') === '1';
}

/** At least one restriction of audience, each naming us; no condition that we do not know. */
function isForUs(conditions: Element, realm: string): boolean {
  const restrictions = childrenOf(conditions, SAML, 'AudienceRestrictionCondition');
  const known = restrictions.length + childrenOf(conditions, SAML, 'DoNotCacheCondition').length;
  if (restrictions.length === 0 || elementsIn(conditions).length !== known) return false;
  return restrictions.every((one) => childrenOf(one, SAML, 'Audience').some((audience) => textOf(audience) === realm));
}

/** The last moment at which it could be accepted; `null` where it does not hold now. */
function holdsUntil(assertion: Element, conditions: Element, now: Temporal.Instant): Temporal.Instant | null {
  const from = instantOf(conditions.getAttribute('NotBefore'));
  const until = instantOf(conditions.getAttribute('NotOnOrAfter'));
  const issued = instantOf(assertion.getAttribute('IssueInstant'));
  if (from === null || until === null || issued === null) return null;
  const latest = now.add(SKEW);
  const holds =
    Temporal.Instant.compare(from, latest) <= 0 &&
    Temporal.Instant.compare(issued, latest) <= 0 &&
    Temporal.Instant.compare(now.subtract(SKEW), until) < 0;
  return holds ? until.add(SKEW) : null;
}
