import type { Tx } from '../../database/database.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
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
