import * as oidc from 'openid-client';
import { discover, type KnownKeys, withKeys } from './configuration.ts';
import { codeOf, type ProviderRefusal, refusalOf } from './provider-refusal.ts';
import { type ProviderSettings, SKEW_SECONDS } from './provider-settings.ts';

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

/** A provider that does not answer is not asked again at once: people wait for the words, not for the time-out. */
const AGAIN_AFTER_MS = 5_000;
/** The description is read anew once a day. */
const DESCRIPTION_LIFE_MS = 86_400_000;

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

function isRefusal(result: oidc.IDToken | ProviderRefusal): result is ProviderRefusal {
  return 'refused' in result && typeof result['refused'] === 'string' && !('iss' in result);
}
