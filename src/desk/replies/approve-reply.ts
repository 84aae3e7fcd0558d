import type { Identity, Tx } from '../../database/database.ts';
import { retrying } from '../../journal/index.ts';
import { gateResults } from '../../language/check-reply.ts';
import type { Dictionary } from '../../language/dictionary.ts';
import type { CheckedClause } from '../../language/reply-check.ts';
import { ZONE } from '../../time/zone.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { ClauseId, EmployeeId, ReplyId } from '../../vocabulary/ids.ts';
import { addParty, type Case, isOpen, lockCase, recordOnCase } from '../cases/index.ts';
import type { Desk } from '../context.ts';
import { isReason, usePowers } from '../powers/index.ts';
import { checkDraft } from './check-draft.ts';
import { composeLetter } from './compose-letter.ts';
import { enqueueJob } from './jobs.store.ts';
import { readThroughHash } from './preview-reply.ts';
import type { SendRefusal } from './refusals.ts';
import { approveDraft, lockReply, nextLetterNumber } from './replies.store.ts';
import type { Reply, ReplyRecipient } from './reply.ts';

export interface Approve {
  readonly reply: ReplyId;
  /** Hash of the letter that the read-through page showed (`readThroughHash`). */
  readonly readThrough: string;
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
      const nameless = reply.overrides.find(({ reason }) => !isReason('override-check', reason));
      if (nameless !== undefined) return { refused: 'override-without-reason', clause: nameless.clause };
      const { check, signature, draft } = await checkDraft(desk, tx, one, reply, dictionary);
      const overridden = reply.overrides
        .map(({ clause }) => clause as CheckedClause)
        .filter((clause) => check.overridable.includes(clause));
      const results = gateResults(check, overridden);
      if ('refused' in results)
        return { refused: 'reply-incomplete', check, clauses: results.clauses as readonly CheckedClause[] };
      const seen = composeLetter(reply.parts, signature, reply.language);
      if (readThroughHash(reply, seen.html) !== approve.readThrough)
        return { refused: 'not-read-through', clause: '9.5' };

      const now = desk.clock();
      const day = now.toZonedDateTimeISO(ZONE).toPlainDate();
      const letterNumber = reply.way === 'official-letter' ? await nextLetterNumber(tx, day.year) : null;
      const letter =
        letterNumber === null
          ? seen
          : composeLetter(reply.parts, signature, reply.language, {
              institution: signature.institution,
              day,
              number: letterNumber,
              addressees: reply.recipients
                .filter(({ field }) => field === 'to')
                .map(({ name, address }) => name || address),
            });
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
      await admitParties(tx, one, draft.recipients);
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
      // 5.5.2: an official letter speaks in the name of the municipality.
      const statement: Fact[] =
        letterNumber === null
          ? []
          : [
              {
                kind: 'statement.made',
                at: now,
                facts: { reply: reply.id, mandated: results['5.5.2'] === 'passed' },
              },
            ];
      await recordOnCase(desk, tx, one, [fact, ...statement], one);
      // 5.4.2: each overridden clause stands on the head's list, with its reason.
      const uses = reply.overrides
        .filter(({ clause }) => overridden.includes(clause as CheckedClause))
        .map(({ clause, reason }) => ({
          power: 'override-check' as const,
          reason: `${clause}. punkts: ${reason.trim()}`,
          case: one.id,
        }));
      const used = await usePowers(desk, tx, uses);
      if ('refused' in used) throw new Error('A reason that was long enough is not any more');
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
        recipients: draft.recipients,
      };
    }),
  );
}

/** Whoever an employee wrote to takes part from now on: their reply joins the case. */
async function admitParties(tx: Tx, one: Case, recipients: readonly ReplyRecipient[]): Promise<void> {
  for (const { role, address, name } of recipients) {
    if (role === 'stranger') await addParty(tx, one.id, address.toLowerCase(), name);
  }
}
