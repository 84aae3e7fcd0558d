import { createHash } from 'node:crypto';
import type { Identity, Tx } from '../../database/database.ts';
import { deskIdentity } from '../../database/connect.ts';
import { retrying } from '../../journal/index.ts';
import { gateResults } from '../../language/check-reply.ts';
import type { Dictionary } from '../../language/dictionary.ts';
import type { CheckedClause, ReplyCheck } from '../../language/reply-check.ts';
import type { ReplyDraft } from '../../language/reply-draft.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { CaseId, ClauseId, EmployeeId, ReplyId } from '../../vocabulary/ids.ts';
import { addParty, type Case, isOpen, lockCase, recordOnCase } from '../cases/index.ts';
import type { Desk } from '../context.ts';
import { callOffJob, enqueueJob } from './jobs.store.ts';
import { composeLetter } from './compose-letter.ts';
import {
  addTaken,
  approveDraft,
  backToDraft,
  lockReply,
  markReply,
  nextLetterNumber,
  senderOf,
  takenFor,
  threadOf,
} from './replies.store.ts';
import type { Reply } from './reply.ts';
import { checkDraft, type DraftRefusal, withRoles, ZONE } from './write-draft.ts';

export type SendRefusal =
  | DraftRefusal
  /** 9.1–9.5 and the others: what is missing stands in the check, with what to do. */
  | { readonly refused: 'reply-incomplete'; readonly check: ReplyCheck; readonly clauses: readonly CheckedClause[] }
  /** 9.5: the letter was changed after it was read through, or was not read through. */
  | { readonly refused: 'not-read-through'; readonly clause: '9.5' }
  | { readonly refused: 'override-without-reason'; readonly clause: string }
  /** Too late to take it back: it has left. */
  | { readonly refused: 'already-left'; readonly state: Reply['state'] };

export interface Approve {
  readonly reply: ReplyId;
  /** Hash of the letter that the read-through page showed (`readThroughHash`). */
  readonly readThrough: string;
}

/** What was read through: the letter to the letter, its subject, what kind it is, and everyone who gets it. */
export function readThroughHash(reply: Reply, html: string): string {
  const seen = [
    html,
    reply.subject,
    reply.way,
    reply.kind,
    reply.recipients.map(({ field, address }) => `${field}:${address}`),
    reply.attachments,
  ];
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex');
}

/** The letter as the read-through page shows it, with the check beside it. */
export async function previewReply(
  desk: Desk,
  tx: Tx,
  reply: Reply,
  dictionary: Dictionary,
): Promise<{ html: string; text: string; check: ReplyCheck; draft: ReplyDraft; hash: string }> {
  const { check, draft, signature } = await checkDraft(desk, tx, reply, dictionary);
  const letter = composeLetter(reply.parts, signature, reply.language, null);
  return { ...letter, check, draft, hash: readThroughHash(reply, letter.html) };
}

/**
 * Approves a draft: the gates of clause 9 are checked again with the very text that was read through, the letter gets
 * its Message-ID once and for all, and a job takes it out after the seconds in which it can be taken back. A letter as
 * the municipality's own (the exception in 9) gets its number and is marked as dispatched by hand.
 */
