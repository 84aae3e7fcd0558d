import { isIP } from 'node:net';
import type { Asker, Entered, RelyingParty, SignInRules } from '../../desk/accounts/index.ts';
import { type Answer, redirect } from '../server/answer.ts';
import type { WebRequest } from '../server/web-request.ts';

/** The browser that asks, as the accounts see it. */
export function askerOf({ address, userAgent, device }: WebRequest): Asker {
  return { address, userAgent, device };
}

export function signInRulesOf({ deps: { config } }: WebRequest): SignInRules {
  return { secondFactor: config.secondFactor ?? 'roles', mailLeaves: config.mailLeaves ?? false };
}

/**
 * What passkeys are bound to: the host of the public address, or `localhost` where there is none and the browser came by
 * that name. `null`: no passkey can be used here (browsers bind none to a bare number).
 */
export function relyingPartyOf({ deps: { config }, host }: WebRequest): RelyingParty | null {
  if (config.publicUrl !== null) {
    const { hostname, origin } = new URL(config.publicUrl);
    return isIP(hostname.replace(/^\[|\]$/g, '')) === 0 ? { id: hostname, origin } : null;
  }
  return /^localhost(:\d{1,5})?$/.test(host) ? { id: 'localhost', origin: `http://${host}` } : null;
}

/**
 * Where links in letters lead: the public address, or this machine's own name where it is this machine that asks. Never
 * what a stranger's browser says the host is.
 */
export function safeOriginOf(request: WebRequest): string | null {
  const { publicUrl } = request.deps.config;
  if (publicUrl !== null) return new URL(publicUrl).origin;
  return request.fromThisMachine ? `http://${request.host}` : null;
}

/** In: a new session, and the browser is known from now on. */
export function goIn(entered: Entered, to: string, say: string | null = null): Answer {
  const { way, strong, device } = entered;
  return redirect(to, say, { open: entered.entered, way, strong, device });
}
