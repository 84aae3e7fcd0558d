import { linkButton } from '../components/button.ts';
import { html } from '../html.ts';
import type { WebRequest } from '../server/web-request.ts';
import { oidcTexts } from './oidc.texts.ts';
import type { SignInWay } from './ways.ts';

/** The municipality's identity provider as a way in; shown where one is set up. */
export const providerWay: SignInWay = {
  key: 'provider',
  show(request, to) {
    if (request.deps.providers?.staff == null) return null;
    const texts = oidcTexts(request.lang);
    return html`${linkButton({
      text: texts.enter,
      href: to === '/' ? '/ieeja/konts' : `/ieeja/konts?uz=${encodeURIComponent(to)}`,
      kind: 'primary',
      // A visit to another house is a visit, not a part of this page.
      attrs: { 'data-turbo': 'false' },
    })}<p><small>${texts.hint}</small></p>`;
  },
};

/** Where somebody finds themself who has signed out: who came in by the municipal account is told that it may still be open. */
export function signedOutPath({ session, deps }: WebRequest): '/ieeja' | '/ieeja/iziets' {
  return session?.way === 'provider' && deps.providers?.staff != null ? '/ieeja/iziets' : '/ieeja';
}
