import type { FastifyReply, FastifyRequest } from 'fastify';
import { THEME_COOKIE, writeFlash, YEAR } from '../session/cookies.ts';
import { assertNever } from '../../vocabulary/brand.ts';
import type { Answer } from './answer.ts';
import type { Parts } from './make-request.ts';
import { streamLive } from './stream-live.ts';
import type { WebRequest } from './web-request.ts';

type Given = Exclude<Answer, { answer: 'refused' }>;

/** Puts a handler's answer on the wire. Pages hold people's data: no cache keeps them. */
export async function sendAnswer(
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  given: Given,
  web: WebRequest,
): Promise<FastifyReply> {
  reply.header('cache-control', 'private, no-store');
  switch (given.answer) {
    case 'page':
      return reply
        .code(given.status)
        .type('text/html; charset=utf-8')
        .header('content-language', web.lang)
        .send(given.framed(await web.counts()).toString());
    case 'json':
      return reply.code(given.status).type('application/json; charset=utf-8').send(JSON.stringify(given.value));
    case 'file':
      if (given.name !== null)
        reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(given.name)}`);
      for (const [name, value] of Object.entries(given.headers ?? {})) reply.header(name, value);
      return reply.type(given.type).send(given.bytes);
    case 'redirect': {
      if (given.flash !== null) parts.cookies.set(reply, parts.cookies.flash, writeFlash(given.flash), 60);
      if (given.theme !== undefined) parts.cookies.set(reply, THEME_COOKIE, given.theme, YEAR);
      if (given.citizen === null) parts.cookies.clear(reply, parts.cookies.citizen);
      else if (given.citizen !== undefined)
        parts.cookies.set(reply, parts.cookies.citizen, given.citizen.token, given.citizen.maxAge);
      if (given.screen === null) parts.cookies.clear(reply, parts.cookies.screen);
      else if (given.screen !== undefined) parts.cookies.set(reply, parts.cookies.screen, given.screen, YEAR);
      await changeSession(parts, request, reply, given.session);
      return reply.redirect(given.to, 303);
    }
    case 'leave':
      return reply.redirect(given.to, 303);
    case 'stream':
      streamLive(reply, parts.deps.hub, given, web.me === null ? null : `walls:${web.me.employee}`);
      return reply;
    default:
      return assertNever(given);
  }
}

async function changeSession(
  { sessions, cookies }: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  change: Extract<Given, { answer: 'redirect' }>['session'],
): Promise<void> {
  if (change === null) return;
  // The old session ends in both cases: a token known before the sign-in must not hold after it.
  const token = request.cookies[cookies.session];
  if (token !== undefined) await sessions.close(token);
  if (change === 'close') return cookies.clear(reply, cookies.session);
  cookies.set(
    reply,
    cookies.session,
    await sessions.open(change, { address: request.ip, userAgent: String(request.headers['user-agent'] ?? '') }),
    sessions.maxAge,
  );
  if (change.device !== undefined) cookies.set(reply, cookies.device, change.device, YEAR);
  cookies.clear(reply, cookies.visitor);
}
