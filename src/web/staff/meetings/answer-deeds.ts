import { button, linkButton } from '../../components/button.ts';
import { buttonForm } from '../../components/form.ts';
import { type Html, html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { meetingsTexts } from './texts.ts';

/** Where an answer leads back to. */
export const BACK = { list: '/sanaksmes', work: '/mans-darbs' } as const;

/** Yes, perhaps, no for one invitation in a list; the first row of the list has the keys. */
export function answerDeeds(web: WebRequest, id: string, back: keyof typeof BACK, isFirst: boolean): Html {
  const texts = meetingsTexts(web.lang);
  const key = (name: string) => (isFirst ? { key: name } : {});
  const answer = (value: 'accepted' | 'tentative', text: string, name: string) =>
    buttonForm(web, {
      action: `/sanaksme/${id}/atbilde`,
      fields: { answer: value, back },
      button: button({ text, ...key(name) }),
    });
  return html`<div class="meeting-answers">${answer('accepted', texts.accept, 'p')}${answer('tentative', texts.tentative, 'v')}${linkButton({ text: texts.decline, href: `/sanaksme/${id}/nevaru`, ...key('n') })}</div>`;
}

/** For the work list: the answers at the rows of invitations, keys at the first of them. */
export function answersInWork(web: WebRequest): (line: { readonly id: string; readonly href: string }) => Html | null {
  let seen = 0;
  return ({ id, href }) => {
    if (!href.startsWith('/sanaksme/')) return null;
    seen += 1;
    return answerDeeds(web, id, 'work', seen === 1);
  };
}
