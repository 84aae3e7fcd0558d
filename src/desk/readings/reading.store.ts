import type { Tx } from '../../database/database.ts';
import type { ClientId, EmployeeId } from '../../vocabulary/ids.ts';
import type { Reading } from './reading.ts';

export async function insertReading(tx: Tx, reader: EmployeeId, one: Reading, at: Temporal.Instant): Promise<void> {
  await tx.rows(
    `insert into reading (tenant, at, reader_id, what, subject_id, case_id, client_id, own, ground, reason, break_glass)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      tx.identity.tenant,
      at,
      reader,
      one.what,
      one.subject,
      one.case,
      one.client,
      one.own,
      one.ground,
      one.reason,
      one.breakGlass,
    ],
  );
}

/** On what ground the person of the transaction has opened a client's record since an instant; `null`: on none. */
export async function clientOpenedSince(
  tx: Tx,
  client: ClientId,
  since: Temporal.Instant,
): Promise<Pick<Reading, 'ground' | 'reason'> | null> {
  return tx.one(
    `select ground, reason from reading
     where tenant = $1 and reader_id = $2 and client_id = $3 and what = 'client' and ground is not null and at >= $4
     order by id desc limit 1`,
    [tx.identity.tenant, tx.identity.employee, client, since],
  );
}
