import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Assets } from '../assets/assets.ts';
import { type KeptForm, readKeptForm } from '../../desk/accounts/index.ts';
import { type Cookies, LANGUAGE_COOKIE, languageOf, readFlash, themeOf, YEAR } from '../session/cookies.ts';
import type { Session, SessionKeeper } from '../session/keep-sessions.ts';
import { newToken } from '../session/tokens.ts';
import type { WebDeps } from '../web-deps.ts';
import { isFromThisMachine } from './guard-request.ts';
import { type WebRequest, webRequest } from './web-request.ts';

/** What the server is made of, once. */
export interface Parts {
  readonly deps: WebDeps;
  readonly cookies: Cookies;
  readonly sessions: SessionKeeper;
  readonly assets: Assets;
}

/** Who asks, in which language, with which token; a visitor without a session gets a token of their own. */
export async function makeRequest(
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ readonly web: WebRequest; readonly expectedCsrf: string | null }> {
  const token = request.cookies[parts.cookies.session];
  const session = token === undefined ? null : await parts.sessions.find(token, request.ip);
  const sent = request.cookies[parts.cookies.visitor] ?? null;
  const wantsForms = request.method === 'GET' && session === null && sent === null;
  const visitor = wantsForms ? newToken() : sent;
  if (wantsForms && visitor !== null) parts.cookies.set(reply, parts.cookies.visitor, visitor, 86_400);
  const kept = session === null ? null : await keptFor(parts, request, session);
  const web = plainRequest(parts, request, reply, session, session?.csrf ?? visitor ?? '', kept);
  return { web, expectedCsrf: session?.csrf ?? sent };
}

/** A request about which nothing could be read from the database: for error pages. */
export function plainRequest(
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  session: Session | null,
  csrf: string,
  kept: KeptForm | null = null,
): WebRequest {
  const { lang, chosen } = languageOf(request);
  if (chosen) parts.cookies.set(reply, LANGUAGE_COOKIE, lang, YEAR);
  const carried = request.cookies[parts.cookies.flash];
  const showsFlash = carried !== undefined && request.method === 'GET' && !isFragment(request);
  if (showsFlash) parts.cookies.clear(reply, parts.cookies.flash);
  return webRequest(parts.deps, {
    lang,
    me: session?.person ?? null,
    session,
    sessions: parts.sessions,
    kept,
    csrf,
    address: request.ip,
    host: String(request.headers.host ?? ''),
    userAgent: String(request.headers['user-agent'] ?? '').slice(0, 200),
    device: deviceOf(request.cookies[parts.cookies.device]),
    url: new URL(request.url.replace(/^\/+/, '/'), 'http://laipa.invalid'),
    method: request.method,
    theme: themeOf(request),
    flash: showsFlash ? readFlash(carried) : null,
    reference: request.id,
    wantsPage: !isFragment(request),
    fromThisMachine: isFromThisMachine(request),
    citizenToken: request.cookies[parts.cookies.citizen] ?? null,
    screenToken: request.cookies[parts.cookies.screen] ?? null,
  });
}

/** What this person had typed when their session ended, where the address asks for it. */
async function keptFor(
  { deps: { vault, database, tenant, now } }: Parts,
  request: FastifyRequest,
  { person }: Session,
): Promise<KeptForm | null> {
  const id = (request.query as Record<string, unknown> | null)?.['saglabats'];
  if (vault === undefined || typeof id !== 'string' || !UUID.test(id) || request.method !== 'GET') return null;
  return readKeptForm({ vault, database, tenant, clock: now }, person.employee, id);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A token of ours; anything else is none. */
function deviceOf(cookie: string | undefined): string | null {
  return cookie !== undefined && /^[A-Za-z0-9_-]{43}$/.test(cookie) ? cookie : null;
}

/** Whether the browser asks for a part or for data, not for a page (which shows the flash and the counts). */
function isFragment(request: FastifyRequest): boolean {
  const accept = String(request.headers.accept ?? '*/*');
  return (
    !(accept.includes('text/html') || accept.includes('*/*')) ||
    accept.startsWith('application/json') ||
    request.headers['x-sec-purpose'] === 'prefetch'
  );
}
