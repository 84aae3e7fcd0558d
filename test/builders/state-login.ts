import { SignedXml } from 'xml-crypto';
import xmlEncryption from 'xml-encryption';
import type { Signer } from './certificate.ts';

export const REALM = 'urn:federation:paraugnovads.example';
export const ISSUER = 'http://www.latvija.lv/sts';
const CLAIMS = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';

/** What stands in an assertion; invented people in a block of codes that is given to nobody. */
export interface AssertionFacts {
  readonly id: string;
  readonly issuer: string;
  readonly audience: string | null;
  readonly name: string;
  readonly nameFormat: string;
  readonly givenName: string;
  readonly surname: string;
  /** Each as it comes: with an original issuer or without. */
  readonly codes: readonly { readonly code: string; readonly issued: boolean }[];
  readonly level: string;
  readonly method: string;
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly issuedAt: Temporal.Instant;
  readonly confirmation: string;
  /** Put into the conditions, as it is. */
  readonly moreConditions: string;
}

export function assertionFacts(now: Temporal.Instant, more: Partial<AssertionFacts> = {}): AssertionFacts {
  return {
    id: `_${crypto.randomUUID()}`,
    issuer: ISSUER,
    audience: REALM,
    name: 'PK:32999999990',
    nameFormat: 'urn:ivis:100001:name.id-viss',
    givenName: 'Demo',
    surname: 'Kļava-Ūdre',
    codes: [{ code: '32999999990', issued: true }],
    level: '4',
    method: 'urn:ivis:100001:am-idp40-wif',
    from: now.subtract({ seconds: 1 }),
    until: now.add({ hours: 4 }),
    issuedAt: now,
    confirmation: 'urn:oasis:names:tc:SAML:1.0:cm:bearer',
    moreConditions: '',
    ...more,
  };
}

/** The assertion as the state's service writes it, unsigned. */
export function writeAssertion(facts: AssertionFacts): string {
  const subject = `<saml:Subject><saml:NameIdentifier Format="${facts.nameFormat}">${facts.name}</saml:NameIdentifier><saml:SubjectConfirmation><saml:ConfirmationMethod>${facts.confirmation}</saml:ConfirmationMethod></saml:SubjectConfirmation></saml:Subject>`;
  const codes = facts.codes.map(({ code, issued }) => attribute('privatepersonalidentifier', code, issued)).join('');
  const audience =
    facts.audience === null
      ? ''
      : `<saml:AudienceRestrictionCondition><saml:Audience>${facts.audience}</saml:Audience></saml:AudienceRestrictionCondition>`;
  return (
    `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:1.0:assertion" MajorVersion="1" MinorVersion="1" AssertionID="${facts.id}" Issuer="${facts.issuer}" IssueInstant="${stamp(facts.issuedAt)}">` +
    `<saml:Conditions NotBefore="${stamp(facts.from)}" NotOnOrAfter="${stamp(facts.until)}">${audience}${facts.moreConditions}</saml:Conditions>` +
    `<saml:AttributeStatement>${subject}${attribute('givenname', facts.givenName)}${attribute('surname', facts.surname)}${codes}` +
    `<saml:Attribute AttributeName="citizenQAALevel" AttributeNamespace="http://ivis.eps.gov.lv/schema/identity/claims"><saml:AttributeValue a:type="tn:integer" xmlns:tn="http://www.w3.org/2001/XMLSchema" xmlns:a="http://www.w3.org/2001/XMLSchema-instance">${facts.level}</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>` +
    `<saml:AuthenticationStatement AuthenticationMethod="${facts.method}" AuthenticationInstant="${stamp(facts.issuedAt)}">${subject}<saml:SubjectLocality IPAddress="127.0.0.1"/></saml:AuthenticationStatement>` +
    `</saml:Assertion>`
  );
}

function attribute(name: string, value: string, issued = true): string {
  const issuer = issued
    ? ' a:OriginalIssuer="TESTidp" xmlns:a="http://schemas.xmlsoap.org/ws/2009/09/identity/claims"'
    : '';
  return `<saml:Attribute AttributeName="${name}" AttributeNamespace="${CLAIMS}"${issuer}><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`;
}

function stamp(at: Temporal.Instant): string {
  return at.toString({ fractionalSecondDigits: 3 });
}

export interface SigningOptions {
  readonly signature?: string;
  readonly digest?: string;
  readonly transforms?: readonly string[];
  readonly canonical?: string;
  /** Another certificate put beside the signature than the one of the key. */
  readonly shown?: Signer;
}

const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

/** Signs the assertion; its signature is its last child, as the service writes it. */
export function sign(assertion: string, signer: Signer, options: SigningOptions = {}): string {
  const signing = new SignedXml({
    privateKey: signer.privateKey,
    signatureAlgorithm: (options.signature ?? 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256') as never,
    canonicalizationAlgorithm: (options.canonical ?? EXCLUSIVE) as never,
    idAttribute: 'AssertionID',
  });
  signing.getKeyInfoContent = () =>
    `<X509Data><X509Certificate>${(options.shown ?? signer).certificate.raw.toString('base64')}</X509Certificate></X509Data>`;
  signing.addReference({
    xpath: "//*[local-name(.)='Assertion']",
    transforms: (options.transforms ?? [ENVELOPED, EXCLUSIVE]) as never,
    digestAlgorithm: (options.digest ?? 'http://www.w3.org/2001/04/xmlenc#sha256') as never,
  });
  signing.computeSignature(assertion);
  return signing.getSignedXml();
}

/** Puts tokens into the answer of the security token service. */
export function wrap(...tokens: string[]): string {
  const responses = tokens.map(
    (token) =>
      `<trust:RequestSecurityTokenResponse Context="x"><trust:RequestedSecurityToken>${token}</trust:RequestedSecurityToken><trust:TokenType>urn:oasis:names:tc:SAML:1.0:assertion</trust:TokenType><trust:RequestType>http://docs.oasis-open.org/ws-sx/ws-trust/200512/Issue</trust:RequestType></trust:RequestSecurityTokenResponse>`,
  );
  return `<trust:RequestSecurityTokenResponseCollection xmlns:trust="http://docs.oasis-open.org/ws-sx/ws-trust/200512">${responses.join('')}</trust:RequestSecurityTokenResponseCollection>`;
}

/** Encrypts a token for the holder of the certificate's key. */
export function encrypted(
  token: string,
  to: Signer,
  algorithm = 'http://www.w3.org/2001/04/xmlenc#aes256-cbc',
  keyAlgorithm = 'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p',
): Promise<string> {
  const options = {
    rsa_pub: to.certificate.publicKey.export({ type: 'spki', format: 'pem' }),
    pem: to.certificate.toString(),
    encryptionAlgorithm: algorithm,
    keyEncryptionAlgorithm: keyAlgorithm,
    disallowEncryptionWithInsecureAlgorithm: false,
    warnInsecureAlgorithm: false,
  };
  return new Promise((resolve, reject) => {
    xmlEncryption.encrypt(token, options, (error, text) => (error ? reject(error) : resolve(text ?? '')));
  });
}
