import { Agent, request } from 'node:http';

export interface Fetched {
  readonly status: number;
  readonly body: string;
  readonly ms: number;
  readonly cookies: readonly string[];
}

/** A signed-in browser's connections, without a browser. */
export interface Visitor {
  get(path: string): Promise<Fetched>;
  /** A form, with the token of this session. */
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Fetched>;
  readonly cookie: string;
  close(): void;
}

/** A visitor with a session that is open already; `csrf`: its token for forms. */
export function visitorWith(url: string, cookie: string, csrf: string, connections: number): Visitor {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    cookie,
    get: (path) => send(agent, url, path, { cookie }),
    post: (path, fields) =>
      send(agent, url, path, { cookie, form: new URLSearchParams({ _csrf: csrf, ...fields }).toString() }),
    close: () => agent.destroy(),
  };
}

/** Signs in by the click of the demo as this employee. */
export async function signIn(url: string, employee: string, connections: number): Promise<Visitor> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const shown = await send(agent, url, '/ieeja', { cookie: '' });
  const csrf = /name="csrf-token" content="([^"]+)"/.exec(shown.body)?.[1] ?? '';
  const form = new URLSearchParams({ _csrf: csrf, employee }).toString();
  const entered = await send(agent, url, '/ieeja/demo', { cookie: cookieLine(shown), form });
  if (entered.status !== 303 && entered.status !== 302)
    throw new Error(`Signing in was answered with ${entered.status}`);
  const cookie = cookieLine(entered);
  agent.destroy();
  const alone = visitorWith(url, cookie, '', 1);
  const inside = await alone.get('/mans-konts');
  alone.close();
  const token = /name="csrf-token" content="([^"]+)"/.exec(inside.body)?.[1] ?? '';
  return visitorWith(url, cookie, token, connections);
}

function cookieLine({ cookies }: Fetched): string {
  return cookies
    .filter((line) => !/Max-Age=0|=;/.test(line))
    .map((line) => line.split(';')[0])
    .join('; ');
}

function send(
  agent: Agent,
  url: string,
  path: string,
  { cookie, form }: { cookie: string; form?: string },
): Promise<Fetched> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const headers = {
      cookie,
      ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', origin: url }),
    };
    const asked = request(
      `${url}${path}`,
      { agent, method: form === undefined ? 'GET' : 'POST', headers },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const ms = performance.now() - began;
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString(),
            ms,
            cookies: response.headers['set-cookie'] ?? [],
          });
        });
      },
    );
    asked.on('error', reject);
    asked.end(form);
  });
}

/** Listens to a stream of the server's events; the way to stop. */
export function listen(
  url: string,
  path: string,
  cookie: string,
  heard: (event: string, data: string) => void,
): () => void {
  const asked = request(`${url}${path}`, { headers: { cookie, accept: 'text/event-stream' } }, (response) => {
    let rest = '';
    response.setEncoding('utf8');
    response.on('data', (text: string) => {
      const parts = `${rest}${text}`.split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        const lines = part.split('\n');
        const event = lines.find((line) => line.startsWith('event: '))?.slice(7) ?? 'message';
        heard(
          event,
          lines
            .filter((line) => line.startsWith('data: '))
            .map((line) => line.slice(6))
            .join('\n'),
        );
      }
    });
    response.on('error', () => {});
  });
  asked.on('error', () => {});
  asked.end();
  return () => asked.destroy();
}

/** Asks `total` times, so many at once; throws where an answer is not 200. */
export async function ask(
  visitor: Visitor,
  paths: readonly string[],
  atOnce: number,
  total: number,
): Promise<Fetched[]> {
  const answers: Fetched[] = [];
  let next = 0;
  const one = async () => {
    while (next < total) {
      const path = paths[next++ % paths.length] as string;
      const answer = await visitor.get(path);
      if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}`);
      answers.push(answer);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return answers;
}
