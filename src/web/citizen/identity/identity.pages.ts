import { citizenOf, type IdentityAssertion } from '../../../desk/identity/index.ts';
import { maskPersonalCode, readPersonalCode } from '../../../vocabulary/personal-code.ts';
import { button, linkButton } from '../../components/button.ts';
import { buttonForm } from '../../components/form.ts';
import { facts } from '../../components/list.ts';
import { type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import { sayTime } from '../../texts/say.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { type IdentityProblem, identityTexts } from './texts.ts';

/** Who the client is to us now, and why it could not be proved. */
export function identityPages({ desk }: PageDeps, way: 'wsfed-saml11' | 'oidc'): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/identitate',
      action: 'citizen.read-own-matter',
      audience: 'citizen',
      async handle(request, { query }) {
        const known = await citizenOf(desk, request.citizenToken);
        if (known === null) return unknownPage(request, way, query['beigts'] === 'ja');
        const texts = identityTexts(request.lang);
        const { identity, until } = known;
        return page(request, {
          title: texts.youAre(`${identity.givenName} ${identity.surname}`),
          frame: 'plain',
          body: html`<section class="section">${factsOf(request, identity)}</section><p><small>${texts.until(sayTime(request.lang, until))} ${texts.kept}</small></p>`,
          actions: buttonForm(request, {
            action: '/identitate/beigt',
            button: button({ text: texts.end }),
            attrs: { 'data-turbo': 'false' },
          }),
        });
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/identitate/neizdevas',
      action: 'public.sign-in',
      audience: 'citizen',
      handle(request, { query }) {
        const texts = identityTexts(request.lang);
        const problem = query['iemesls'] ?? '';
        if (!Object.hasOwn(texts.refusals, problem)) return refuse(404);
        const { say, todo } = texts.refusals[problem as IdentityProblem];
        const reference = /^[0-9a-f]{8}$/.exec(query['atsauce'] ?? '')?.[0];
        return page(request, {
          title: texts.problem,
          frame: 'plain',
          status: problem === 'provider-away' ? 503 : 403,
          body: html`<div class="error-page"><p>${say}</p><p>${todo}</p>${
            reference === undefined
              ? nothing
              : html`<p class="code">${texts.reference}: <strong>${reference}</strong></p>`
          }</div>`,
          actions: startButton(request, texts.again),
        });
      },
    }),
  ];
}

function unknownPage(request: WebRequest, way: 'wsfed-saml11' | 'oidc', ended: boolean): Answer {
  const texts = identityTexts(request.lang);
  return page(request, {
    title: texts.title,
    frame: 'plain',
    body: html`${ended ? html`<p role="status">${texts.ended}</p>` : html`<p>${texts.lead}</p>`}<p><small>${texts.kept}</small></p>`,
    actions: startButton(request, way === 'oidc' ? texts.beginOther : texts.begin),
  });
}

function startButton(request: WebRequest, text: string): Html {
  return linkButton({
    text,
    href: '/identitate/sakt',
    kind: 'primary',
    attrs: { 'data-turbo': 'false', lang: request.lang },
  });
}

/** The code masked: whoever looks over the shoulder learns nothing. */
function factsOf(request: WebRequest, { personalCode, asRepresentativeOf: whom }: IdentityAssertion): Html {
  const texts = identityTexts(request.lang);
  const code: [string, string] = [texts.personalCode, maskPersonalCode(personalCode)];
  if (whom === undefined) return facts([code]);
  return facts([code, [texts.for[whom.kind], whom.kind === 'person' ? masked(whom.code) : whom.code]]);
}

function masked(digits: string): string {
  const code = readPersonalCode(digits);
  return code === null ? '' : maskPersonalCode(code);
}
