import type { Route } from '../../src/web/server/define-route.ts';
import { routesOf } from '../../src/web/server/routes-of.ts';
import { after } from 'node:test';
import { buildServer } from '../../src/web/server/build-server.ts';
import type { LightMyRequestResponse } from 'fastify';
import { pagesOf } from '../../src/web/pages.ts';
import { type LiveHub, liveHub } from '../../src/web/server/live-hub.ts';
import type { LogLine } from '../../src/web/web-deps.ts';
import { EMPLOYEES } from '../../src/seed/demo-people.ts';
import type { FetchFromServer } from '../../src/desk/directory-import/index.ts';
import { loadStandards } from '../../src/load-standards.ts';
import { dictionary, type TestDesk } from './desk.ts';

/** The pages of a test desk, asked as an employee asks them; what they log is kept. */
export interface TestPages {
  get(path: string, who?: string | null, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  /** Posts a form with the session's own token, as the page would. */
  post(
    path: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
    who?: string | null,
  ): Promise<LightMyRequestResponse>;
  /** Posts a form with one file in it. */
  upload(
    path: string,
    file: { readonly field: string; readonly name: string; readonly bytes: Buffer },
    who?: string | null,
  ): Promise<LightMyRequestResponse>;
  /** Listens, for a browser; gives the address. */
  listen(): Promise<string>;
  readonly log: LogLine[];
  /** Every route that is served. */
  readonly routes: readonly Route[];
  /** What open screens listen to. */
  readonly hub: LiveHub;
  /** The session of somebody, for a client of one's own. */
  cookieOf(who: string): Promise<string>;
}

const LOCAL = { host: '127.0.0.1' };

/** Serves the desk's own pages (`pagesOf`) upon a test desk; signed in by a click as the demo employee of this given name. */
export async function testPages(
  desk: TestDesk,
  options: { readonly demo?: boolean; readonly smtpPort?: number; readonly directoryServer?: FetchFromServer } = {},
): Promise<TestPages> {
  const demo = options.demo ?? true;
  const log: LogLine[] = [];
  const standards = await loadStandards('adazi');
  const hub = liveHub();
  const served = pagesOf({
    desk,
    dictionary: await dictionary,
    standards,
    demo,
    smtpPort: options.smtpPort ?? 1,
    directoryServer: options.directoryServer ?? null,
  });
  const server = buildServer({
    database: desk.database,
    tenant: desk.tenant,
    config: { demo: true, publicUrl: null, log: (line) => log.push(line) },
    now: desk.clock,
    hub,
    ...served,
  });
  await server.ready();
  after(() => server.close());
  const sessions = new Map<string, { cookie: string; csrf: string }>();

  async function session(who: string | null): Promise<{ cookie: string; csrf: string }> {
    const key = who ?? '';
    const known = sessions.get(key);
    if (known !== undefined) return known;
    const shown = await server.inject({ url: '/ieeja', headers: LOCAL });
    const visitor = {
      cookie: cookiesOf(shown),
      csrf: /name="csrf-token" content="([^"]+)"/.exec(shown.body)?.[1] ?? '',
    };
    const made = who === null ? visitor : await signIn(who, visitor);
    sessions.set(key, made);
    return made;
  }

  async function signIn(who: string, visitor: { cookie: string; csrf: string }) {
    const employee = EMPLOYEES.find(({ given }) => given === who);
    if (employee === undefined) throw new Error(`No demo employee is called ${who}`);
    const entered = await server.inject({
      method: 'POST',
      url: '/ieeja/demo',
      headers: { ...LOCAL, cookie: visitor.cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ _csrf: visitor.csrf, employee: employee.id }).toString(),
    });
    const cookie = cookiesOf(entered);
    const inside = await server.inject({ url: '/gallery', headers: { ...LOCAL, cookie } });
    return { cookie, csrf: /name="csrf-token" content="([^"]+)"/.exec(inside.body)?.[1] ?? '' };
  }

  return {
    log,
    routes: routesOf(served),
    hub,
    async cookieOf(who) {
      return (await session(who)).cookie;
    },
    async get(path, who = null, headers = {}) {
      const { cookie } = await session(who);
      return server.inject({ url: path, headers: { ...LOCAL, cookie, ...headers } });
    },
    async post(path, fields, who = null) {
      const { cookie, csrf } = await session(who);
      const payload = new URLSearchParams({ _csrf: csrf });
      for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) payload.append(name, one);
      return server.inject({
        method: 'POST',
        url: path,
        headers: { ...LOCAL, cookie, 'content-type': 'application/x-www-form-urlencoded' },
        payload: payload.toString(),
      });
    },
    async upload(path, file, who = null) {
      const { cookie, csrf } = await session(who);
      const form = new FormData();
      form.append('_csrf', csrf);
      form.append(file.field, new Blob([Uint8Array.from(file.bytes)], { type: 'text/csv' }), file.name);
      const sent = new Response(form);
      return server.inject({
        method: 'POST',
        url: path,
        headers: { ...LOCAL, cookie, 'content-type': sent.headers.get('content-type') ?? '' },
        payload: Buffer.from(await sent.arrayBuffer()),
      });
    },
    listen: () => server.listen({ port: 0, host: '127.0.0.1' }),
  };
}

function cookiesOf(response: LightMyRequestResponse): string {
  return [response.headers['set-cookie'] ?? []]
    .flat()
    .filter((line) => !/Max-Age=0|=;/.test(line))
    .map((line) => line.split(';')[0])
    .join('; ');
}
