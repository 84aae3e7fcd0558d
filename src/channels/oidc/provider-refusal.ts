import * as oidc from 'openid-client';

/**
 * `provider-away`: cannot be reached, or broken; `cancelled`: the person turned back there; `answer-refused`: what came
 * is not a true answer to what was asked. `code` is for the log and holds nothing of a token.
 */
export type ProviderRefusal = {
  readonly refused: 'provider-away' | 'cancelled' | 'answer-refused';
  readonly code: string;
};

const AWAY = /^(OAUTH_TIMEOUT|OAUTH_ABORT|OAUTH_RESPONSE_IS_NOT_JSON|OAUTH_RESPONSE_IS_NOT_CONFORM)$/;
const NETWORK = /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EPIPE|EHOST|ENET|UND_|CERT_|ERR_TLS|DEPTH_|SELF_SIGNED|UNABLE_)/;

/** What an error of the library means for whoever waits. */
export function refusalOf(error: unknown): ProviderRefusal {
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
export function codeOf(error: unknown): string {
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
