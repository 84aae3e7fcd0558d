import type { PageDeps } from '../../page-deps.ts';
import { type Answer, json, redirect } from '../../server/answer.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import type { Tx } from '../../../database/database.ts';
import { type Case, isOpen } from '../../../desk/cases/index.ts';
import { linkStates, saveLinkStates } from '../../../desk/links/index.ts';
import {
  checkDraft,
  cleanContent,
  draftOf,
  othersOn,
  proposeDraft,
  type Reply,
  replyById,
  replyFacts,
  showPresence,
  withContent,
  writeDraftIn,
} from '../../../desk/replies/index.ts';
import { tryLinks } from '../../../channels/links/try-link.ts';
import { parseId, type ReplyId } from '../../../vocabulary/ids.ts';
import { checkAnswer } from './check-view.ts';
import { answeredMail, composerPage } from './composer.page.ts';
import { composerPath } from './composer-section.ts';
import { doDeed } from './deeds.ts';
import { loadComposer } from './load-composer.ts';
import { othersLine } from './presence-view.ts';
import { readDraft, type SentDraft } from './read-content.ts';
import { recipientRows } from './recipients-view.ts';
import { refusalAnswer, refusalWords } from './refusals.ts';
import { areaText } from './read-content.ts';
import { author, caseToWrite, isAnswer } from './who.ts';
import { readThroughRoutes } from './read-through.routes.ts';
import { attachmentRoutes } from './attachment.routes.ts';
import { letterRoutes } from './letter.routes.ts';

/** Files come with the form: the letter's attachments and its texts. */
const FORM_BYTES = 30 * 1024 * 1024;

/** The composer: its page, its form, and what its script asks while one types. */
export function composerRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/lieta/:number/atbilde',
      action: 'case.write',
      audience: 'staff',
      handle: (web, { params }) => showComposer(web, deps, params['number']),
    }),
    defineRoute({
      method: 'POST',
      path: '/lieta/:number/atbilde',
      action: 'case.write',
      audience: 'staff',
      bodyLimit: FORM_BYTES,
      handle: (web, { params, body, files }) =>
        web.write(async (tx) => {
          const one = await caseToWrite(tx, web, params['number']);
          if (isAnswer(one)) return one;
          const sent = await sentDraft(tx, deps, web, one, body);
          if (sent === null) return redirect(composerPath(one.number));
          return doDeed(tx, web, deps, one, sent, { body, files });
        }),
    }),
    defineRoute({
      method: 'POST',
      path: '/lieta/:number/atbilde/parbaude',
      action: 'case.write',
      audience: 'staff',
      handle: (web, { params, body }) => web.read((tx) => checkTyped(tx, web, deps, params['number'], body)),
    }),
    defineRoute({
      method: 'POST',
      path: '/lieta/:number/atbilde/melnraksts',
      action: 'case.write',
      audience: 'staff',
      handle: (web, { params, body }) => web.write((tx) => saveTyped(tx, web, deps, params['number'], body)),
    }),
    defineRoute({
      method: 'POST',
      path: '/lieta/:number/atbilde/saites',
      action: 'case.write',
      audience: 'staff',
      limit: 30,
      handle: (web, { params, body }) => tryTyped(web, params['number'], body),
    }),
    defineRoute({
      method: 'POST',
      path: '/lieta/:number/atbilde/klatbutne',
      action: 'case.write',
      audience: 'staff',
      handle: (web, { params, body }) => web.write((tx) => tellPresence(tx, web, params['number'], body)),
    }),
    ...readThroughRoutes(deps),
    ...letterRoutes(deps),
    ...attachmentRoutes(deps),
  ];
}

function showComposer(web: WebRequest, deps: PageDeps, number: unknown): Promise<Answer> {
  return web.read(async (tx) => {
    const one = await caseToWrite(tx, web, number);
    if (isAnswer(one)) return one;
    const view = await loadComposer(tx, deps, one, author(web).employee);
    return composerPage(web, deps, view, await answeredMail(tx, view));
  });
}

/** What was typed, upon the draft that stands or the one that was proposed. */
async function sentDraft(
  tx: Tx,
  deps: PageDeps,
  web: WebRequest,
  one: Case,
  body: FormBody,
): Promise<(SentDraft & { base: Reply }) | null> {
  const id = parseId<ReplyId>(body['reply']);
  const base = id === null ? null : ((await replyById(tx, id)) ?? (await proposed(tx, deps, web, one)));
  if (id === null || base === null || base.case !== one.id) return null;
  const sent = readDraft(body, base);
  return sent === null ? null : { ...sent, base: { ...base, id } };
}

