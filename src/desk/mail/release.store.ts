import type { Tx } from '../../database/database.ts';
import type { MailId } from '../../vocabulary/ids.ts';

/** Takes one message out of quarantine for this transaction; `false` where it stands there no more. */
export async function lockQuarantined(tx: Tx, id: MailId): Promise<boolean> {
  const row = await tx.one(
    `select id from mail where tenant = $1 and id = $2 and fate = 'quarantined' for no key update`,
    [tx.identity.tenant, id],
  );
  return row !== null;
}

/** How many messages wait in quarantine for somebody's decision: the number beside the destination. */
export async function countQuarantined(tx: Tx): Promise<number> {
  const row = await tx.one<{ count: number }>(
    `select count(*) as count from mail where tenant = $1 and fate = 'quarantined'`,
    [tx.identity.tenant],
  );
  return row?.count ?? 0;
}

/** What the employee decided about a released message, kept with it. */
export async function markAwaiting(tx: Tx, id: MailId, awaits: boolean): Promise<void> {
  await tx.rows('update mail set awaits_answer = $3 where tenant = $1 and id = $2', [tx.identity.tenant, id, awaits]);
}
