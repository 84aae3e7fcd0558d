import type { Provider } from '../oidc/provider.ts';
import type { Trusted } from './read-wresult.ts';

/** Where clients prove who they are: the state's unified login by WS-Federation, or a provider by OpenID Connect. */
export type CitizenProvider = WsFederation | CitizenOidc;

export interface WsFederation {
  readonly way: 'wsfed-saml11';
  /** Where the browser is sent. */
  readonly address: string;
  readonly trusted: Trusted;
}

export interface CitizenOidc {
  readonly way: 'oidc';
  readonly provider: Provider;
  /** The claim that holds the personal code. */
  readonly claim: string;
}