export async function approveReply(
  desk: Desk,
  who: Identity & { employee: EmployeeId },
  approve: Approve,
  dictionary: Dictionary,
): Promise<Reply | SendRefusal> {
  return retrying(() =>
    desk.database.write(who, async (tx): Promise<Reply | SendRefusal> => {
      const reply = await lockReply(tx, approve.reply);
      if (reply === null) return { refused: 'no-such-reply' };
      if (reply.state !== 'draft') return { refused: 'not-a-draft', state: reply.state };
      const one = await lockCase(tx, reply.case);
      if (one === null) return { refused: 'no-such-case' };
      if (!isOpen(one)) return { refused: 'case-not-open', state: one.state };
      const nameless = reply.overrides.find(({ reason }) => reason.trim().length < 3);
      if (nameless !== undefined) return { refused: 'override-without-reason', clause: nameless.clause };
      const { check, signature, draft } = await checkDraft(desk, tx, reply, dictionary);
      const overridden = reply.overrides
        .map(({ clause }) => clause as CheckedClause)
        .filter((clause) => check.overridable.includes(clause));
      const results = gateResults(check, overridden);
      if ('refused' in results)
        return { refused: 'reply-incomplete', check, clauses: results.clauses as readonly CheckedClause[] };
      const seen = composeLetter(reply.parts, signature, reply.language, null);
      if (readThroughHash(reply, seen.html) !== approve.readThrough)
        return { refused: 'not-read-through', clause: '9.5' };

      const now = desk.clock();
      const letterNumber =
        reply.way === 'official-letter' ? await nextLetterNumber(tx, now.toZonedDateTimeISO(ZONE).year) : null;
      const letter = letterNumber === null ? seen : composeLetter(reply.parts, signature, reply.language, letterNumber);
      const holdUntil = now.add({ seconds: desk.settings.holdSeconds });
      await approveDraft(tx, reply.id, {
        signature,
        ...letter,
        messageId: `<${reply.id}.${reply.draftVersion}@${desk.settings.origin}>`,
        letterNumber,
        readThrough: Buffer.from(approve.readThrough, 'hex'),
        approvedAt: now,
        approvedBy: who.employee,
        holdUntil,
      });
      await admitParties(tx, one, reply);
      const fact: Fact = {
        kind: 'reply.approved',
        at: now,
        facts: {
          reply: reply.id,
          way: reply.way,
          checks: results as Readonly<Record<CheckedClause, (typeof results)[CheckedClause]>>,
          overridden: overridden as unknown as ClauseId[],
          readThrough: true,
          readability: check.readability === null ? null : check.readability.stepina,
          answers: reply.kind !== 'interim',
        },
      };
      await recordOnCase(desk, tx, one, [fact], one);
      if (reply.way === 'e-mail')
        await enqueueJob(tx, {
          task: 'send-reply',
          payload: { reply: reply.id },
          runAt: holdUntil,
          key: `reply:${reply.id}`,
        });
      return {
        ...reply,
        state: 'approved',
        holdUntil,
        letterNumber,
        recipients: draft.recipients as Reply['recipients'],
      };
    }),
  );
}

/** Whoever an employee wrote to takes part from now on: their reply joins the case. */
async function admitParties(tx: Tx, one: Case, reply: Reply): Promise<void> {
  for (const recipient of await withRoles(tx, one, reply.recipients)) {
    if (recipient.role === 'stranger') await addParty(tx, one.id, recipient.address.toLowerCase(), recipient.name);
  }
}

/** Takes an approved reply back within its seconds: it is a draft again, and nothing has left. */
export async function withdrawReply(desk: Desk, who: Identity, id: ReplyId): Promise<Reply | SendRefusal> {
  return retrying(() =>
    desk.database.write(who, async (tx): Promise<Reply | SendRefusal> => {
      const reply = await lockReply(tx, id);
      if (reply === null) return { refused: 'no-such-reply' };
      if (reply.state !== 'approved') return { refused: 'already-left', state: reply.state };
      const one = await lockCase(tx, reply.case);
      if (one === null) return { refused: 'no-such-case' };
      const now = desk.clock();
      await callOffJob(tx, `reply:${id}`);
      await backToDraft(tx, id, now);
      await recordOnCase(desk, tx, one, [{ kind: 'reply.withdrawn', at: now, facts: { reply: id } }], one);
      return { ...reply, state: 'draft', holdUntil: null, messageId: null };
    }),
  );
}

/** A letter on its way out, with all that the relay needs. */
export interface Outgoing {
  readonly reply: Reply & { readonly html: string; readonly text: string; readonly messageId: string };
  readonly sender: { readonly name: string; readonly address: string };
  /** Message-IDs of the case, oldest first. */
  readonly thread: readonly string[];
  /** Recipients for whom an earlier attempt has handed it over. */
  readonly alreadyTaken: readonly string[];
}

/**
 * Begins to send an approved letter: from here on it can't be taken back. `null` where it was taken back before, or has
 * left already; a second attempt after a crash gets the same letter with the same Message-ID.
 */
export async function beginSending(desk: Desk, id: ReplyId): Promise<Outgoing | null> {
  return desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    const reply = await lockReply(tx, id);
    if (reply === null || (reply.state !== 'approved' && reply.state !== 'sent')) return null;
    const { html, text, messageId } = reply;
    if (html === null || text === null || messageId === null)
      throw new Error(`Reply ${id} was approved without its letter`);
    await markReply(tx, id, 'sent', desk.clock(), null);
    const thread = (await threadOf(tx, reply.case)).filter((known) => known !== messageId);
    return {
      reply: { ...reply, html, text, messageId },
      sender: await senderOf(tx, reply.case),
      thread,
      alreadyTaken: await takenFor(tx, id),
    };
  });
}

