import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Json = Record<string, unknown>;

/** A real OpenID provider (oidc-provider) on this machine. What it says can be changed after it has said it. */
export interface TestProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who signs in there next, and with which claims. */
  account: { sub: string } & Json;
  /** Claims of the identity token, changed and signed anew by the provider's own key. */
  adjust: ((claims: Json) => Json) | null;
  /** The identity token as it leaves, in whole. */
  tamper: ((token: string) => string) | null;
  /** The person turns back instead of signing in. */
  denies: boolean;
  /** The answer of the token endpoint is not given at all. */
  failing: boolean;
  /** Every request that it got, by path. */
  readonly asked: string[];
  /** A token signed by its key; `header` in place of the usual. */
  sign(claims: Json, header?: Json): string;
  /** A token signed by somebody else's key under the same name. */
  forge(claims: Json): string;
  /** New signing keys; the old ones are gone. */
  rotateKeys(): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
}

const CLIENT = { id: 'laipa', secret: 'a-secret-for-tests-of-32-characters-x' };

/** Starts a provider whose only client is a desk at `origin`. Stop it when the test ends. */
export async function testProvider(options: {
  readonly redirectUri: string;
  readonly logoutUri: string;
  readonly afterLogout: string;
  readonly scope: string;
  readonly claims: Json;
}): Promise<TestProvider> {
  const { default: Provider } = await import('oidc-provider');
  let keys = newKeys();
  const strangers = newKeys();
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => {};
  const server: Server = createServer((request, response) => handle(request, response));
  await listen(server, 0);
  const port = (server.address() as AddressInfo).port;
  const issuer = `http://127.0.0.1:${port}`;

  function assemble(): void {
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: [options.redirectUri],
          post_logout_redirect_uris: [options.afterLogout],
          backchannel_logout_uri: options.logoutUri,
          backchannel_logout_session_required: true,
          token_endpoint_auth_method: 'client_secret_post',
          grant_types: ['authorization_code'],
          response_types: ['code'],
        },
      ],
      jwks: { keys: [keys.jwk] },
      features: {
        devInteractions: { enabled: false },
        backchannelLogout: { enabled: true },
        rpInitiatedLogout: {
          enabled: true,
          logoutSource: (context: any, form: string) => {
            context.body = form;
          },
        },
      },
      pkce: { required: () => true },
      cookies: { keys: ['for-tests'] },
      claims: { openid: ['sub'], ...options.claims },
      scopes: ['openid', ...options.scope.split(' ')],
      // By itself it speaks to no address of this machine.
      fetch: (url: string, { method, headers, body, redirect }: Required<RequestInit>) =>
        fetch(url, { method, headers, body, redirect }),
      conformIdTokenClaims: false,
      findAccount: (_: unknown, id: string) => ({ accountId: id, claims: async () => self.account }),
      interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
      ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 600, Session: 600, Interaction: 600, Grant: 600 },
    });
    const callback = provider.callback();
    handle = (request, response) => {
      const path = (request.url ?? '').split('?')[0] ?? '';
      self.asked.push(path);
      if (path.startsWith('/interaction/'))
        return void interact(provider, request, response).catch(() => response.end());
      if (path === '/token' && self.failing) return void response.writeHead(502).end('Bad gateway');
      if (path === '/token') changeToken(response);
      return void callback(request, response);
    };
  }

  async function interact(provider: any, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { prompt, params, session, grantId } = await provider.interactionDetails(request, response);
    if (self.denies) {
      await provider.interactionFinished(request, response, { error: 'access_denied' });
    } else if (prompt.name === 'login') {
      await provider.interactionFinished(request, response, { login: { accountId: self.account.sub } });
    } else {
      const grant =
        grantId === undefined
          ? new provider.Grant({ accountId: session.accountId, clientId: params.client_id })
          : await provider.Grant.find(grantId);
      grant.addOIDCScope(params.scope);
      await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
    }
  }

  function changeToken(response: ServerResponse): void {
    const end = response.end.bind(response) as (text: string) => ServerResponse;
    response.end = ((text: unknown) => {
      const answer = JSON.parse(String(text)) as Json;
      let token = answer['id_token'];
      if (typeof token === 'string') {
        if (self.adjust !== null) token = self.sign(self.adjust(claimsOf(token)));
        if (self.tamper !== null) token = self.tamper(token as string);
        answer['id_token'] = token;
      }
      const changed = JSON.stringify(answer);
      response.setHeader('content-length', Buffer.byteLength(changed));
      return end(changed);
    }) as never;
  }

  const self: TestProvider = {
    issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    account: { sub: 'nobody' },
    adjust: null,
    tamper: null,
    denies: false,
    failing: false,
    asked: [],
    sign: (claims, header = {}) =>
      signed(claims, { alg: 'RS256', typ: 'JWT', kid: keys.kid, ...header }, keys.privateKey),
    forge: (claims) => signed(claims, { alg: 'RS256', typ: 'JWT', kid: keys.kid }, strangers.privateKey),
    async rotateKeys() {
      keys = newKeys();
      assemble();
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    start: () => listen(server, port),
  };
  assemble();
  return self;
}

/** What stands in a token. */
export function claimsOf(token: string): Json {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Json;
}

/** A token without a signature, as some libraries once took it. */
export function unsigned(claims: Json): string {
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
}

let made = 0;

function newKeys(): { readonly kid: string; readonly jwk: Json; readonly privateKey: KeyObject } {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = `key-${(made += 1)}`;
  return { kid, privateKey, jwk: { ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' } };
}

function signed(claims: Json, header: Json, key: KeyObject): string {
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${createSign('sha256').update(text).sign(key).toString('base64url')}`;
}

function part(value: Json): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}
