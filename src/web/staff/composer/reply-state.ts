import { badge } from '../../components/badge.ts';
import { button, linkButton } from '../../components/button.ts';
import { buttonForm } from '../../components/form.ts';
import { attrs, type Html, html, nothing } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayInstant, sayWhen } from '../../texts/say.ts';
import type { Reply } from '../../../desk/replies/index.ts';
import { assertNever } from '../../../vocabulary/brand.ts';
import { composerTexts } from './texts.ts';

/** What of a reply says how it stands. */
export type ReplyStanding = Pick<
  Reply,
  'id' | 'state' | 'way' | 'approvedAt' | 'deliveredAt' | 'holdUntil' | 'trouble'
>;

/**
 * How a reply stands, in a word and with what can be done: „Nosūtīsies pēc 8 s · Atsaukt”, „Nodota saņēmēja pastam 9.41”,
 * „Atnāca atpakaļ” with why. For the thread of a case.
 */
export function replyState(web: WebRequest, reply: ReplyStanding): Html {
  const t = composerTexts(web.lang).state;
  const official = reply.way === 'official-letter';
  const at = reply.deliveredAt ?? reply.approvedAt;
  const when =
    at === null
      ? nothing
      : html` <time datetime="${at.toString()}" title="${sayInstant(web.lang, at)}">${sayWhen(web.lang, at, web.now)}</time>`;
  switch (reply.state) {
    case 'draft':
      return html`<div class="reply-state">${badge(t.draft)}</div>`;
    case 'approved':
      return official
        ? html`<div class="reply-state">${badge(t.toDispatch, 'near')} ${linkButton({ text: t.open, href: `/atbilde/${reply.id}/vestule`, kind: 'quiet' })}</div>`
        : held(web, reply);
    case 'withdrawn':
      return html`<div class="reply-state">${badge(t.withdrawn)}</div>`;
    case 'sent':
      return html`<div class="reply-state">${badge(t.sent)}</div>`;
    case 'delivered':
      return html`<div class="reply-state">${badge(official ? t.dispatched : t.delivered, 'kept')}${when}</div>`;
    case 'bounced':
      return trouble(web, reply, t.bounced, t.bouncedTodo);
    case 'failed':
      return trouble(web, reply, t.failed, t.failedTodo);
    default:
      return assertNever(reply.state);
  }
}

/** Counts down by itself where there is script; the way back stands as long as there is one. */
function held(web: WebRequest, reply: ReplyStanding): Html {
  const t = composerTexts(web.lang).state;
  const seconds =
    reply.holdUntil === null ? 0 : Math.max(0, Math.ceil(reply.holdUntil.since(web.now).total('seconds')));
  if (seconds === 0) return html`<div class="reply-state">${badge(t.approved)}</div>`;
  return html`<div class="reply-state"><l-hold${attrs({ seconds, 'data-say': t.held(0).replace('0', '{n}'), 'data-over': t.sent })}>${badge(t.held(seconds), 'accent')}</l-hold> ${buttonForm(web, { action: `/atbilde/${reply.id}/atsaukt`, button: button({ text: t.undo, kind: 'quiet' }) })}</div>`;
}

function trouble(web: WebRequest, reply: ReplyStanding, word: string, todo: string): Html {
  const t = composerTexts(web.lang).state;
  return html`<div class="reply-state trouble">${badge(word, 'late')} <span>${todo}</span>${reply.trouble !== null && html` <small>${reply.trouble}</small>`} ${buttonForm(web, { action: `/atbilde/${reply.id}/velreiz`, button: button({ text: t.again }) })}</div>`;
}
