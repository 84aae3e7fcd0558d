import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import type { Tx } from '../../../database/database.ts';
import { approveReply, previewReply, withdrawReply } from '../../../desk/replies/index.ts';
import { keepProposed } from '../../../desk/promises/index.ts';
import { proposedIn, tickedOf } from '../promises/proposed.view.ts';
import { composerPath } from './composer-section.ts';
import { missingClauses, reasonedClauses } from './check-view.ts';
import { readThroughPage, type ReadThrough } from './read-through.page.ts';
import { refusalAnswer, refusalWords } from './refusals.ts';
import { composerTexts } from './texts.ts';
import { author, isAnswer, relationOf, replyToSee, type ReplyAndCase } from './who.ts';

/** What the letter may do within its frame: nothing but look. */
export const LETTER_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin allow-modals allow-popups allow-popups-to-escape-sandbox";

/** 9.5: read once more, send, take back. */
export function readThroughRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/atbilde/:id/lasit',
      action: 'case.write',
      audience: 'staff',
      handle: (web, { params, query }) => web.read((tx) => showReading(tx, web, deps, params['id'], query['skats'])),
    }),
    defineRoute({
      method: 'GET',
      path: '/atbilde/:id/skats',
      action: 'case.read',
      audience: 'staff',
      handle: (web, { params }) => web.read((tx) => showLetter(tx, web, deps, params['id'])),
    }),
    defineRoute({
      method: 'POST',
      path: '/atbilde/:id/sutit',
      action: 'reply.approve',
      audience: 'staff',
      handle: (web, { params, body }) => send(web, deps, params['id'], body),
    }),
    defineRoute({
      method: 'POST',
      path: '/atbilde/:id/atsaukt',
      action: 'reply.approve',
      audience: 'staff',
      handle: (web, { params }) => takeBack(web, deps, params['id']),
    }),
  ];
}

async function showReading(
  tx: Tx,
  web: WebRequest,
  deps: PageDeps,
  id: unknown,
  shown: string | undefined,
): Promise<Answer> {
  const found = await replyToSee(tx, web, id);
  if (isAnswer(found)) return found;
  if (found.reply.state !== 'draft') return redirect(casePath(found), composerTexts(web.lang).refusals.notDraft);
  return readThroughPage(web, await readingOf(tx, web, deps, found), shown === 'teksts' ? 'text' : 'html');
}

async function readingOf(
  tx: Tx,
  web: WebRequest,
  deps: PageDeps,
  { reply, case: one }: ReplyAndCase,
): Promise<ReadThrough> {
  const { html, text, check, draft, hash, links, linkStates } = await previewReply(
    deps.desk,
    tx,
    reply,
    deps.dictionary,
    one,
  );
  return {
    case: one,
    reply,
    html,
    text,
    check,
    hash,
    recipients: draft.recipients,
    links: links.slice(0, 50),
    linkStates,
    maySend: web.mayI('reply.approve', relationOf(one)),
    mayOverride: web.mayI('reply.override', relationOf(one)),
    missing: missingClauses(check, reply.overrides),
    reasoned: reasonedClauses(check, reply.overrides),
    proposed: proposedIn(web, deps, reply, one),
  };
}

/** The letter alone, for the frame: a draft as it would leave, else as it was approved. */
async function showLetter(tx: Tx, web: WebRequest, deps: PageDeps, id: unknown): Promise<Answer> {
  const found = await replyToSee(tx, web, id);
  if (isAnswer(found)) return found;
  const { reply } = found;
  const letter =
    reply.html !== null && reply.state !== 'draft'
      ? reply.html
      : (await previewReply(deps.desk, tx, reply, deps.dictionary, found.case)).html;
  return {
    answer: 'file',
    bytes: letter,
    type: 'text/html; charset=utf-8',
    name: null,
    headers: { 'content-security-policy': LETTER_POLICY },
  };
}

/** Sends; a second press of the same button finds the letter approved and leads to the same place. */
async function send(web: WebRequest, deps: PageDeps, id: unknown, body: FormBody): Promise<Answer> {
  const found = await web.read((tx) => replyToSee(tx, web, id));
  if (isAnswer(found)) return found;
  const { reply, case: one } = found;
  const t = composerTexts(web.lang);
  if (!web.mayI('reply.approve', relationOf(one))) return refuse(403, t.refusals.notHolder, t.toCase);
  if (reply.state === 'approved' && reply.approvedBy === author(web).employee) return afterSending(web, found);
  if (reply.overrides.length > 0 && !web.mayI('reply.override', relationOf(one)))
    return refuse(403, t.refusals.noOverride, t.read.back);
  // Forgotten again where nothing is ticked: a letter that was taken back may have been changed since.
  if (reply.state === 'draft')
    await web.write((tx) => keepProposed(tx, reply.id, tickedOf(body, proposedIn(web, deps, reply, one))));
  const approved = await approveReply(
    deps.desk,
    author(web),
    { reply: reply.id, readThrough: String(body['hash'] ?? '') },
    deps.dictionary,
  );
  if (!('refused' in approved)) return afterSending(web, { reply: approved, case: one });
  if (approved.refused === 'not-a-draft' && approved.state === 'approved') return afterSending(web, found);
  if (approved.refused !== 'reply-incomplete' && approved.refused !== 'not-read-through')
    return refusalAnswer(approved, web.lang);
  return web.read(async (tx) =>
    readThroughPage(web, await readingOf(tx, web, deps, found), 'html', refusalWords(approved, web.lang)),
  );
}

function afterSending(web: WebRequest, { reply, case: one }: ReplyAndCase): Answer {
  const t = composerTexts(web.lang).sent;
  if (reply.way === 'official-letter')
    return redirect(`/atbilde/${reply.id}/vestule`, t.letter(reply.letterNumber ?? ''));
  const left = reply.holdUntil === null ? 0 : Math.max(0, Math.round(reply.holdUntil.since(web.now).total('seconds')));
  if (left === 0) return redirect(casePath({ reply, case: one }));
  return redirect(casePath({ reply, case: one }), {
    say: t.hold(left),
    undo: { action: `/atbilde/${reply.id}/atsaukt`, seconds: left },
  });
}

async function takeBack(web: WebRequest, deps: PageDeps, id: unknown): Promise<Answer> {
  const found = await web.read((tx) => replyToSee(tx, web, id));
  if (isAnswer(found)) return found;
  if (!web.mayI('reply.approve', relationOf(found.case)))
    return refuse(403, composerTexts(web.lang).refusals.notHolder);
  const back = composerPath(found.case.number);
  if (found.reply.state === 'draft') return redirect(back);
  const taken = await withdrawReply(deps.desk, author(web), found.reply.id);
  if ('refused' in taken) return refusalAnswer(taken, web.lang);
  return redirect(back, composerTexts(web.lang).sent.withdrawn);
}

export function casePath({ case: one }: ReplyAndCase): string {
  return `/lieta/${encodeURIComponent(one.number)}`;
}
