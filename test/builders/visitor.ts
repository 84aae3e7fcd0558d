import { after } from 'node:test';
import type { LightMyRequestResponse } from 'fastify';
import { loadStandards } from '../../src/load-standards.ts';
import { pagesOf } from '../../src/web/pages.ts';
import { buildServer } from '../../src/web/server/build-server.ts';
import { liveHub } from '../../src/web/server/live-hub.ts';
import type { LogLine, WebConfig } from '../../src/web/web-deps.ts';
import type { Desk } from '../../src/desk/context.ts';
import { dictionary } from './desk.ts';

/** A browser as the server sees it: keeps cookies, takes the token for forms from the page it was last shown. */
export interface Visitor {
  readonly cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>;
  /** The value of a hidden field of the page shown last. */
  field(name: string): string;
}

export interface Door {
  readonly log: LogLine[];
  /** Somebody who comes from this address. */
  visitor(address?: string, userAgent?: string): Visitor;
  listen(): Promise<string>;
  close(): Promise<void>;
}

/** Serves a test desk's pages without the demonstration's sign-in, as an installation would. */
export async function openDoor(desk: Desk, config: Partial<WebConfig> = {}): Promise<Door> {
  const log: LogLine[] = [];
  const server = buildServer({
    database: desk.database,
    tenant: desk.tenant,
    config: {
      demo: false,
      publicUrl: null,
      mailLeaves: true,
      proxies: ['127.0.0.1'],
      log: (line) => log.push(line),
      ...config,
    },
    now: desk.clock,
    hub: liveHub(),
    ...pagesOf({
      desk,
      dictionary: await dictionary,
      standards: await loadStandards('adazi'),
      demo: config.demo ?? false,
      smtpPort: 1,
    }),
  });
  await server.ready();
  after(() => server.close());

  function visitor(address = '127.0.0.1', userAgent = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0'): Visitor {
    const cookies = new Map<string, string>();
    let shown = '';
    const ask = async (request: {
      method: 'GET' | 'POST';
      url: string;
      payload?: string;
      headers: Record<string, string>;
    }) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await server.inject({
        ...request,
        remoteAddress: address,
        headers: { host: 'localhost:8080', 'user-agent': userAgent, cookie, ...request.headers },
      });
      for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === '' || /Max-Age=0/.test(line)) cookies.delete(name);
        else cookies.set(name, value);
      }
      if (/text\/html/.test(String(answer.headers['content-type']))) shown = answer.body;
      return answer;
    };
    return {
      cookies,
      get: (url, headers = {}) => ask({ method: 'GET', url, headers }),
      post: (url, fields, headers = {}) =>
        ask({
          method: 'POST',
          url,
          payload: new URLSearchParams({
            _csrf: /name="csrf-token" content="([^"]+)"/.exec(shown)?.[1] ?? '',
            ...fields,
          }).toString(),
          headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        }),
      field: (name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(shown)?.[1] ?? '',
    };
  }

  return {
    log,
    visitor,
    listen: () => server.listen({ port: 0, host: '127.0.0.1' }),
    close: () => server.close(),
  };
}
