import type { FastifyRequest } from 'fastify';
import { sameToken } from '../session/tokens.ts';

/**
 * Whether a changing request comes from a page of ours: the token of the session (or of the visitor's cookie) stands in the
 * form's `_csrf` or in the header `x-csrf-token`, and the browser does not say that another site sent it.
 */
export function comesFromOurPage(request: FastifyRequest, expected: string | null): boolean {
  if (expected === null || cameFromElsewhere(request)) return false;
  const body = request.body as Record<string, unknown> | null | undefined;
  return sameToken(
    expected,
    request.headers['x-csrf-token'] ?? (typeof body === 'object' ? body?.['_csrf'] : undefined),
  );
}

/** Whether the browser itself says that another site sent this. */
export function cameFromElsewhere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  return site === 'cross-site' || site === 'same-site';
}

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const LOOPBACK_NAME = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;

/**
 * Whether the request was made on this very machine: by the connection's own address, under a loopback name, and not
 * passed on by a proxy (which would make every stranger look local).
 */
export function isFromThisMachine(request: FastifyRequest): boolean {
  const passedOn = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some(
    (name) => request.headers[name] !== undefined,
  );
  return (
    !passedOn && LOOPBACK.test(request.socket.remoteAddress ?? '') && LOOPBACK_NAME.test(request.headers.host ?? '')
  );
}
