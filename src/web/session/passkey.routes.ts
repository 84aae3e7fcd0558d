import { askForPasskey, enterByPasskey, openTicket, sealTicket } from '../../desk/accounts/index.ts';
import { html } from '../html.ts';
import type { PageDeps } from '../page-deps.ts';
import { defineRoute, type Route } from '../server/define-route.ts';
import { askerOf, goIn, relyingPartyOf, signInRulesOf } from './account-request.ts';
import { ownPath } from './own-path.ts';
import { passkeyForm } from './passkey-form.ts';
import { signInPage } from './sign-in.page.ts';
import { sessionTexts } from './texts.ts';
import type { SignInWay } from './ways.ts';

interface Challenge {
  readonly challenge: string;
}

/** Signing in with a passkey, without typing anything. */
export function passkeyWay({ desk }: PageDeps): SignInWay {
  return {
    key: 'passkey',
    async show(request, to) {
      const texts = sessionTexts(request.lang).passkey;
      const rp = relyingPartyOf(request);
      if (rp === null) {
        const port = /:(\d+)$/.exec(request.host)?.[0] ?? '';
        const href = `http://localhost${port}/ieeja`;
        return request.fromThisMachine
          ? html`<p class="hint">${texts.localhost} <a href="${href}">${href}</a></p>`
          : null;
      }
      const options = await askForPasskey(rp);
      const ticket = sealTicket(
        desk.vault,
        'passkey-sign-in',
        { challenge: options.challenge } satisfies Challenge,
        request.csrf,
        request.now,
      );
      return html`<h2>${texts.title}</h2><p>${texts.say}</p>${passkeyForm(request, { mode: 'get', action: '/ieeja/atslega', options, ticket, hidden: { uz: to }, button: texts.go })}`;
    },
  };
}

export function passkeyRoutes({ desk }: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/ieeja/atslega',
      action: 'public.sign-in',
      audience: 'public',
      limit: 120,
      async handle(request, { body }) {
        const texts = sessionTexts(request.lang);
        const to = ownPath(body['uz']);
        const rp = relyingPartyOf(request);
        const ticket = String(body['biljete'] ?? '');
        const asked = openTicket<Challenge>(desk.vault, 'passkey-sign-in', ticket, request.csrf, request.now);
        if (rp === null || asked === null) return signInPage(request, { to, problem: texts.refused.ticket });
        const answer = { answer: body['atbilde'], challenge: asked.challenge, ticket };
        const judged = await enterByPasskey(desk, signInRulesOf(request), rp, answer, askerOf(request));
        if ('entered' in judged) return goIn(judged, to);
        const problem = judged.refused === 'wrong' ? texts.passkey.refused : texts.refused[judged.refused];
        return signInPage(request, { to, problem });
      },
    }),
  ];
}
