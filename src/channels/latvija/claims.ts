import type { Element } from '@xmldom/xmldom';
import type { IdentityAssertion } from '../../desk/identity/index.ts';
import { type PersonalCode, readPersonalCode } from '../../vocabulary/personal-code.ts';
import { type NameIdentifier, readNameIdentifier } from './name-identifier.ts';
import { BEARER, CLAIMS, NAME_FORMAT, ORIGINAL_ISSUER, SAML, STATE_CLAIMS } from './names.ts';
import type { WresultRefusal } from './read-wresult.ts';
import { childrenOf, instantOf, onlyChild, textOf } from './xml.ts';

const INCOMPLETE = { refused: 'incomplete' } as const;

/** Who the assertion is about. Both of its statements must speak of the same subject, borne by whoever brings it. */
export function personOf(assertion: Element): IdentityAssertion | WresultRefusal {
  const attributes = onlyChild(assertion, SAML, 'AttributeStatement');
  const authentication = onlyChild(assertion, SAML, 'AuthenticationStatement');
  if (attributes === null || authentication === null) return INCOMPLETE;
  const name = subjectOf(attributes);
  if (name === null || name !== subjectOf(authentication)) return INCOMPLETE;
  const identifier = readNameIdentifier(name);
  if (identifier === null) return INCOMPLETE;
  if (identifier.kind !== 'person') return { refused: 'not-a-person' };
  const at = instantOf(authentication.getAttribute('AuthenticationInstant'));
  const givenName = valueOf(attributes, CLAIMS, 'givenname');
  const surname = valueOf(attributes, CLAIMS, 'surname');
  const codes = codesOf(attributes, identifier);
  if (givenName === null || surname === null || codes === null || at === null) return INCOMPLETE;
  return {
    ...codes,
    givenName,
    surname,
    assurance: assuranceOf(valueOf(attributes, STATE_CLAIMS, 'citizenQAALevel')),
    ...(identifier.for === null ? {} : { asRepresentativeOf: identifier.for }),
    method: (authentication.getAttribute('AuthenticationMethod') ?? '').slice(0, 200),
    at,
  };
}

function subjectOf(statement: Element): string | null {
  const subject = onlyChild(statement, SAML, 'Subject');
  const identifier = onlyChild(subject, SAML, 'NameIdentifier');
  const method = textOf(onlyChild(onlyChild(subject, SAML, 'SubjectConfirmation'), SAML, 'ConfirmationMethod'));
  if (method !== BEARER || identifier?.getAttribute('Format') !== NAME_FORMAT) return null;
  return textOf(identifier);
}

function attributesOf(statement: Element, namespace: string, name: string): Element[] {
  return childrenOf(statement, SAML, 'Attribute').filter(
    (one) => one.getAttribute('AttributeName') === name && one.getAttribute('AttributeNamespace') === namespace,
  );
}

/** The value of an attribute that is given once. */
function valueOf(statement: Element, namespace: string, name: string): string | null {
  const [first, second] = attributesOf(statement, namespace, name);
  if (first === undefined || second !== undefined) return null;
  return textOf(onlyChild(first, SAML, 'AttributeValue')) || null;
}

/**
 * The code that holds and those before it. `privatepersonalidentifier` may come several times: the one that its first
 * issuer stands behind is current. A bank may still know the old code where the state names the person by the new one
 * (it begins with 32, and nobody goes back from it): then the state's is current.
 */
function codesOf(
  statement: Element,
  { personalCode: named }: Extract<NameIdentifier, { kind: 'person' }>,
): Pick<IdentityAssertion, 'personalCode' | 'earlierCodes'> | null {
  const given = attributesOf(statement, CLAIMS, 'privatepersonalidentifier').flatMap((attribute) =>
    childrenOf(attribute, SAML, 'AttributeValue').map((value) => ({
      code: textOf(value) ?? '',
      issued: (attribute.getAttributeNS(ORIGINAL_ISSUER, 'OriginalIssuer') ?? '') !== '',
    })),
  );
  if (given.length === 0 || !given.every(({ code }) => /^\d{11}$/.test(code))) return null;
  const issued = [...new Set(given.filter((one) => one.issued).map(({ code }) => code))];
  if (issued.length > 1) return null;
  const stated = issued[0] ?? (given.length === 1 ? given[0]?.code : named) ?? named;
  const current = named.startsWith('32') && !stated.startsWith('32') ? named : stated;
  const all = [...new Set([named, ...given.map(({ code }) => code)])].filter((code) => code !== current);
  const personalCode = readPersonalCode(current);
  const earlierCodes = all.map(readPersonalCode).filter((code): code is PersonalCode => code !== null);
  return personalCode === null ? null : { personalCode, earlierCodes };
}

function assuranceOf(text: string | null): IdentityAssertion['assurance'] {
  return ([1, 2, 3, 4] as const).find((level) => String(level) === text) ?? null;
}
