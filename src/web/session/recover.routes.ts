import { sendRecovery } from '../../desk/accounts/index.ts';
import { parseEmailAddress } from '../../vocabulary/ids.ts';
import { button, linkButton } from '../components/button.ts';
import { textField } from '../components/field.ts';
import { form } from '../components/form.ts';
import { html } from '../html.ts';
import { page } from '../layout/page.ts';
import type { PageDeps } from '../page-deps.ts';
import { redirect } from '../server/answer.ts';
import { defineRoute, type Route } from '../server/define-route.ts';
import { askerOf, safeOriginOf, signInRulesOf } from './account-request.ts';
import { sessionTexts } from './texts.ts';

/** „Nevaru ienākt”: the answer is the same for everybody; only the letter differs. */
export function recoverRoutes({ desk }: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/ieeja/nevaru',
      action: 'public.sign-in',
      audience: 'public',
      handle(request, { query }) {
        const { recover: texts, password } = sessionTexts(request.lang);
        const back = linkButton({ text: texts.back, href: '/ieeja', kind: 'quiet' });
        if (query['nosutits'] !== undefined)
          return page(request, {
            title: texts.sent,
            frame: 'plain',
            body: html`<p>${texts.sentSay}</p>`,
            actions: back,
          });
        if (!signInRulesOf(request).mailLeaves || safeOriginOf(request) === null)
          return page(request, {
            title: texts.title,
            frame: 'plain',
            body: html`<p>${texts.noMail}</p>`,
            actions: back,
          });
        return page(request, {
          title: texts.title,
          frame: 'plain',
          body: html`<p>${texts.say}</p>${form(request, {
            action: '/ieeja/nevaru',
            attrs: { class: 'way' },
            body: [
              textField({
                lang: request.lang,
                name: 'epasts',
                label: password.email,
                type: 'email',
                max: 320,
                required: true,
                attrs: { autocomplete: 'username' },
              }),
              html`<p class="button-row">${button({ text: texts.go, kind: 'primary' })}${back}</p>`,
            ],
          })}`,
        });
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/ieeja/nevaru',
      action: 'public.sign-in',
      audience: 'public',
      limit: 10,
      handle(request, { body }) {
        const rules = signInRulesOf(request);
        const origin = safeOriginOf(request);
        const email = parseEmailAddress(body['epasts']);
        if (email !== null && origin !== null && rules.mailLeaves) {
          // Not waited for: how long it takes would tell whether the address is known.
          sendRecovery(desk, rules, email, origin, askerOf(request)).catch((error: unknown) =>
            request.deps.config.log({
              level: 'error',
              reference: request.reference,
              method: 'POST',
              path: '/ieeja/nevaru',
              problem: error instanceof Error ? (error.stack ?? error.message) : String(error),
            }),
          );
        }
        return redirect('/ieeja/nevaru?nosutits');
      },
    }),
  ];
}
