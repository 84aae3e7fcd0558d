import { authenticate, type DNSResolver } from 'mailauth';
import type { Readable } from 'node:stream';
import {
  type AuthenticationResult,
  type MailAuthentication,
  NOT_AUTHENTICATED,
} from '../../desk/mail/show/authentication.ts';

/** Asks the name servers: an array of records, TXT records as arrays of strings; throws with `code` ENOTFOUND or ENODATA. */
export type Resolver = DNSResolver;

export interface SenderEvidence {
  readonly remoteAddress: string;
  readonly helo: string;
  readonly mailFrom: string;
  /** Our own host name, for the record. */
  readonly host: string;
}

/**
 * SPF, DKIM and DMARC of a message. Never throws and never takes longer than `limitMs`: a network without name servers
 * must not hold up reception. `resolver: null` asks nobody.
 */
export async function authenticateMail(
  message: Buffer | Readable,
  evidence: SenderEvidence,
  resolver: Resolver | null,
  limitMs: number,
): Promise<MailAuthentication> {
  if (resolver === null) return NOT_AUTHENTICATED;
  const limit = Promise.withResolvers<MailAuthentication>();
  const timer = setTimeout(() => limit.resolve(NOT_AUTHENTICATED), limitMs);
  try {
    return await Promise.race([limit.promise, ask(message, evidence, resolver)]);
  } catch {
    return NOT_AUTHENTICATED;
  } finally {
    clearTimeout(timer);
  }
}

async function ask(
  message: Buffer | Readable,
  evidence: SenderEvidence,
  resolver: Resolver,
): Promise<MailAuthentication> {
  const answer = await authenticate(message, {
    ip: evidence.remoteAddress,
    helo: evidence.helo,
    sender: evidence.mailFrom,
    mta: evidence.host,
    resolver,
    disableArc: true,
    disableBimi: true,
  });
  const domain = (answer.dkim?.headerFrom?.[0] ?? '').split('@').at(-1)?.toLowerCase() || null;
  const signatures = answer.dkim?.results ?? [];
  const aligned = signatures.some(
    ({ status, signingDomain }) => status.result === 'pass' && sameOrganisation(signingDomain, domain),
  );
  const spf = asResult(answer.spf ? answer.spf.status.result : 'none');
  const dmarc = asResult(answer.dmarc ? answer.dmarc.status.result : 'none');
  const dkim: AuthenticationResult = aligned ? 'pass' : worst(signatures.map(({ status }) => asResult(status.result)));
  const spfAligned = spf === 'pass' && sameOrganisation(evidence.mailFrom.split('@').at(-1), domain);
  return { verdict: verdictOf(dmarc, aligned || spfAligned), spf, dkim, dmarc, domain };
}

/** DMARC decides where the domain has it; otherwise only an aligned pass says something. */
function verdictOf(dmarc: AuthenticationResult, aligned: boolean): MailAuthentication['verdict'] {
  if (dmarc === 'pass' || dmarc === 'fail') return dmarc;
  return aligned ? 'pass' : 'none';
}

function asResult(result: string): AuthenticationResult {
  if (result === 'pass' || result === 'none') return result;
  if (result === 'fail' || result === 'softfail' || result === 'policy') return 'fail';
  return result === 'neutral' ? 'none' : 'unknown';
}

function worst(results: readonly AuthenticationResult[]): AuthenticationResult {
  return results.find((result) => result === 'fail') ?? results.find((result) => result === 'unknown') ?? 'none';
}

function sameOrganisation(signer: string | undefined, domain: string | null): boolean {
  if (signer === undefined || domain === null) return false;
  const signing = signer.toLowerCase();
  return signing !== '' && (signing === domain || domain.endsWith(`.${signing}`));
}
