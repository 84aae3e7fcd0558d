import { deskIdentity } from '../../database/connect.ts';
import type { Identity, Tx } from '../../database/database.ts';
import { retrying } from '../../journal/index.ts';
import { dayOf } from '../../time/zone.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { CaseId, ReplyId } from '../../vocabulary/ids.ts';
import { type Case, isOpen, lockCase, recordOnCase } from '../cases/index.ts';
import type { Desk } from '../context.ts';
import { promisesOfLetter } from '../promises/index.ts';
import { withRoles } from './recipient-roles.ts';
import type { SendRefusal } from './refusals.ts';
import { lockReply, markReply } from './replies.store.ts';
import type { Reply } from './reply.ts';

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
  const failed =
    handed.outcome === 'refused' ? handed : await missedClient(tx, one, reply, handed.refused ?? [], dayOf(now));
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
  await promisesOfLetter(desk, tx, {
    reply: reply.id,
    way: reply.way,
    answers,
    approvedAt: reply.approvedAt ?? now,
    case: one.id,
    client: one.client,
    unit: one.unit,
    holder: one.holder ?? reply.approvedBy ?? reply.author,
  });
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
  day: Temporal.PlainDate,
): Promise<RefusedRecipient | null> {
  if (refused.length === 0) return null;
  const said = new Map(refused.map((recipient) => [recipient.address.toLowerCase(), recipient]));
  const recipients = await withRoles(tx, one, reply.recipients, day);
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
