import type { Tx } from '../../database/database.ts';

/** One sealed value and the place that it was sealed for; `null` where nothing is sealed yet. */
export async function sealedSample(tx: Tx): Promise<{ readonly sealed: Buffer; readonly about: string } | null> {
  return tx.one(
    `select personal_code as sealed, 'client.personal_code:' || id as about from client
     where tenant = $1 and personal_code is not null order by created_at desc limit 1`,
    [tx.identity.tenant],
  );
}