async function proposed(tx: Tx, deps: PageDeps, web: WebRequest, one: Case): Promise<Reply | null> {
  const me = author(web).employee;
  const [draft, facts] = await Promise.all([draftOf(tx, one.id, me), replyFacts(tx, one, me, web.now)]);
  return draft ?? (isOpen(one) ? proposeDraft(one, facts, web.now) : null);
}

/** The check of what is typed, without keeping it. */
async function checkTyped(tx: Tx, web: WebRequest, deps: PageDeps, number: unknown, body: FormBody): Promise<Answer> {
  const one = await caseToWrite(tx, web, number);
  if (isAnswer(one)) return one;
  const sent = await sentDraft(tx, deps, web, one, body);
  if (sent === null) return refusalAnswer({ refused: 'no-such-reply' }, web.lang);
  const typed = withContent(sent.base, cleanContent(sent.content));
  const { check, draft } = await checkDraft(deps.desk, tx, one, typed, deps.dictionary);
  return json({
    ...checkAnswer(check, draft, typed.overrides, web.lang),
    recipients: recipientRows(draft.recipients, web).toString(),
  });
}

/** Keeps what is typed; a save that came between gives back what stands there, and loses nothing. */
async function saveTyped(tx: Tx, web: WebRequest, deps: PageDeps, number: unknown, body: FormBody): Promise<Answer> {
  const one = await caseToWrite(tx, web, number);
  if (isAnswer(one)) return one;
  const sent = await sentDraft(tx, deps, web, one, body);
  if (sent === null) return refusalAnswer({ refused: 'no-such-reply' }, web.lang);
  const saved = await writeDraftIn(
    deps.desk,
    tx,
    author(web),
    { reply: sent.reply, case: one.id, upon: sent.upon },
    sent.content,
  );
  if (!('refused' in saved)) return json({ reply: saved.id, version: saved.draftVersion });
  if (saved.refused !== 'draft-moved-on') return refusalAnswer(saved, web.lang);
  const { newest } = saved;
  const text = [newest.parts.salutation, newest.parts.body, newest.parts.closing].map(areaText).join('\n\n');
  return json(
    {
      conflict: {
        reply: newest.id,
        version: newest.draftVersion,
        parts: newest.parts,
        text,
        say: refusalWords(saved, web.lang),
      },
    },
    409,
  );
}

/** Tries the links that were typed; asks the outside world, so no transaction is open meanwhile. */
async function tryTyped(web: WebRequest, number: unknown, body: FormBody): Promise<Answer> {
  const hrefs = [body['links'] ?? []]
    .flat()
    .filter((href) => href.length <= 2000)
    .slice(0, 20);
  const since = web.now.subtract({ hours: 24 });
  const known = await web.read(async (tx) => {
    const one = await caseToWrite(tx, web, number);
    return isAnswer(one) ? one : { states: await linkStates(tx, hrefs, since) };
  });
  if (isAnswer(known)) return known;
  const untried = hrefs.filter((href) => !known.states.some((state) => state.href === href));
  const outcomes = await tryLinks(untried);
  const clear = [...outcomes].flatMap(([href, outcome]) =>
    outcome === 'unclear' ? [] : [{ href, opens: outcome === 'opens' }],
  );
  if (clear.length > 0) await web.write((tx) => saveLinkStates(tx, clear, web.now));
  return json({
    dead: [...known.states, ...clear].filter(({ opens }) => !opens).map(({ href }) => href),
    changed: clear.length > 0,
  });
}

/** Two people on one case see each other. */
async function tellPresence(tx: Tx, web: WebRequest, number: unknown, body: FormBody): Promise<Answer> {
  const one = await caseToWrite(tx, web, number);
  if (isAnswer(one)) return one;
  const me = author(web).employee;
  await showPresence(tx, one.id, me, body['doing'] === 'reading' ? 'reading' : 'writing', web.now);
  const others = await othersOn(tx, one.id, me, web.now.subtract({ seconds: 60 }));
  return json({ others: othersLine(others, web.lang).toString() });
}
