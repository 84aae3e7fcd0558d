/** Namespaces and names of WS-Trust, SAML 1.1, XML signature and encryption as the assertions use them. */
export const SAML = 'urn:oasis:names:tc:SAML:1.0:assertion';
export const SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#';
export const ENCRYPTION = 'http://www.w3.org/2001/04/xmlenc#';
/** WS-Trust 1.3, and the draft before it that some services still speak. */
export const TRUST = [
  'http://docs.oasis-open.org/ws-sx/ws-trust/200512',
  'http://schemas.xmlsoap.org/ws/2005/02/trust',
];
export const CLAIMS = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';
export const STATE_CLAIMS = 'http://ivis.eps.gov.lv/schema/identity/claims';
export const ORIGINAL_ISSUER = 'http://schemas.xmlsoap.org/ws/2009/09/identity/claims';
export const BEARER = 'urn:oasis:names:tc:SAML:1.0:cm:bearer';
export const NAME_FORMAT = 'urn:ivis:100001:name.id-viss';
