import type { PageDeps } from '../../page-deps.ts';
import { type Answer, file, redirect, refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { button, buttonRow, linkButton } from '../../components/button.ts';
import { buttonForm } from '../../components/form.ts';
import { type Html, html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import { markDispatched, writeAgain } from '../../../desk/replies/index.ts';
import { composerPath } from './composer-section.ts';
import { casePath } from './read-through.routes.ts';
import { refusalAnswer } from './refusals.ts';
import { replyState } from './reply-state.ts';
import { composerTexts } from './texts.ts';
import { trail } from './trail.ts';
import { author, isAnswer, relationOf, replyToSee, type ReplyAndCase } from './who.ts';

/** The exception in 9: the municipality's official letter, printed and handed over by people; and a letter that came back. */
export function letterRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/atbilde/:id/vestule',
      action: 'case.read',
      audience: 'staff',
      handle: (web, { params, query }) =>
        web.read(async (tx) => {
          const found = await replyToSee(tx, web, params['id']);
          if (isAnswer(found)) return found;
          if (found.reply.html === null || found.reply.state === 'draft')
            return redirect(composerPath(found.case.number));
          return query['fails'] === undefined ? letterPage(web, found) : letterFile(found, found.reply.html);
        }),
    }),
    defineRoute({
      method: 'POST',
      path: '/atbilde/:id/nodota',
      action: 'reply.approve',
      audience: 'staff',
      async handle(web, { params }) {
        const found = await web.read((tx) => replyToSee(tx, web, params['id']));
        if (isAnswer(found)) return found;
        if (!web.mayI('reply.approve', relationOf(found.case)))
          return refuse(403, composerTexts(web.lang).refusals.notHolder);
        const done = await markDispatched(deps.desk, author(web), found.reply.id);
        const again = typeof done === 'object' && done.refused === 'already-left' && done.state === 'delivered';
        if (typeof done === 'object' && !again) return refusalAnswer(done, web.lang);
        return redirect(casePath(found), composerTexts(web.lang).sent.dispatched);
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/atbilde/:id/velreiz',
      action: 'case.write',
      audience: 'staff',
      async handle(web, { params }) {
        const found = await web.read((tx) => replyToSee(tx, web, params['id']));
        if (isAnswer(found)) return found;
        if (!web.mayI('case.write', relationOf(found.case))) return refuse(403);
        const draft = await writeAgain(deps.desk, author(web), found.reply);
        return 'refused' in draft ? refusalAnswer(draft, web.lang) : redirect(composerPath(found.case.number));
      },
    }),
  ];
}

function letterPage(web: WebRequest, found: ReplyAndCase): Answer {
  const { reply, case: one } = found;
  const t = composerTexts(web.lang);
  const title = reply.letterNumber === null ? reply.subject : t.letter.title(reply.letterNumber);
  const waits = reply.way === 'official-letter' && reply.state === 'approved';
  const mine = web.mayI('reply.approve', relationOf(one));
  const actions: Html[] = [
    button({ text: t.letter.print, type: 'button', key: 'p', attrs: { 'data-print': 'letter' } }),
    linkButton({
      text: t.letter.download,
      href: `/atbilde/${reply.id}/vestule?fails`,
      attrs: { 'data-turbo': 'false' },
    }),
    ...(waits && mine
      ? [
          buttonForm(web, {
            action: `/atbilde/${reply.id}/nodota`,
            button: button({ text: t.letter.dispatch, kind: 'primary' }),
          }),
          buttonForm(web, {
            action: `/atbilde/${reply.id}/atsaukt`,
            button: button({ text: t.letter.withdraw, kind: 'quiet' }),
          }),
        ]
      : []),
  ];
  return page(web, {
    title,
    over: trail([{ text: one.number, href: casePath(found) }, { text: title }]),
    lead: html`${replyState(web, reply)}${waits && html`<p>${t.letter.lead}</p>`}`,
    body: html`<div class="read-through"><iframe class="letter-frame" id="letter" title="${t.letter.frame}" src="/atbilde/${reply.id}/skats" sandbox="allow-modals allow-same-origin"></iframe>${buttonRow(...actions)}</div>`,
    current: 'cases',
    modules: ['composer-send'],
  });
}

function letterFile({ reply }: ReplyAndCase, letter: string): Answer {
  const name = `${(reply.letterNumber ?? reply.subject).replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.html`;
  return file(letter, 'text/html; charset=utf-8', name);
}
