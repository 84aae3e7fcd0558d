import type { Language } from '../../../vocabulary/words.ts';

export const AUTHENTICATION_RESULTS = ['pass', 'fail', 'none', 'unknown'] as const;
export type AuthenticationResult = (typeof AUTHENTICATION_RESULTS)[number];

/**
 * What SPF, DKIM and DMARC say of a sender's domain. `none`: the domain declares nothing. `unknown`: the name servers did
 * not answer in time. `verdict` is what the desk goes by.
 */
export interface MailAuthentication {
  readonly verdict: 'pass' | 'fail' | 'none';
  readonly spf: AuthenticationResult;
  readonly dkim: AuthenticationResult;
  readonly dmarc: AuthenticationResult;
  /** Domain of the From header in lower case; `null` where the message has none. */
  readonly domain: string | null;
}

export const NOT_AUTHENTICATED: MailAuthentication = {
  verdict: 'none',
  spf: 'unknown',
  dkim: 'unknown',
  dmarc: 'unknown',
  domain: null,
};

/** One sentence for the employee; `null` where there is nothing to notice. */
export function describeAuthentication(result: MailAuthentication, language: Language): string | null {
  const domain = result.domain ?? '';
  switch (result.verdict) {
    case 'pass':
      return null;
    case 'fail':
      return language === 'lv'
        ? `Uzmanību: domēns ${domain} neapstiprina, ka šī vēstule sūtīta no tā. Sūtītājs var nebūt tas, par ko uzdodas.`
        : `Caution: the domain ${domain} does not confirm that it sent this letter. The sender may not be who they claim to be.`;
    case 'none':
      return language === 'lv' ? 'Sūtītāja adrese nav pārbaudīta.' : 'The sender’s address is not verified.';
  }
}
