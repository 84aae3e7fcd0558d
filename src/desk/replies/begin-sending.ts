import { deskIdentity } from '../../database/connect.ts';
import type { ReplyId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { addTaken, lockReply, markReply, senderOf, takenFor, threadOf } from './replies.store.ts';
import type { Reply } from './reply.ts';

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
