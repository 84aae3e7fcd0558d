import type { MailAuthentication } from './show/authentication.ts';

/** One word of what SPF, DKIM and DMARC said on reception, for placing and for the journal. */
export function authenticationOutcome(kept: unknown): MailAuthentication['verdict'] {
  return (kept as MailAuthentication | null)?.verdict ?? 'none';
}
