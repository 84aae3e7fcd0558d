import type { Tx } from '../../database/database.ts';

/** The municipality's mailbox at which a unit answers: its own, else that of the first above it that has one, else any. */
export async function mailboxFor(tx: Tx, units: readonly string[]): Promise<string | null> {
  const row = await tx.one<{ address: string }>(
    `select address from mailbox where tenant = $1
     order by coalesce(array_position($2::uuid[], unit_id), 1000), address limit 1`,
    [tx.identity.tenant, units],
  );
  return row?.address ?? null;
}
