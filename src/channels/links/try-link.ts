import { lookup } from 'node:dns';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isPublicAddress, triable } from '../../desk/links/index.ts';

/** `unclear`: it could not be tried (closed network, unknown name, too slow, refused to machines); never held against a letter. */
export type LinkOutcome = 'opens' | 'dead' | 'unclear';

export interface TryLinkOptions {
  /** Milliseconds for everything, redirects included. */
  readonly within?: number;
  /** Only for tests: which addresses may be reached beside the public ones. */
  readonly allows?: (address: string) => boolean;
}

const MOST_REDIRECTS = 5;

/**
 * Tries whether a web address opens. Only clear words count: a page means it opens, 404 and 410 that it is dead, all
 * else is unclear. Each name is resolved by ourselves and only public addresses are connected to, at every redirect, so
 * that nobody reaches the inner network through a link. Nothing of the answer's body is read.
 */
export async function tryLink(href: string, options: TryLinkOptions = {}): Promise<LinkOutcome> {
  const signal = AbortSignal.timeout(options.within ?? 4000);
  let at = href;
  try {
    for (let step = 0; step <= MOST_REDIRECTS; step += 1) {
      const url = allowed(at, options);
      if (url === null) return 'unclear';
      const answer = await ask(url, signal, options);
      if (answer.location === null) return meaning(answer.status);
      at = new URL(answer.location, url).href;
    }
    return 'unclear';
  } catch {
    return 'unclear';
  }
}

/** Tries several, four at a time; the whole takes no longer than `within` for each four. */
export async function tryLinks(
  hrefs: readonly string[],
  options: TryLinkOptions = {},
): Promise<Map<string, LinkOutcome>> {
  const outcomes = new Map<string, LinkOutcome>();
  const waiting = [...new Set(hrefs)];
  const work = async () => {
    for (let href = waiting.shift(); href !== undefined; href = waiting.shift()) {
      outcomes.set(href, await tryLink(href, options));
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  return outcomes;
}

function allowed(href: string, { allows }: TryLinkOptions): URL | null {
  const url = triable(href);
  if (url !== null || allows === undefined || !URL.canParse(href)) return url;
  const given = new URL(href);
  return allows(given.hostname) ? given : null;
}

function meaning(status: number): LinkOutcome {
  if (status >= 200 && status < 300) return 'opens';
  return status === 404 || status === 410 ? 'dead' : 'unclear';
}

interface Answered {
  readonly status: number;
  readonly location: string | null;
}

/** GET, since many servers answer HEAD wrongly; the connection is cut as soon as the status is known. */
function ask(url: URL, signal: AbortSignal, options: TryLinkOptions): Promise<Answered> {
  const send = url.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const asked = send(
      url,
      {
        signal,
        agent: false,
        lookup: publicOnly(options),
        headers: { 'user-agent': 'Laipa', accept: 'text/html,*/*' },
      },
      (response) => {
        const status = response.statusCode ?? 0;
        const location = status >= 300 && status < 400 ? (response.headers.location ?? null) : null;
        response.destroy();
        resolve({ status, location });
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

/** Resolves a name and refuses it where any of its addresses is not public. */
function publicOnly({ allows }: TryLinkOptions): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, '', 0);
      const [first] = addresses;
      const refused = addresses.some(({ address }) => !isPublicAddress(address) && allows?.(address) !== true);
      if (first === undefined || refused) return callback(new Error(`${hostname} is not in the open internet`), '', 0);
      if (options.all === true) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}
