/** What SPF, DKIM and DMARC said on reception, each in mailauth's words; kept with the message and shown beside it. */
export interface Authentication {
  readonly spf: string;
  readonly dkim: string;
  readonly dmarc: string;
}

/** One word for placing and for the journal: DMARC decides where the domain publishes it, else either of the two. */
export function authenticationOutcome(kept: unknown): 'pass' | 'fail' | 'none' {
  if (typeof kept !== 'object' || kept === null) return 'none';
  const { spf, dkim, dmarc } = kept as Partial<Authentication>;
  if (dmarc === 'pass' || dmarc === 'fail') return dmarc;
  if (spf === 'pass' || dkim === 'pass') return 'pass';
  return spf === 'fail' || dkim === 'fail' ? 'fail' : 'none';
}
