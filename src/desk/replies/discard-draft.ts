import type { Identity, Tx } from '../../database/database.ts';
import type { EmployeeId, ReplyId } from '../../vocabulary/ids.ts';
import { deleteDraft, lockReply } from './replies.store.ts';

/** Throws the employee's own draft away; what is no draft any more, or somebody else's, stays. Returns whether it is gone. */
export async function discardDraft(tx: Tx, who: Identity & { employee: EmployeeId }, id: ReplyId): Promise<boolean> {
  const reply = await lockReply(tx, id);
  if (reply === null) return true;
  if (reply.state !== 'draft' || reply.author !== who.employee) return false;
  await deleteDraft(tx, id);
  return true;
}
