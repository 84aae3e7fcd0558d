import { deskIdentity } from '../../database/connect.ts';
import { readLogoutToken } from '../../channels/oidc/logout-token.ts';
import type { Expected } from '../../channels/oidc/provider.ts';
import type { ProviderRefusal } from '../../channels/oidc/provider-refusal.ts';
import { showedTwoFactors } from '../../channels/oidc/second-factor.ts';
import { providedPerson, type StaffProvider } from '../../channels/oidc/staff-provider.ts';
import { enterByProvider, hashOf, rememberAttempt, spendAssertion, takeBack } from '../../desk/identity/index.ts';
import { endProviderSessions } from '../../desk/sessions/index.ts';
import type { PageDeps } from '../page-deps.ts';
import { type Answer, json, leave, redirect } from '../server/answer.ts';
import { defineRoute, type Route } from '../server/define-route.ts';
import type { WebRequest } from '../server/web-request.ts';
import { askerOf, signInRulesOf } from './account-request.ts';
import { oidcPages } from './oidc.pages.ts';
import type { EntryProblem } from './oidc.texts.ts';
import { ownPath } from './own-path.ts';

interface Facts {
  readonly expected: Expected;
  readonly to: string;
}

/** Signing in by the municipality's identity provider; no route at all where none is set up. */
export function oidcRoutes(deps: PageDeps): Route[] {
  const { desk, providers } = deps;
  if (providers?.staff == null) return [];
  const { staff, origin } = providers;
  const answerUrl = `${origin}/ieeja/konts/atbilde`;
  return [
    defineRoute({
      method: 'GET',
      path: '/ieeja/konts',
      action: 'public.sign-in',
      audience: 'public',
      limit: 240,
      async handle(request, { query }) {
        const begun = await staff.provider.begin(answerUrl);
        if ('refused' in begun) return notEntered(request, begun);
        const attempt = { audience: 'staff', state: begun.expected.state, browser: request.csrf } as const;
        await rememberAttempt(desk, attempt, { expected: begun.expected, to: ownPath(query['uz']) } satisfies Facts);
        return leave(begun.to);
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/ieeja/konts/atbilde',
      action: 'public.sign-in',
      audience: 'public',
      limit: 240,
      async handle(request, { query }) {
        const attempt = { audience: 'staff', state: query['state'] ?? '', browser: request.csrf } as const;
        const taken = await takeBack(desk, attempt);
        if (taken === null) return notEntered(request, { refused: 'attempt-unknown', code: 'state' });
        const facts = taken.facts as Facts;
        const answer = await staff.provider.finish(new URL(answerUrl + request.url.search), facts.expected);
        if ('refused' in answer) return notEntered(request, answer);
        return enter(deps, staff, request, answer.claims, facts.to);
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/ieeja/konts/beigts',
      action: 'public.sign-in',
      audience: 'public',
      limit: 120,
      // The provider itself says it, with a signed token in place of a form's.
      csrf: false,
      handle: (request, { body }) => endByProvider(deps, staff, request, body['logout_token']),
    }),
    ...oidcPages(providers.staff, origin),
  ];
}

/** Opens a session for the employee whom the claims mean, if they may come in. */
async function enter(
  { desk }: PageDeps,
  staff: StaffProvider,
  request: WebRequest,
  claims: Parameters<typeof providedPerson>[0],
  to: string,
): Promise<Answer> {
  const person = providedPerson(claims, staff);
  if (person === null) return notEntered(request, { refused: 'answer-refused', code: 'claim-missing' });
  const strong = showedTwoFactors(claims, staff.strongAcr);
  const entry = await enterByProvider(desk, signInRulesOf(request), person, strong, askerOf(request));
  if ('refused' in entry) return notEntered(request, { refused: entry.refused, code: entry.refused });
  const sid = typeof claims['sid'] === 'string' ? claims['sid'] : null;
  const { way, device } = entry;
  const provider = { subject: claims.sub, sid, strong };
  return redirect(to, null, { open: entry.entered, way, strong, device, provider });
}

/** Away from the address that holds the code, to a page that says why; the log gets a word, never a token. */
function notEntered(
  request: WebRequest,
  { refused, code }: { readonly refused: EntryProblem | ProviderRefusal['refused']; readonly code: string },
): Answer {
  const ours = refused === 'provider-away' || refused === 'answer-refused';
  if (ours) {
    request.deps.config.log({
      level: 'warn',
      reference: request.reference,
      method: request.method,
      path: request.url.pathname,
      problem: `identity provider: ${refused} (${code})`,
    });
  }
  return redirect(`/ieeja/konts/atteikts?iemesls=${refused}${ours ? `&atsauce=${request.reference}` : ''}`);
}

/** OpenID Connect Back-Channel Logout: 200 where it was done, 400 where the token does not hold. */
async function endByProvider(
  { desk }: PageDeps,
  staff: StaffProvider,
  request: WebRequest,
  token: unknown,
): Promise<Answer> {
  const ended = await readLogoutToken(staff.provider, typeof token === 'string' ? token : '', request.now);
  if ('refused' in ended) {
    request.deps.config.log({
      level: 'warn',
      reference: request.reference,
      method: request.method,
      path: request.url.pathname,
      problem: `logout by the identity provider: ${ended.refused} (${ended.code})`,
    });
    return json({ error: 'invalid_request' }, ended.refused === 'provider-away' ? 503 : 400);
  }
  const whose = await desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    const tokenHash = hashOf(`logout ${staff.provider.settings.issuer} ${ended.tokenId}`);
    if (!(await spendAssertion(tx, tokenHash, ended.expiresAt))) return null;
    return endProviderSessions(tx, ended.subject, ended.sid, request.now);
  });
  if (whose === null) return json({ error: 'invalid_request' }, 400);
  for (const employee of whose) request.sessions.forget(employee);
  return json({});
}
