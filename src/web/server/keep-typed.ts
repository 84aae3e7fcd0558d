import type { FastifyReply, FastifyRequest } from 'fastify';
import { keepForm } from '../../desk/accounts/index.ts';
import { sameToken } from '../session/tokens.ts';
import { cameFromElsewhere } from './guard-request.ts';
import type { Parts } from './make-request.ts';
import { typedFields, wantsJson } from './send-refusal.ts';

/**
 * A form that came after its session had ended: what was typed is kept for the same person, and the answer leads to the
 * sign-in and from there back to the page. `null` where it was no such form: no session of ours, not its token, or
 * nothing typed.
 */
export async function keepTyped(
  { deps, cookies, sessions }: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | null> {
  const { vault, database, tenant, now } = deps;
  const token = request.cookies[cookies.session];
  if (vault === undefined || token === undefined || request.method !== 'POST') return null;
  if (wantsJson(request) || cameFromElsewhere(request)) return null;
  const past = await sessions.past(token);
  if (past === null || !sameToken(past.csrf, (request.body as Record<string, unknown> | null)?.['_csrf'])) return null;
  const action = request.url.split('?')[0] ?? '/';
  const fields = typedFields(request);
  const id = await keepForm({ vault, database, tenant, clock: now }, past.employee, { action, fields });
  if (id === null) return null;
  const page = pageOf(request, action);
  page.searchParams.set('saglabats', id);
  return reply.redirect(`/ieeja?uz=${encodeURIComponent(page.pathname + page.search)}`, 303);
}

/** The page that the form stood on; where the browser does not say, the address of the form shows it too. */
function pageOf(request: FastifyRequest, action: string): URL {
  const from = String(request.headers.referer ?? '');
  const page = URL.canParse(from) ? new URL(from) : null;
  return page !== null && page.host === request.headers.host && !page.pathname.startsWith('/ieeja')
    ? page
    : new URL(action.replace(/^\/+/, '/'), 'http://laipa.invalid');
}
