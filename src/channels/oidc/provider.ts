import * as oidc from 'openid-client';

/** How a provider is reached and what we are to it. */
export interface ProviderSettings {
  /** Its issuer, as its own description says it. `http:` is for a provider on this machine only. */
  readonly issuer: string;
  readonly clientId: string;
  /** `null`: a public client, PKCE alone. */
  readonly clientSecret: string | null;
  readonly scope: string;
  /** Asked for in the request, where the provider gives stronger proof only when asked. */
  readonly acrValues: string | null;
}

/** What the answer has to be compared with; kept sealed until the browser comes back. */
export interface Expected {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface Begun {
  readonly to: string;
  readonly expected: Expected;
}

/** The claims of an identity token that held in everything. */
export type Claims = Readonly<Record<string, unknown>> & { readonly sub: string };

/**
 * `provider-away`: cannot be reached, or broken; `cancelled`: the person turned back there; `answer-refused`: what came
 * is not a true answer to what was asked. `code` is for the log and holds nothing of a token.
 */
export type ProviderRefusal = {
  readonly refused: 'provider-away' | 'cancelled' | 'answer-refused';
  readonly code: string;
};

export interface Provider {
  readonly settings: ProviderSettings;
  /** Where the browser is sent, and what its answer will be compared with. Asks the provider for its description first. */
  begin(redirectUri: string): Promise<Begun | ProviderRefusal>;
  /** Exchanges the code and checks the identity token: signature, issuer, audience, time (60 s of skew), nonce. */
  finish(answer: URL, expected: Expected): Promise<{ readonly claims: Claims } | ProviderRefusal>;
  /** Where the browser ends its session at the provider; `null` where that is not offered or cannot be known now. */
  endSessionUrl(backTo: string): Promise<string | null>;
  /** The provider's description, read when it is first needed. */
  metadata(): Promise<ProviderMetadata | ProviderRefusal>;
}

export interface ProviderMetadata {
  readonly issuer: string;
  readonly jwksUri: string;
}

/** Seconds that our clock and the provider's may differ. */
export const SKEW_SECONDS = 60;
const TIMEOUT_SECONDS = 10;
/** A provider that does not answer is not asked again at once: people wait for the words, not for the time-out. */
const AGAIN_AFTER_MS = 5_000;
/** The description is read anew once a day. */
const DESCRIPTION_LIFE_MS = 86_400_000;
/** Keys are read anew after this long, so that one that was withdrawn is not believed for long. */
const KEYS_LIFE_SECONDS = 300;

/** A provider that is asked for its description only when somebody wants to sign in; the desk starts without it. */
export function openProvider(settings: ProviderSettings, clock: () => Temporal.Instant): Provider {
  let known: { readonly config: oidc.Configuration; readonly at: number } | null = null;
  let asking: Promise<oidc.Configuration> | null = null;
  let failed: { readonly refusal: ProviderRefusal; readonly at: number } | null = null;
  let keys: KnownKeys | null = null;
  const moment = () => clock().epochMilliseconds;

  async function configuration(): Promise<oidc.Configuration | ProviderRefusal> {
    if (known !== null && moment() - known.at < DESCRIPTION_LIFE_MS) return known.config;
    if (failed !== null && Math.abs(moment() - failed.at) < AGAIN_AFTER_MS) return failed.refusal;
    try {
      asking ??= discover(settings);
      const config = await asking;
      known = { config, at: moment() };
      failed = null;
      return config;
    } catch (error) {
      failed = { refusal: { refused: 'provider-away', code: codeOf(error) }, at: moment() };
      return failed.refusal;
    } finally {
      asking = null;
    }
  }

  return {
    settings,
    async begin(redirectUri) {
      const config = await configuration();
      if ('refused' in config) return config;
      const expected = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
      };
      const to = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: settings.scope,
        state: expected.state,
        nonce: expected.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(expected.verifier),
        code_challenge_method: 'S256',
        ...(settings.acrValues === null ? {} : { acr_values: settings.acrValues }),
      });
      return { to: to.href, expected };
    },
    async finish(answer, expected) {
      const config = await configuration();
      if ('refused' in config) return config;
      const checks = {
        expectedState: expected.state,
        expectedNonce: expected.nonce,
        pkceCodeVerifier: expected.verifier,
        idTokenExpected: true,
      };
      const given = await withKeys(config, settings, keys, (one) =>
        oidc.authorizationCodeGrant(one, answer, checks).then((tokens) => tokens.claims() ?? null, refusalOf),
      );
      keys = given.keys;
      const { result } = given;
      if (result === null) return { refused: 'answer-refused', code: 'no-identity-token' };
      if (isRefusal(result)) return result;
      if (result.iat > Date.now() / 1000 + SKEW_SECONDS) return { refused: 'answer-refused', code: 'issued-later' };
      return { claims: result };
    },
    async endSessionUrl(backTo) {
      const config = await configuration();
      if ('refused' in config || config.serverMetadata().end_session_endpoint === undefined) return null;
      // No hint from the identity token: it would stand in the address and in the provider's logs.
      return oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: backTo }).href;
    },
    async metadata() {
      const config = await configuration();
      if ('refused' in config) return config;
      const { issuer, jwks_uri } = config.serverMetadata();
      return jwks_uri === undefined ? { refused: 'provider-away', code: 'no-keys' } : { issuer, jwksUri: jwks_uri };
    },
  };
}

