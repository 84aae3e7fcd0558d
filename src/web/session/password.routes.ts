import {
  enterByCode,
  enterByPassword,
  openTicket,
  type Refused,
  sealTicket,
  type SecondStep,
} from '../../desk/accounts/index.ts';
import { button, linkButton } from '../components/button.ts';
import { hiddenField, textField } from '../components/field.ts';
import { errorSummary, form } from '../components/form.ts';
import { html } from '../html.ts';
import { page } from '../layout/page.ts';
import type { PageDeps } from '../page-deps.ts';
import type { Answer } from '../server/answer.ts';
import { defineRoute, type Route } from '../server/define-route.ts';
import type { WebRequest } from '../server/web-request.ts';
import { saySpan } from '../texts/say.ts';
import { askerOf, goIn, signInRulesOf } from './account-request.ts';
import { ownPath } from './own-path.ts';
import { signInPage } from './sign-in.page.ts';
import { sessionTexts } from './texts.ts';
import type { SignInWay } from './ways.ts';

/** Signing in with address and password. */
export const passwordWay: SignInWay = {
  key: 'password',
  show(request, to, email = '') {
    const texts = sessionTexts(request.lang).password;
    return html`<h2>${texts.title}</h2>${form(request, {
      action: '/ieeja/parole',
      attrs: { 'data-turbo': 'false' },
      body: [
        hiddenField('uz', to),
        textField({
          lang: request.lang,
          name: 'epasts',
          label: texts.email,
          value: email,
          type: 'email',
          max: 320,
          required: true,
          attrs: { autocomplete: 'username webauthn', autocapitalize: 'none', spellcheck: 'false' },
        }),
        textField({
          lang: request.lang,
          name: 'parole',
          label: texts.password,
          type: 'password',
          max: 1000,
          required: true,
          attrs: { autocomplete: 'current-password' },
        }),
        html`<p class="button-row">${button({ text: texts.go })}<a href="/ieeja/nevaru">${texts.cannot}</a></p>`,
      ],
    })}`;
  },
};

export function passwordRoutes({ desk }: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/ieeja/parole',
      action: 'public.sign-in',
      audience: 'public',
      limit: 120,
      async handle(request, { body }) {
        const to = ownPath(body['uz']);
        const email = String(body['epasts'] ?? '').slice(0, 320);
        const password = String(body['parole'] ?? '').slice(0, 1000);
        const judged = await enterByPassword(desk, signInRulesOf(request), { email, password }, askerOf(request));
        if ('entered' in judged) return goIn(judged, to);
        if ('next' in judged) {
          const ticket = sealTicket(desk.vault, 'second-step', judged.next, request.csrf, request.now);
          return codePage(request, { to, ticket });
        }
        return signInPage(request, { to, email, problem: sayRefused(request, judged) });
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/ieeja/kods',
      action: 'public.sign-in',
      audience: 'public',
      limit: 120,
      async handle(request, { body }) {
        const to = ownPath(body['uz']);
        const ticket = String(body['biljete'] ?? '');
        const step = openTicket<SecondStep>(desk.vault, 'second-step', ticket, request.csrf, request.now);
        if (step === null) return signInPage(request, { to, problem: sessionTexts(request.lang).refused.ticket });
        const given = { code: String(body['kods'] ?? '').slice(0, 60), ticket };
        const judged = await enterByCode(desk, signInRulesOf(request), step, given, askerOf(request));
        if ('entered' in judged) return goIn(judged, to);
        return codePage(request, { to, ticket, problem: sayRefused(request, judged) });
      },
    }),
  ];
}

function codePage(
  request: WebRequest,
  { to, ticket, problem }: { readonly to: string; readonly ticket: string; readonly problem?: string },
): Answer {
  const { lang } = request;
  const texts = sessionTexts(lang).code;
  const errors = problem === undefined ? [] : [{ name: 'kods', say: problem }];
  return page(request, {
    title: texts.title,
    frame: 'plain',
    status: problem === undefined ? 200 : 422,
    body: html`${errorSummary(request, errors)}<p>${texts.say}</p>${form(request, {
      action: '/ieeja/kods',
      attrs: { 'data-turbo': 'false', class: 'way' },
      body: [
        hiddenField('uz', to),
        hiddenField('biljete', ticket),
        textField({
          lang,
          name: 'kods',
          label: texts.label,
          error: problem,
          width: 'short',
          max: 60,
          required: true,
          attrs: {
            autocomplete: 'one-time-code',
            autocapitalize: 'none',
            spellcheck: 'false',
            autofocus: problem === undefined,
          },
        }),
        html`<p class="button-row">${button({ text: texts.go, kind: 'primary' })}${linkButton({ text: texts.other, href: `/ieeja?uz=${encodeURIComponent(to)}`, kind: 'quiet' })}</p>`,
      ],
    })}`,
  });
}

/** The same words for nobody, a wrong password and a wrong code. */
export function sayRefused(request: WebRequest, judged: Refused): string {
  const texts = sessionTexts(request.lang).refused;
  if (judged.refused !== 'slowed') return texts[judged.refused];
  const seconds = Math.max(1, Math.ceil(judged.until.since(request.now).total('seconds')));
  return texts.slowed(saySpan(request.lang, seconds));
}
