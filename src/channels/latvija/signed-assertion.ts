import { createHash, X509Certificate } from 'node:crypto';
import type { Document, Element } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import { SAML, SIGNATURE } from './names.ts';
import { childrenOf, countOf, elementsIn, onlyChild, parseXml, textOf } from './xml.ts';

const RSA = [
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
];
const DIGESTS = ['http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2001/04/xmlenc#sha512'];
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

/**
 * The assertion as its signature covers it, read anew from the very bytes that were digested: whatever else stands in the
 * document cannot be taken for it. Refused (`null`) unless there is exactly one assertion and one signature in the whole
 * document, the signature is the assertion's own child, covers it by its `AssertionID` and nothing else, uses RSA with
 * SHA-2 and exclusive canonical form, and the certificate in it has one of the pinned SHA-256 thumbprints.
 */
export function signedAssertion(text: string, thumbprints: readonly string[]): Element | null {
  const document = parseXml(text);
  if (document === null) return null;
  const signature = onlySignature(document);
  const id = signature?.assertion.getAttribute('AssertionID') ?? '';
  if (signature === null || !/^[A-Za-z_][\w.-]{0,127}$/.test(id)) return null;
  const certificate = pinnedCertificate(signature.element, thumbprints);
  if (certificate === null || !coversOnly(signature.element, id)) return null;
  const covered = check(text, signature.element, certificate);
  const signed = covered === null ? null : (parseXml(covered)?.documentElement ?? null);
  const isIt =
    signed?.localName === 'Assertion' && signed.namespaceURI === SAML && signed.getAttribute('AssertionID') === id;
  return isIt ? signed : null;
}

/** The one assertion of the document and the one signature, which is its child. */
function onlySignature(document: Document): { readonly assertion: Element; readonly element: Element } | null {
  if (countOf(document, 'Assertion') !== 1 || countOf(document, 'Signature') !== 1) return null;
  const [assertion] = Array.from(document.getElementsByTagNameNS(SAML, 'Assertion'));
  if (assertion === undefined) return null;
  const element = onlyChild(assertion, SIGNATURE, 'Signature');
  return element === null ? null : { assertion, element };
}

/** `SHA-256` of the certificate, as hexadecimal digits. */
export function thumbprintOf(certificate: X509Certificate): string {
  return createHash('sha256').update(certificate.raw).digest('hex');
}

function pinnedCertificate(signature: Element, thumbprints: readonly string[]): X509Certificate | null {
  const data = onlyChild(onlyChild(signature, SIGNATURE, 'KeyInfo'), SIGNATURE, 'X509Data');
  const text = textOf(onlyChild(data, SIGNATURE, 'X509Certificate'));
  if (text === null) return null;
  try {
    const certificate = new X509Certificate(Buffer.from(text, 'base64'));
    return thumbprints.includes(thumbprintOf(certificate)) ? certificate : null;
  } catch {
    return null;
  }
}

/** Whether the signature has the one shape that is accepted, before any of it is computed. */
function coversOnly(signature: Element, id: string): boolean {
  const parts = elementsIn(signature).map((part) => part.localName);
  if (parts.join() !== 'SignedInfo,SignatureValue,KeyInfo') return false;
  const info = onlyChild(signature, SIGNATURE, 'SignedInfo');
  if (info === null || elementsIn(info).length !== 3) return false;
  const reference = onlyChild(info, SIGNATURE, 'Reference');
  if (reference === null || reference.getAttribute('URI') !== `#${id}`) return false;
  const list = onlyChild(reference, SIGNATURE, 'Transforms');
  const transforms = list === null ? [] : childrenOf(list, SIGNATURE, 'Transform').map(algorithmOf);
  return (
    algorithmOf(onlyChild(info, SIGNATURE, 'CanonicalizationMethod')) === EXCLUSIVE &&
    RSA.includes(algorithmOf(onlyChild(info, SIGNATURE, 'SignatureMethod'))) &&
    DIGESTS.includes(algorithmOf(onlyChild(reference, SIGNATURE, 'DigestMethod'))) &&
    transforms.join(' ') === `${ENVELOPED} ${EXCLUSIVE}`
  );
}

function algorithmOf(element: Element | null): string {
  return element?.getAttribute('Algorithm') ?? '';
}

function only<Value>(known: Record<string, Value>, allowed: readonly string[]): Record<string, Value> {
  return Object.fromEntries(Object.entries(known).filter(([name]) => allowed.includes(name)));
}

/** The canonical text that was signed; `null` where the signature does not hold. */
function check(text: string, signature: Element, certificate: X509Certificate): string | null {
  const checker = new SignedXml({ publicCert: certificate.publicKey });
  checker.idAttributes = ['AssertionID'];
  // Its own reading of the signature finds nothing but what was allowed above.
  checker.SignatureAlgorithms = only(checker.SignatureAlgorithms, RSA);
  checker.HashAlgorithms = only(checker.HashAlgorithms, DIGESTS);
  checker.CanonicalizationAlgorithms = only(checker.CanonicalizationAlgorithms, [ENVELOPED, EXCLUSIVE]);
  // The key is the pinned certificate's, never one that the document brings.
  checker.getCertFromKeyInfo = () => null;
  try {
    checker.loadSignature(signature.toString());
    if (!checker.checkSignature(text.trim())) return null;
    const [signed, more] = checker.getSignedReferences();
    return more === undefined ? (signed ?? null) : null;
  } catch {
    return null;
  }
}
