import type { FastifyReply, FastifyRequest } from 'fastify';
import { kitTexts } from '../texts/kit.ts';
import { type Answer, refuse, type RefusalStatus } from './answer.ts';
import { errorPage, type TypedValue } from './error-page.ts';
import { cameFromElsewhere } from './guard-request.ts';
import { type Parts, plainRequest } from './make-request.ts';
import type { WebRequest } from './web-request.ts';

export type Refusal = Extract<Answer, { answer: 'refused' }> & { readonly stale?: boolean };

/** A refusal as a page, or as problem details (RFC 9457) for who asks for JSON. */
export function sendRefusal(
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal,
  known?: WebRequest,
): FastifyReply {
  const web = known ?? plainRequest(parts, request, reply, null, '');
  reply.code(refusal.status).header('cache-control', 'private, no-store').header('content-language', web.lang);
  const words = kitTexts(web.lang).errors[refusal.stale === true ? 'csrf' : refusal.status];
  const said = { title: words.title, say: refusal.say ?? words.say, todo: refusal.todo ?? words.todo };
  if (wantsJson(request)) {
    return reply.type('application/problem+json; charset=utf-8').send(
      JSON.stringify({
        type: 'about:blank',
        title: said.title,
        status: refusal.status,
        detail: `${said.say} ${said.todo}`,
        instance: web.url.pathname,
        reference: web.reference,
      }),
    );
  }
  if (refusal.status === 401 && request.method === 'GET')
    return reply.redirect(`/ieeja?uz=${encodeURIComponent(web.url.pathname + web.url.search)}`, 303);
  return reply
    .type('text/html; charset=utf-8')
    .send(errorPage(web, { status: refusal.status, ...said, typed: typedValues(request) }).toString());
}

/** What was thrown, told as far as it helps; the whole of it goes to the log. */
export function sendFault(parts: Parts, request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  const status = statusOf(error);
  if (status >= 500) {
    const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
    parts.deps.config.log({
      level: 'error',
      reference: request.id,
      method: request.method,
      path: (request.url.split('?')[0] ?? '').replace(/\/[A-Za-z0-9_-]{34}([A-Za-z0-9_-]{9})?(?=\/|$)/g, '/…'),
      problem,
    });
  }
  return sendRefusal(parts, request, reply, refuse(status));
}

/** The database is away or full: class 08, 53 and 57P of SQLSTATE, or no connection at all. */
const AWAY = /^(08|53|57P)|^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)$/;

function statusOf(error: unknown): RefusalStatus {
  const {
    code = '',
    statusCode,
    validationContext,
    message = '',
  } = error as { code?: string; statusCode?: number; validationContext?: string; message?: string };
  if (AWAY.test(code) || /connection (terminated|timeout)|timeout exceeded when trying to connect/i.test(message))
    return 503;
  if (code === '40001' || code === '40P01') return 409;
  if (validationContext === 'params') return 404;
  if (validationContext === 'body') return 422;
  if (statusCode === 413 || statusCode === 415 || statusCode === 429) return statusCode;
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500 ? 400 : 500;
}

export function wantsJson(request: FastifyRequest): boolean {
  // What stands there is asked by machines, whatever they say that they take.
  if (request.url.startsWith('/api/')) return true;
  const accept = String(request.headers.accept ?? '');
  return /application\/(problem\+)?json/.test(accept) && !accept.includes('text/html');
}

const SECRET = /^_|password|parole|token|secret|^kods(-blakus)?$|^biljete$|^atbilde$|^lietotne$/i;

/** What the person had typed, to be shown again; nothing of what another site sent. */
function typedValues(request: FastifyRequest): readonly TypedValue[] {
  if (request.method === 'GET' || cameFromElsewhere(request)) return [];
  return typedFields(request).map(([name, value]) => ({ name, value }));
}

/** The fields of a form as they came, without passwords, codes, files and our own tokens. */
export function typedFields(request: FastifyRequest): (readonly [name: string, value: string])[] {
  const body = request.body as Record<string, unknown> | null | undefined;
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body)
    .filter(([name]) => !SECRET.test(name))
    .flatMap(([name, given]) => [given].flat().map((value) => [name, value] as const))
    .filter((field): field is readonly [string, string] => typeof field[1] === 'string' && field[1].trim() !== '');
}
