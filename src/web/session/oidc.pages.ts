import type { StaffProvider } from '../../channels/oidc/staff-provider.ts';
import { linkButton } from '../components/button.ts';
import { html, nothing } from '../html.ts';
import { page } from '../layout/page.ts';
import { leave, refuse } from '../server/answer.ts';
import { defineRoute, type Route } from '../server/define-route.ts';
import { type EntryProblem, oidcTexts } from './oidc.texts.ts';

/** Why somebody was not let in, and what is said to who goes. */
export function oidcPages({ provider }: StaffProvider, origin: string): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/ieeja/konts/atteikts',
      action: 'public.sign-in',
      audience: 'public',
      handle(request, { query }) {
        const texts = oidcTexts(request.lang);
        const problem = query['iemesls'] ?? '';
        if (!Object.hasOwn(texts.refusals, problem)) return refuse(404);
        const { say, todo } = texts.refusals[problem as EntryProblem];
        const reference = /^[0-9a-f]{8}$/.exec(query['atsauce'] ?? '')?.[0];
        return page(request, {
          title: texts.title,
          frame: 'plain',
          status: problem === 'provider-away' ? 503 : 403,
          body: html`<div class="error-page"><p>${say}</p><p>${todo}</p>${
            reference === undefined
              ? nothing
              : html`<p class="code">${texts.reference}: <strong>${reference}</strong></p>`
          }</div>`,
          actions: [
            linkButton({
              text: texts.again,
              href: '/ieeja/konts',
              kind: 'primary',
              attrs: { 'data-turbo': 'false' },
            }),
            linkButton({ text: texts.otherWays, href: '/ieeja' }),
          ],
        });
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/ieeja/iziets',
      action: 'public.sign-in',
      audience: 'public',
      handle(request) {
        const texts = oidcTexts(request.lang).out;
        return page(request, {
          title: texts.title,
          frame: 'plain',
          body: html`<p>${texts.say}</p><p>${texts.shared}</p>`,
          actions: [
            linkButton({ text: texts.enterAgain, href: '/ieeja', kind: 'primary' }),
            linkButton({ text: texts.outOfAccount, href: '/ieeja/konts/iziet', attrs: { 'data-turbo': 'false' } }),
          ],
        });
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/ieeja/konts/iziet',
      action: 'public.sign-in',
      audience: 'public',
      limit: 240,
      async handle(request) {
        const to = await provider.endSessionUrl(`${origin}/ieeja/konts/iziets`);
        if (to !== null) return leave(to);
        const texts = oidcTexts(request.lang).out;
        return page(request, {
          title: texts.title,
          frame: 'plain',
          status: 503,
          body: html`<p>${texts.away}</p>`,
          actions: linkButton({ text: texts.enterAgain, href: '/ieeja', kind: 'primary' }),
        });
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/ieeja/konts/iziets',
      action: 'public.sign-in',
      audience: 'public',
      handle(request) {
        const texts = oidcTexts(request.lang).out;
        return page(request, {
          title: texts.doneTitle,
          frame: 'plain',
          body: html`<p>${texts.doneSay}</p>`,
          actions: linkButton({ text: texts.enterAgain, href: '/ieeja', kind: 'primary' }),
        });
      },
    }),
  ];
}
