import type { Tx } from '../../database/database.ts';
import type { AbsenceId, EmployeeId } from '../../vocabulary/ids.ts';
import type { Absence } from './directory.ts';

/** Writes an absence; when it was made and by whom stays with it. */
export async function insertAbsence(tx: Tx, absence: Absence, by: EmployeeId, at: Temporal.Instant): Promise<void> {
  const { id, employee, firstDay, lastDay, standIn } = absence;
  await tx.rows(
    `insert into absence (tenant, id, employee_id, first_day, last_day, stand_in_id, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.identity.tenant, id, employee, firstDay, lastDay, standIn, by, at],
  );
}

/** Marks an absence as taken back; `false` where it was before, or is none. */
export async function endAbsence(tx: Tx, id: AbsenceId, at: Temporal.Instant): Promise<boolean> {
  const row = await tx.one<{ id: AbsenceId }>(
    'update absence set ended_at = $3 where tenant = $1 and id = $2 and ended_at is null returning id',
    [tx.identity.tenant, id, at],
  );
  return row !== null;
}
