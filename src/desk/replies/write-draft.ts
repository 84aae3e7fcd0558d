import type { Identity, Tx } from '../../database/database.ts';
import type { CaseId, EmployeeId, ReplyId } from '../../vocabulary/ids.ts';
import { type Case, isOpen, lockCase } from '../cases/index.ts';
import type { Desk } from '../context.ts';
import { cleanContent, withContent } from './draft-content.ts';
import { proposeDraft } from './propose-draft.ts';
import type { DraftRefusal } from './refusals.ts';
import { type DraftContent, draftOf, insertDraft, lockReply, replyById, saveDraft } from './replies.store.ts';
import { replyFacts } from './reply-facts.store.ts';
import type { Reply } from './reply.ts';

/** The employee's draft on a case: the one that is open, or a new one filled from the case (9.1 salutation and reference). */
export async function openDraft(
  desk: Desk,
  who: Identity & { employee: EmployeeId },
  id: CaseId,
): Promise<Reply | DraftRefusal> {
  return desk.database.write(who, async (tx) => {
    // Locked, so that two windows opened at once end with one draft.
    const one = await lockCase(tx, id);
    if (one === null) return { refused: 'no-such-case' };
    const existing = await draftOf(tx, id, who.employee);
    if (existing !== null) return existing;
    if (!isOpen(one)) return { refused: 'case-not-open', state: one.state };
    const draft = await firstDraft(desk, tx, one, who.employee);
    await insertDraft(tx, draft);
    return draft;
  });
}

/** Saves what the composer holds upon the version it was read at; the parts are sanitised here, whatever a browser sends. */
export async function writeDraft(
  desk: Desk,
  who: Identity & { employee: EmployeeId },
  id: ReplyId,
  upon: number,
  content: DraftContent,
): Promise<Reply | DraftRefusal> {
  return desk.database.write(who, (tx) => writeDraftIn(desk, tx, who, { reply: id, case: null, upon }, content));
}

/** Which draft is saved, on which case and version; without a case it has to stand already. */
export interface DraftTarget {
  readonly reply: ReplyId;
  readonly case: CaseId | null;
  readonly upon: number;
}

/** The same within a transaction under way. Version 0 is a draft that was only proposed: it is kept now. */
export async function writeDraftIn(
  desk: Desk,
  tx: Tx,
  who: Identity & { employee: EmployeeId },
  target: DraftTarget,
  content: DraftContent,
): Promise<Reply | DraftRefusal> {
  const clean = cleanContent(content);
  if (target.upon === 0 && target.case !== null) {
    const kept = await keepProposed(desk, tx, who, target.reply, target.case, clean);
    if (kept !== null) return kept;
  }
  const before = await lockReply(tx, target.reply);
  if (before === null || (target.case !== null && before.case !== target.case)) return { refused: 'no-such-reply' };
  if (before.author !== who.employee) return { refused: 'not-the-author' };
  if (before.state !== 'draft') return { refused: 'not-a-draft', state: before.state };
  const saved = await saveDraft(tx, target.reply, target.upon, clean, desk.clock());
  if (saved === null) return { refused: 'draft-moved-on', newest: before };
  return { ...withContent(before, clean), draftVersion: saved };
}

async function keepProposed(
  desk: Desk,
  tx: Tx,
  who: { employee: EmployeeId },
  reply: ReplyId,
  id: CaseId,
  clean: DraftContent,
): Promise<Reply | DraftRefusal | null> {
  const one = await lockCase(tx, id);
  if (one === null) return { refused: 'no-such-case' };
  if ((await replyById(tx, reply)) !== null) return null;
  const newest = await draftOf(tx, id, who.employee);
  if (newest !== null) return { refused: 'draft-moved-on', newest };
  if (!isOpen(one)) return { refused: 'case-not-open', state: one.state };
  const draft = { ...withContent(await firstDraft(desk, tx, one, who.employee), clean), id: reply };
  await insertDraft(tx, draft);
  return draft;
}

/** The draft that a case proposes, as it is kept first. */
async function firstDraft(desk: Desk, tx: Tx, one: Case, author: EmployeeId): Promise<Reply> {
  const now = desk.clock();
  return { ...proposeDraft(one, await replyFacts(tx, one, author, now), now), draftVersion: 1 };
}
