import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { loadAssets } from '../assets/assets.ts';
import { cookiesOf } from '../session/cookies.ts';
import { keepSessions } from '../session/keep-sessions.ts';
import { kitTexts } from '../texts/kit.ts';
import type { WebDeps } from '../web-deps.ts';
import type { WebRequest } from './web-request.ts';
import { type Answer, refuse } from './answer.ts';
import { compressAnswers } from './compress.ts';
import type { Route, RouteInput } from './define-route.ts';
import { comesFromOurPage } from './guard-request.ts';
import { keepTyped } from './keep-typed.ts';
import { makeRequest, type Parts } from './make-request.ts';
import { readMultipart } from './multipart.ts';
import { routesOf } from './routes-of.ts';
import { sendAnswer } from './send-answer.ts';
import { sendFault, sendRefusal } from './send-refusal.ts';
import { CONTENT_SECURITY_POLICY } from './security-headers.ts';
import { keepJsonText, signedBodyOf } from './signed-body.ts';
import { endLiveStreams } from './stream-live.ts';
import { withoutNul } from './without-nul.ts';

const BODY_LIMIT = 1024 * 1024;

/** The web server of the desk, ready to listen or to be asked in tests (`inject`). */
export function buildServer(deps: WebDeps): FastifyInstance {
  const secure = deps.config.publicUrl?.startsWith('https://') ?? false;
  const server = Fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    trustProxy: deps.config.proxies === undefined ? false : [...deps.config.proxies],
    genReqId: () => crypto.randomUUID().slice(0, 8),
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true },
  });
  const parts: Parts = { deps, cookies: cookiesOf(deps.config), sessions: keepSessions(deps), assets: loadAssets() };
  void server.register(cookie);
  void server.register(formbody, { bodyLimit: BODY_LIMIT });
  void server.register(helmet, {
    contentSecurityPolicy: CONTENT_SECURITY_POLICY,
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
  });
  void server.register(rateLimit, { global: false });
  readMultipart(server);
  keepJsonText(server);
  compressAnswers(server);
  serveAssets(server, parts);
  const routes = routesOf(deps);
  void server.after(() => {
    for (const route of routes) addRoute(server, parts, route);
  });
  server.setNotFoundHandler((request, reply) =>
    sendRefusal(parts, request, reply, refuse(otherMethod(routes, request) ? 405 : 404)),
  );
  server.setErrorHandler((error, request, reply) => sendFault(parts, request, reply, error));
  server.addHook('preClose', async () => endLiveStreams());
  server.addHook('onListen', async () => void parts.assets.warm());
  return server;
}

function addRoute(server: FastifyInstance, parts: Parts, route: Route): void {
  server.route({
    method: route.method,
    url: route.path,
    bodyLimit: route.bodyLimit ?? BODY_LIMIT,
    ...(route.schema === undefined
      ? {}
      : {
          schema: {
            ...(route.schema.params && { params: route.schema.params }),
            ...(route.schema.query && { querystring: route.schema.query }),
            ...(route.schema.body && { body: route.schema.body }),
          },
        }),
    config: route.limit === undefined ? {} : { rateLimit: { max: route.limit, timeWindow: 60_000 } },
    handler: (request, reply) => answer(parts, route, request, reply),
  });
}

/** Who asks → may they → is it from our page → the page's own answer. */
async function answer(parts: Parts, route: Route, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { web, expectedCsrf } = await makeRequest(parts, request, reply);
  if (route.audience === 'staff' && web.me === null)
    return (await keepTyped(parts, request, reply)) ?? sendRefusal(parts, request, reply, refuse(401), web);
  // No page of ours stands at such a path, and the database refuses the sign in every text.
  if (request.url.split('?')[0]?.includes('%00')) return sendRefusal(parts, request, reply, refuse(404), web);
  if (!web.mayI(route.action)) return sendRefusal(parts, request, reply, refuse(403), web);
  if (route.method !== 'GET' && route.csrf !== false && !comesFromOurPage(request, expectedCsrf)) {
    return sendRefusal(parts, request, reply, { ...refuse(403), stale: true }, web);
  }
  const given = await keptBack(parts, web, await route.handle(web, inputOf(request)));
  return given.answer === 'refused'
    ? sendRefusal(parts, request, reply, given, web)
    : sendAnswer(parts, request, reply, given, web);
}

/** The answer, once what has to be done before it is done; what could not be done shows nothing. */
async function keptBack({ deps }: Parts, web: WebRequest, given: Answer): Promise<Answer> {
  try {
    await web.allDone();
    return given;
  } catch (error) {
    const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
    deps.config.log({ level: 'error', reference: web.reference, method: web.method, path: web.url.pathname, problem });
    const { say, todo } = kitTexts(web.lang).errors.notLogged;
    return refuse(503, say, todo);
  }
}

function inputOf(request: FastifyRequest): RouteInput<Record<never, never>> {
  return {
    params: request.params ?? {},
    query: withoutNul(request.query ?? {}),
    body: withoutNul(request.body ?? {}),
    signed: signedBodyOf(request),
    files: (request.uploadedFiles ?? []).map((one) => ({ ...one, name: one.name.replaceAll('\0', '') })),
  } as unknown as RouteInput<Record<never, never>>;
}

function serveAssets(server: FastifyInstance, { assets }: Parts): void {
  server.get('/assets/:name', async (request, reply) => {
    const found = assets.find(request.url.split('?')[0] ?? '');
    if (found === null) return reply.callNotFound();
    const { encoding, bytes } = await found.encoded(String(request.headers['accept-encoding'] ?? ''));
    if (encoding !== null) reply.header('content-encoding', encoding);
    return reply
      .header('vary', 'Accept-Encoding')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .type(found.type)
      .send(bytes);
  });
  server.get('/favicon.ico', (_, reply) => reply.redirect(assets.icon, 301));
}

function otherMethod(routes: readonly Route[], request: FastifyRequest): boolean {
  const path = request.url.split('?')[0] ?? '';
  return routes.some(
    (route) =>
      route.method !== request.method &&
      new RegExp(`^${route.path.replace(/:[A-Za-z]+/g, '[^/]+').replace('*', '.*')}/?$`).test(path),
  );
}
