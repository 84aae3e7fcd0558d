import type { Tx } from '../../database/database.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';

/** Forms kept for one person at a time; the oldest go. */
const AT_MOST = 10;

export async function insertKeptForm(
  tx: Tx,
  form: {
    readonly id: string;
    readonly employee: EmployeeId;
    readonly sealed: Buffer;
    readonly until: Temporal.Instant;
  },
): Promise<void> {
  await tx.rows(
    `delete from kept_form where tenant = $1 and id in (
       select id from kept_form where tenant = $1 and employee_id = $2 order by expires_at desc offset $3 limit 1000)`,
    [tx.identity.tenant, form.employee, AT_MOST - 1],
  );
  await tx.rows(
    'insert into kept_form (tenant, id, employee_id, sealed, expires_at) values ($1, $2, $3, $4, $5::timestamptz)',
    [tx.identity.tenant, form.id, form.employee, form.sealed, form.until.toString()],
  );
}

/** Only the same person's, and only within the hour. */
export async function keptForm(
  tx: Tx,
  id: string,
  employee: EmployeeId,
  now: Temporal.Instant,
): Promise<Buffer | null> {
  const row = await tx.one<{ sealed: Buffer }>(
    'select sealed from kept_form where tenant = $1 and id = $2 and employee_id = $3 and expires_at > $4::timestamptz',
    [tx.identity.tenant, id, employee, now.toString()],
  );
  return row?.sealed ?? null;
}
