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
  readonly cookie: string;
  close(): void;
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
  return { cookie, get: (path) => send(agent, url, path, { cookie }), close: () => agent.destroy() };
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
