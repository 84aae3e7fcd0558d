import type { Tx } from '../../database/database.ts';
import type { ReplyId } from '../../vocabulary/ids.ts';

/** Marks the reply with this Message-ID as returned; `null` where none was sent under it or it was marked before. */
export async function markReplyBounced(tx: Tx, messageId: string, trouble: string): Promise<ReplyId | null> {
  const row = await tx.one<{ id: ReplyId }>(
    `update reply set state = 'bounced', trouble = $3 where tenant = $1 and message_id = $2 and state in ('sent','delivered') returning id`,
    [tx.identity.tenant, messageId, trouble.slice(0, 500)],
  );
  return row?.id ?? null;
}
