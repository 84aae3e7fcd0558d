import type { Tx } from '../../database/database.ts';
import type { ClientId } from '../../vocabulary/ids.ts';
import type { ReadingGround } from '../../vocabulary/words.ts';

/** The ground on which the reader opened a client since an instant, as they stated it; `null` where they stated none. */
export async function clientOpenedSince(
  tx: Tx,
  client: ClientId,
  since: Temporal.Instant,
): Promise<{ readonly ground: ReadingGround; readonly reason: string } | null> {
  return tx.one(
    `select ground, reason from reading where tenant = $1 and client_id = $2 and reader_id = $3 and at >= $4 and ground is not null
       and what = 'client' order by id desc limit 1`,
    [tx.identity.tenant, client, tx.identity.employee, since],
  );
}
