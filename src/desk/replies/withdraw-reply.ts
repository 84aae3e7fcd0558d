import type { Identity } from '../../database/database.ts';
import { retrying } from '../../journal/index.ts';
import type { ReplyId } from '../../vocabulary/ids.ts';
import { lockCase, recordOnCase } from '../cases/index.ts';
import type { Desk } from '../context.ts';
import { callOffJob } from './jobs.store.ts';
import type { SendRefusal } from './refusals.ts';
import { backToDraft, lockReply } from './replies.store.ts';
import type { Reply } from './reply.ts';

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
