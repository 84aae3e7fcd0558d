/** Somebody at a browser without script: keeps cookies, follows redirects, remembers every address that was shown. */
export interface Traveller {
  /** Opens an address and follows where it leads; stops before an address for which `until` holds. */
  open(url: string, until?: (url: string) => boolean): Promise<Seen>;
  post(url: string, fields: Readonly<Record<string, string>>): Promise<Seen>;
  /** Posts a form that stands on another site's page: lax cookies do not travel with it. */
  postFromElsewhere(url: string, fields: Readonly<Record<string, string>>): Promise<Seen>;
  readonly addresses: string[];
  cookie(origin: string, name: string): string | undefined;
}

export interface Seen {
  readonly url: string;
  readonly status: number;
  readonly body: string;
  /** Text without tags. */
  readonly text: string;
}

export function traveller(): Traveller {
  const jars = new Map<string, Map<string, string>>();
  const addresses: string[] = [];

  async function ask(url: string, init: RequestInit, crossSite: boolean): Promise<Response> {
    const { origin } = new URL(url);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    // Lax cookies do not travel with a form that another site posts.
    const cookie = crossSite ? '' : [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    addresses.push(url);
    const answer = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { accept: 'text/html', ...(init.headers as Record<string, string>), cookie },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const gone = /max-age=0\b|expires=Thu, 01 Jan 1970/i.test(line) || pair.slice(at + 1) === '';
      if (gone) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  }

  async function follow(
    first: string,
    init: RequestInit,
    until: (url: string) => boolean,
    crossSite = false,
  ): Promise<Seen> {
    let url = first;
    let answer = await ask(url, init, crossSite);
    for (let hops = 0; hops < 12; hops += 1) {
      const to = answer.headers.get('location');
      if (to === null || answer.status < 300 || answer.status > 399) break;
      url = new URL(to, url).href;
      if (until(url)) return { url, status: answer.status, body: '', text: '' };
      answer = await ask(url, {}, false);
    }
    const body = await answer.text();
    const text = body
      .replace(/<head[\s\S]*?<\/head>|<script[\s\S]*?<\/script>/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');
    return { url, status: answer.status, body, text };
  }

  return {
    addresses,
    open: (url, until = () => false) => follow(url, {}, until),
    post: (url, fields) => follow(url, formOf(fields), () => false),
    postFromElsewhere: (url, fields) => follow(url, formOf(fields), () => false, true),
    cookie: (origin, name) => jars.get(origin)?.get(name),
  };
}

function formOf(fields: Readonly<Record<string, string>>): RequestInit {
  return {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  };
}
