import {
  ConfidentialityRequiredError,
  InappropriateAuthError,
  InsufficientAccessError,
  InvalidCredentialsError,
  InvalidDNSyntaxError,
  NoSuchObjectError,
  ProtocolError,
  SizeLimitExceededError,
  StrongAuthRequiredError,
  TLSNotSupportedError,
  UnavailableError,
  UnwillingToPerformError,
} from 'ldapts';
import type { ServerRefusal } from '../../desk/directory-import/index.ts';

type Reason = ServerRefusal['reason'];

const BY_CODE: Readonly<Record<string, Reason>> = {
  ECONNREFUSED: 'unreachable',
  ETIMEDOUT: 'unreachable',
  ECONNRESET: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENOTFOUND: 'unknown-host',
  EAI_AGAIN: 'unknown-host',
};

/** A failure of the client or the server as one of the reasons that a person can mend. Never repeats the password. */
export function sayFailure(error: unknown): ServerRefusal {
  const { code = '', message = '' } = error as { readonly code?: string | number; readonly message?: string };
  return { refused: 'server', reason: reasonOf(error, String(code), message), detail: message.trim() };
}

function reasonOf(error: unknown, code: string, message: string): Reason {
  const known = BY_CODE[code];
  if (known !== undefined) return known;
  if (/CERT|SIGNED|UNABLE_TO_VERIFY|ERR_TLS/.test(code) || /certificate/i.test(message)) return 'certificate';
  if (error instanceof InvalidCredentialsError) return credentials(message);
  if (error instanceof ConfidentialityRequiredError || error instanceof StrongAuthRequiredError) return 'tls-needed';
  if (error instanceof TLSNotSupportedError || /starttls|unsupported extended/i.test(message)) return 'no-tls';
  if (error instanceof ProtocolError && message.includes('1.3.6.1.4.1.1466.20037')) return 'no-tls';
  if (error instanceof NoSuchObjectError || error instanceof InvalidDNSyntaxError) return 'base-unknown';
  if (error instanceof InsufficientAccessError || error instanceof InappropriateAuthError) return 'rights';
  if (error instanceof UnwillingToPerformError) return 'rights';
  if (error instanceof SizeLimitExceededError) return 'size-limit';
  if (
    error instanceof UnavailableError ||
    /timeout|timed out|connection (?:was )?(?:closed|reset)|socket/i.test(message)
  )
    return 'unreachable';
  // Active Directory answers a search without a bind this way.
  if (/successful bind must be completed/i.test(message)) return 'credentials';
  return 'other';
}

/** Active Directory says in a number why it does not let one in. */
function credentials(message: string): Reason {
  const data = /data ([0-9a-f]{3})/i.exec(message)?.[1];
  if (data === '532' || data === '773') return 'password-expired';
  if (data === '533' || data === '701' || data === '775') return 'account-closed';
  return 'credentials';
}