/** Remembers for whom the relay has taken the letter, so that a later attempt for the others brings nobody a second one. */
export async function recordTaken(desk: Desk, id: ReplyId, addresses: readonly string[]): Promise<void> {
  await desk.database.write(deskIdentity(desk.tenant), (tx) => addTaken(tx, id, addresses));
}

/** A recipient whom the relay will not take the letter for. */
export interface RefusedRecipient {
  readonly address: string;
  readonly code: number;
  readonly said: string;
}

/** What became of handing a letter to the relay. */
export type Handed =
  /** Taken for all but those refused; it counts as delivered only where the client is among those who get it. */
  | { readonly outcome: 'accepted'; readonly refused?: readonly RefusedRecipient[] }
  /** The relay refuses every recipient for good. */
  | { readonly outcome: 'refused'; readonly code: number; readonly said: string };

/** Records what the outside world did with an approved letter: delivered settles, failed brings it back to people. */
export async function recordHanded(desk: Desk, id: ReplyId, handed: Handed): Promise<void> {
  await retrying(() =>
    desk.database.write(deskIdentity(desk.tenant), async (tx) => {
      const reply = await lockReply(tx, id);
      if (reply === null || (reply.state !== 'approved' && reply.state !== 'sent')) return;
      await settleHanded(desk, tx, reply, handed);
    }),
  );
}

async function settleHanded(desk: Desk, tx: Tx, reply: Reply, handed: Handed): Promise<void> {
  const one = await lockCase(tx, reply.case);
  if (one === null) throw new Error(`Reply ${reply.id}: its case is missing`);
  const now = desk.clock();
  const answers = reply.kind !== 'interim';
  const failed = handed.outcome === 'refused' ? handed : await missedClient(tx, one, reply, handed.refused ?? []);
  if (failed !== null) {
    await markReply(tx, reply.id, 'failed', now, `${failed.code} ${failed.said}`.slice(0, 500));
    const fact: Fact = { kind: 'reply.failed', at: now, facts: { reply: reply.id, code: failed.code } };
    await recordOnCase(desk, tx, one, [fact], one);
    return;
  }
  const trouble = handed.outcome === 'refused' ? [] : (handed.refused ?? []);
  await markReply(tx, reply.id, 'delivered', now, troubleOf(trouble));
  const after: Case = isOpen(one) && answers ? { ...one, state: 'answered' } : one;
  const fact: Fact = { kind: 'reply.delivered', at: now, facts: { reply: reply.id, answers, way: reply.way } };
  await recordOnCase(desk, tx, after, [fact], one);
}

/**
 * Why the letter missed the client, though others got it; `null` where one of the client's addresses was taken, or, where
 * the client is not written to, one of those it is addressed to.
 */
async function missedClient(
  tx: Tx,
  one: Case,
  reply: Reply,
  refused: readonly RefusedRecipient[],
): Promise<RefusedRecipient | null> {
  if (refused.length === 0) return null;
  const said = new Map(refused.map((recipient) => [recipient.address.toLowerCase(), recipient]));
  const recipients = await withRoles(tx, one, reply.recipients);
  const clients = recipients.filter(({ role }) => role === 'client');
  const meant = clients.length > 0 ? clients : recipients.filter(({ field }) => field === 'to');
  const missed = meant.map(({ address }) => said.get(address.toLowerCase()));
  return missed.every((recipient) => recipient !== undefined) ? (missed[0] ?? null) : null;
}

function troubleOf(refused: readonly RefusedRecipient[]): string | null {
  const lines = refused.map(({ address, code, said }) => `${address}: ${code} ${said}`);
  return lines.join('\n').slice(0, 500) || null;
}

/** The exception in 9: the employee says that the official letter has been handed to the post or the e-address. */
export async function markDispatched(desk: Desk, who: Identity, id: ReplyId): Promise<CaseId | SendRefusal> {
  return retrying(() =>
    desk.database.write(who, async (tx): Promise<CaseId | SendRefusal> => {
      const reply = await lockReply(tx, id);
      if (reply === null) return { refused: 'no-such-reply' };
      if (reply.way !== 'official-letter' || reply.state !== 'approved')
        return { refused: 'already-left', state: reply.state };
      await settleHanded(desk, tx, reply, { outcome: 'accepted' });
      return reply.case;
    }),
  );
}