function discover(settings: ProviderSettings): Promise<oidc.Configuration> {
  return oidc.discovery(
    new URL(settings.issuer),
    settings.clientId,
    { [oidc.clockTolerance]: SKEW_SECONDS },
    authenticationOf(settings),
    { timeout: TIMEOUT_SECONDS, execute: isOnThisMachine(settings) ? [oidc.allowInsecureRequests] : [] },
  );
}

/** The keys of a provider as they were read last. */
interface KnownKeys {
  readonly jwks: oidc.JWKS;
  /** Seconds of the epoch. */
  readonly readAt: number;
}

/**
 * Does something with the provider's keys in hand. A key that is not among them is looked for at once: by itself the
 * library waits a minute after its last look, and everybody would be refused meanwhile. Gives the keys as they are then.
 */
async function withKeys<Result>(
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

const AWAY = /^(OAUTH_TIMEOUT|OAUTH_ABORT|OAUTH_RESPONSE_IS_NOT_JSON|OAUTH_RESPONSE_IS_NOT_CONFORM)$/;
const NETWORK = /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EPIPE|EHOST|ENET|UND_|CERT_|ERR_TLS|DEPTH_|SELF_SIGNED|UNABLE_)/;

function isRefusal(result: oidc.IDToken | ProviderRefusal): result is ProviderRefusal {
  return 'refused' in result && typeof result['refused'] === 'string' && !('iss' in result);
}

function refusalOf(error: unknown): ProviderRefusal {
  if (error instanceof oidc.AuthorizationResponseError) {
    const code = plain(error.error);
    if (code === 'access_denied' || code === 'interaction_required' || code === 'login_required')
      return { refused: 'cancelled', code };
    if (code === 'temporarily_unavailable' || code === 'server_error') return { refused: 'provider-away', code };
    return { refused: 'answer-refused', code };
  }
  if (error instanceof oidc.ResponseBodyError) {
    const code = plain(error.error);
    return error.status >= 500 ? { refused: 'provider-away', code } : { refused: 'answer-refused', code };
  }
  const code = codeOf(error);
  const status = statusOf(error);
  if (AWAY.test(code) && (status === null || status >= 500 || status === 429))
    return { refused: 'provider-away', code };
  return { refused: NETWORK.test(code) ? 'provider-away' : 'answer-refused', code };
}

/** The name of what went wrong, from the error or from what lies under it; never its message, which may quote a token. */
function codeOf(error: unknown): string {
  for (let at: unknown = error, depth = 0; typeof at === 'object' && at !== null && depth < 4; depth += 1) {
    const { code, cause } = at as { code?: unknown; cause?: unknown };
    const deeper = typeof cause === 'object' && cause !== null ? (cause as { code?: unknown }).code : undefined;
    // A failed `fetch` says why in its cause.
    if (typeof code === 'string' && !(typeof deeper === 'string' && NETWORK.test(deeper))) return plain(code);
    at = cause;
  }
  return error instanceof Error ? plain(error.name) : 'unknown';
}

function statusOf(error: unknown): number | null {
  const cause = (error as { cause?: unknown }).cause;
  return cause instanceof Response ? cause.status : null;
}

/** A word of the provider's, short enough for a log and without anything that could be more than a word. */
function plain(text: string): string {
  return text.replace(/[^\w.:-]/g, '').slice(0, 60);
}
