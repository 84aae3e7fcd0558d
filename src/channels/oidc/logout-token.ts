import { createPublicKey, verify, type webcrypto } from 'node:crypto';
import type { Provider } from './provider.ts';
import { SKEW_SECONDS } from './provider-settings.ts';

/** What the provider says has ended: one session (`sid`), or all of a person's (`subject`). */
export interface Ended {
  readonly subject: string | null;
  readonly sid: string | null;
  /** Names the token, so that it counts once. */
  readonly tokenId: string;
  readonly expiresAt: Temporal.Instant;
}

export type LogoutRefusal = { readonly refused: 'provider-away' | 'token-refused'; readonly code: string };

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** A token of yesterday ends nothing today, whatever its own end says. */
const AGE_SECONDS = 600;

const ALGORITHMS: Readonly<
  Record<string, { readonly hash: string | null; readonly pss?: true; readonly type: string }>
> = {
  RS256: { hash: 'sha256', type: 'rsa' },
  RS384: { hash: 'sha384', type: 'rsa' },
  RS512: { hash: 'sha512', type: 'rsa' },
  PS256: { hash: 'sha256', pss: true, type: 'rsa' },
  PS384: { hash: 'sha384', pss: true, type: 'rsa' },
  PS512: { hash: 'sha512', pss: true, type: 'rsa' },
  ES256: { hash: 'sha256', type: 'ec' },
  ES384: { hash: 'sha384', type: 'ec' },
  EdDSA: { hash: null, type: 'ed25519' },
  Ed25519: { hash: null, type: 'ed25519' },
};

type Parsed = { readonly header: Facts; readonly claims: Facts; readonly signed: Buffer; readonly signature: Buffer };
type Facts = Readonly<Record<string, unknown>>;
type Jwk = webcrypto.JsonWebKey & Facts;

/**
 * Reads a logout token (OpenID Connect Back-Channel Logout 1.0, 2.6): signature by a key of the provider, issuer,
 * audience, time, its event, a subject or a session, and no nonce. The keys are read anew each time: it is rare.
 */
export async function readLogoutToken(
  provider: Provider,
  token: string,
  now: Temporal.Instant,
): Promise<Ended | LogoutRefusal> {
  const parsed = token.length > 20_000 ? null : parse(token);
  if (parsed === null) return refused('not-a-token');
  const algorithm = ALGORITHMS[String(parsed.header['alg'])];
  if (algorithm === undefined || !Object.hasOwn(ALGORITHMS, String(parsed.header['alg']))) return refused('algorithm');
  const metadata = await provider.metadata();
  if ('refused' in metadata) return { refused: 'provider-away', code: metadata.code };
  const keys = await keysOf(metadata.jwksUri);
  if (keys === null) return { refused: 'provider-away', code: 'keys' };
  const holds = keys
    .filter((key) => fits(key, parsed.header, algorithm.type))
    .slice(0, 8)
    .some((key) => signedBy(key, parsed, algorithm));
  if (!holds) return refused('signature');
  return ended(parsed.claims, metadata.issuer, provider.settings.clientId, now);
}

function ended(claims: Facts, issuer: string, clientId: string, now: Temporal.Instant): Ended | LogoutRefusal {
  const seconds = now.epochMilliseconds / 1000;
  const { iss, iat, exp, jti, sub, sid, events } = claims;
  if (iss !== issuer) return refused('issuer');
  if (![claims['aud']].flat().includes(clientId)) return refused('audience');
  if (typeof iat !== 'number' || iat > seconds + SKEW_SECONDS || iat < seconds - AGE_SECONDS) return refused('time');
  if (exp !== undefined && (typeof exp !== 'number' || exp <= seconds - SKEW_SECONDS)) return refused('time');
  if (typeof events !== 'object' || events === null || !Object.hasOwn(events, EVENT)) return refused('event');
  if (claims['nonce'] !== undefined) return refused('nonce');
  if (typeof jti !== 'string' || jti === '') return refused('token-id');
  const subject = typeof sub === 'string' && sub !== '' ? sub : null;
  const session = typeof sid === 'string' && sid !== '' ? sid : null;
  if (subject === null && session === null) return refused('nobody');
  const expiresAt = Temporal.Instant.fromEpochMilliseconds(Math.ceil((iat + AGE_SECONDS + SKEW_SECONDS) * 1000));
  return { subject, sid: session, tokenId: jti, expiresAt };
}

function refused(code: string): LogoutRefusal {
  return { refused: 'token-refused', code };
}

function parse(token: string): Parsed | null {
  const parts = token.split('.');
  const [head = '', body = '', signature = ''] = parts;
  if (parts.length !== 3 || !parts.every((part) => /^[\w-]+$/.test(part))) return null;
  const header = json(head);
  const claims = json(body);
  if (header === null || claims === null || header['crit'] !== undefined) return null;
  return { header, claims, signed: Buffer.from(`${head}.${body}`), signature: Buffer.from(signature, 'base64url') };
}

function json(part: string): Facts | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Facts) : null;
  } catch {
    return null;
  }
}

async function keysOf(jwksUri: string): Promise<readonly Jwk[] | null> {
  try {
    const answer = await fetch(jwksUri, {
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(10_000),
    });
    const { keys } = (answer.ok ? await answer.json() : {}) as { keys?: unknown };
    return Array.isArray(keys) ? (keys as Jwk[]) : null;
  } catch {
    return null;
  }
}

function fits(key: Jwk, header: Facts, type: string): boolean {
  if (header['kid'] !== undefined && key['kid'] !== header['kid']) return false;
  if (key['use'] !== undefined && key['use'] !== 'sig') return false;
  if (key['alg'] !== undefined && key['alg'] !== header['alg']) return false;
  return key.kty === { rsa: 'RSA', ec: 'EC', ed25519: 'OKP' }[type];
}

function signedBy(jwk: Jwk, { signed, signature }: Parsed, algorithm: (typeof ALGORITHMS)[string]): boolean {
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    if (algorithm?.type === 'ec') return verify(algorithm.hash, signed, { key, dsaEncoding: 'ieee-p1363' }, signature);
    if (algorithm?.pss) return verify(algorithm.hash, signed, { key, padding: 6, saltLength: -1 }, signature);
    return verify(algorithm?.hash ?? null, signed, key, signature);
  } catch {
    return false;
  }
}
