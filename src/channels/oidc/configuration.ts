import * as oidc from 'openid-client';
import { type ProviderSettings, SKEW_SECONDS } from './provider-settings.ts';

const TIMEOUT_SECONDS = 10;
/** Keys are read anew after this long, so that one that was withdrawn is not believed for long. */
const KEYS_LIFE_SECONDS = 300;

/** Asks the provider for its description. */
export function discover(settings: ProviderSettings): Promise<oidc.Configuration> {
  return oidc.discovery(
    new URL(settings.issuer),
    settings.clientId,
    { [oidc.clockTolerance]: SKEW_SECONDS },
    authenticationOf(settings),
    { timeout: TIMEOUT_SECONDS, execute: isOnThisMachine(settings) ? [oidc.allowInsecureRequests] : [] },
  );
}

/** The keys of a provider as they were read last. */
export interface KnownKeys {
  readonly jwks: oidc.JWKS;
  /** Seconds of the epoch. */
  readonly readAt: number;
}

/**
 * Does something with the provider's keys in hand. A key that is not among them is looked for at once: by itself the
 * library waits a minute after its last look, and everybody would be refused meanwhile. Gives the keys as they are then.
 */
export async function withKeys<Result>(
  description: oidc.Configuration,
  settings: ProviderSettings,
  keys: KnownKeys | null,
  work: (config: oidc.Configuration) => Promise<Result>,
): Promise<{ readonly result: Result; readonly keys: KnownKeys | null }> {
  const config = new oidc.Configuration(
    description.serverMetadata(),
    settings.clientId,
    { [oidc.clockTolerance]: SKEW_SECONDS },
    authenticationOf(settings),
  );
  prepare(config, settings);
  const now = Math.floor(Date.now() / 1000);
  const usable = keys !== null && now - keys.readAt < KEYS_LIFE_SECONDS;
  const asIfRead = now - 61;
  if (usable) oidc.setJwksCache(config, { jwks: keys.jwks, uat: asIfRead });
  const result = await work(config);
  const after = oidc.getJwksCache(config);
  const fresh = after !== undefined && after.uat !== asIfRead ? { jwks: after.jwks, readAt: after.uat } : null;
  return { result, keys: fresh ?? (usable ? keys : null) };
}

/** `http:` is let through by the configuration for this very machine only. */
function isOnThisMachine({ issuer }: ProviderSettings): boolean {
  return new URL(issuer).protocol === 'http:';
}

function prepare(config: oidc.Configuration, settings: ProviderSettings): void {
  // The token comes over TLS, but its signature is checked all the same.
  oidc.enableNonRepudiationChecks(config);
  if (isOnThisMachine(settings)) oidc.allowInsecureRequests(config);
  config.timeout = TIMEOUT_SECONDS;
}

function authenticationOf({ clientSecret }: ProviderSettings): oidc.ClientAuth {
  return clientSecret === null ? oidc.None() : oidc.ClientSecretPost(clientSecret);
}
