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

/** Seconds that our clock and the provider's may differ. */
export const SKEW_SECONDS = 60;
