import type { KeyObject } from 'node:crypto';
import type { Element } from '@xmldom/xmldom';
import xmlEncryption from 'xml-encryption';
import { ENCRYPTION, SAML, SIGNATURE, TRUST } from './names.ts';
import { countOf, elementsIn, onlyChild, parseXml } from './xml.ts';

/** CBC is what the state's services send by default; what is not the right text is refused in the same words and place. */
const CONTENT = [
  'http://www.w3.org/2009/xmlenc11#aes128-gcm',
  'http://www.w3.org/2009/xmlenc11#aes256-gcm',
  'http://www.w3.org/2001/04/xmlenc#aes128-cbc',
  'http://www.w3.org/2001/04/xmlenc#aes256-cbc',
];
/** No PKCS#1 v1.5: it can be opened by asking often enough. */
const KEYS = ['http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p', 'http://www.w3.org/2009/xmlenc11#rsa-oaep'];

/**
 * The document that holds the assertion: the `wresult` itself, or what was encrypted in it. `null` where it is no answer
 * of a security token service with exactly one token, or cannot be opened.
 */
export async function openEnvelope(wresult: string, key: KeyObject | null): Promise<string | null> {
  const document = parseXml(wresult);
  const root = document?.documentElement ?? null;
  const token = root === null ? null : requestedToken(root);
  if (document === null || token === null) return null;
  if (token.namespaceURI === SAML && token.localName === 'Assertion') return wresult;
  if (token.namespaceURI !== ENCRYPTION || token.localName !== 'EncryptedData' || key === null) return null;
  if (countOf(document, 'EncryptedData') !== 1 || countOf(document, 'EncryptedKey') !== 1) return null;
  return allowed(token) ? decrypted(token, key) : null;
}

/** The one token of `RequestSecurityTokenResponse`, which may stand in a collection of one. */
function requestedToken(root: Element): Element | null {
  const namespace = TRUST.find((one) => one === root.namespaceURI);
  if (namespace === undefined) return null;
  const response =
    root.localName === 'RequestSecurityTokenResponseCollection'
      ? onlyChild(root, namespace, 'RequestSecurityTokenResponse')
      : root;
  if (response?.localName !== 'RequestSecurityTokenResponse') return null;
  const holder = onlyChild(response, namespace, 'RequestedSecurityToken');
  const [token, more] = holder === null ? [] : elementsIn(holder);
  return more === undefined ? (token ?? null) : null;
}

function allowed(data: Element): boolean {
  const method = onlyChild(data, ENCRYPTION, 'EncryptionMethod')?.getAttribute('Algorithm') ?? '';
  const encryptedKey = onlyChild(onlyChild(data, SIGNATURE, 'KeyInfo'), ENCRYPTION, 'EncryptedKey');
  const keyMethod = onlyChild(encryptedKey, ENCRYPTION, 'EncryptionMethod')?.getAttribute('Algorithm') ?? '';
  return CONTENT.includes(method) && KEYS.includes(keyMethod);
}

function decrypted(data: Element, key: KeyObject): Promise<string | null> {
  const pem = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  return new Promise((resolve) => {
    try {
      xmlEncryption.decrypt(
        data.toString(),
        { key: pem, disallowDecryptionWithInsecureAlgorithm: false, warnInsecureAlgorithm: false },
        (error, text) => resolve(error === null || error === undefined ? (text ?? null) : null),
      );
    } catch {
      resolve(null);
    }
  });
}
