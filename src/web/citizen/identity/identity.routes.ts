import { randomBytes } from 'node:crypto';
import { signInUrl } from '../../../channels/latvija/sign-in-url.ts';
import type { Expected } from '../../../channels/oidc/provider.ts';
import {
  endCitizenIdentity,
  establishCitizen,
  passOn,
  rememberAttempt,
  takeBack,
} from '../../../desk/identity/index.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, leave, redirect } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { identityPages } from './identity.pages.ts';
import { type Problem, proveByClaims, proveByWresult, readProof } from './prove.ts';

/** Posted assertions with their certificates; far more than one of them needs. */
const BODY_LIMIT = 400 * 1024;

/** Clients prove who they are; no route at all where the installation has set up no provider for it. */
export function identityRoutes(deps: PageDeps): Route[] {
  const { desk, providers } = deps;
  if (providers?.citizen == null) return [];
  const { citizen, origin } = providers;
  const answerUrl = `${origin}/identitate/atbilde`;
  const shared = { action: 'public.sign-in', audience: 'citizen', limit: 120 } as const;
  const start = defineRoute({
    ...shared,
    method: 'GET',
    path: '/identitate/sakt',
    async handle(request) {
      if (citizen.way === 'oidc') {
        const begun = await citizen.provider.begin(answerUrl);
        if ('refused' in begun) return notProved(request, { refused: 'provider-away', code: begun.code });
        await rememberAttempt(desk, attemptOf(request, begun.expected.state), begun.expected);
        return leave(begun.to);
      }
      const state = newState();
      await rememberAttempt(desk, attemptOf(request, state), {});
      const asked = { address: citizen.address, realm: citizen.trusted.realm };
      return leave(signInUrl(asked, { replyTo: answerUrl, state }, request.now));
    },
  });
  const end = defineRoute({
    method: 'POST',
    path: '/identitate/beigt',
    action: 'citizen.read-own-matter',
    audience: 'citizen',
    async handle(request) {
      if (request.citizenToken !== null) await endCitizenIdentity(desk, request.citizenToken);
      return { ...redirect('/identitate?beigts=ja'), citizen: null };
    },
  });
  if (citizen.way === 'oidc') {
    const answer = defineRoute({
      ...shared,
      method: 'GET',
      path: '/identitate/atbilde',
      async handle(request, { query }) {
        const taken = await takeBack(desk, attemptOf(request, query['state'] ?? ''));
        if (taken === null) return notProved(request, { refused: 'attempt-unknown', code: 'state' });
        const url = new URL(answerUrl + request.url.search);
        const proved = await proveByClaims(citizen, url, taken.facts as Expected, request.now);
        return 'refused' in proved ? notProved(request, proved) : establish(deps, proved);
      },
    });
    return [start, answer, end, ...identityPages(deps, 'oidc')];
  }
  const posted = defineRoute({
    ...shared,
    method: 'POST',
    path: '/identitate/atbilde',
    bodyLimit: BODY_LIMIT,
    // It comes from the provider's page: what it proves stands in its signature, and the next step asks whose browser it is.
    csrf: false,
    async handle(request, { body }) {
      const taken = await takeBack(desk, { ...attemptOf(request, textOf(body['wctx'])), browser: null });
      if (taken === null) return notProved(request, { refused: 'attempt-unknown', code: 'wctx' });
      const proved = await proveByWresult(desk, citizen, textOf(body['wresult']), request.now);
      if ('refused' in proved) return notProved(request, proved);
      const state = newState();
      await passOn(desk, { audience: 'citizen', state, browserHash: taken.browserHash }, proved);
      return redirect(`/identitate/atbilde?solis=${state}`);
    },
  });
  const step = defineRoute({
    ...shared,
    method: 'GET',
    path: '/identitate/atbilde',
    async handle(request, { query }) {
      const taken = await takeBack(desk, attemptOf(request, query['solis'] ?? ''));
      if (taken === null) return notProved(request, { refused: 'attempt-unknown', code: 'browser' });
      const proof = readProof(taken.facts);
      return proof === null ? notProved(request, { refused: 'attempt-unknown', code: 'step' }) : establish(deps, proof);
    },
  });
  return [start, posted, step, end, ...identityPages(deps, 'wsfed-saml11')];
}

async function establish({ desk }: PageDeps, proof: Parameters<typeof establishCitizen>[1]): Promise<Answer> {
  return { ...redirect('/identitate'), citizen: await establishCitizen(desk, proof) };
}

/** Away from an address or a form with the answer in it, to a page that says why; the log gets a word. */
function notProved(request: WebRequest, { refused, code }: Problem): Answer {
  const asked = refused !== 'cancelled' && refused !== 'attempt-unknown' && refused !== 'not-a-person';
  if (asked) {
    request.deps.config.log({
      level: 'warn',
      reference: request.reference,
      method: request.method,
      path: request.url.pathname,
      problem: `proof of identity: ${refused} (${code})`,
    });
  }
  return redirect(`/identitate/neizdevas?iemesls=${refused}${asked ? `&atsauce=${request.reference}` : ''}`);
}

function attemptOf(request: WebRequest, state: string) {
  return { audience: 'citizen', state, browser: request.csrf } as const;
}

function newState(): string {
  return randomBytes(32).toString('base64url');
}

function textOf(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}
