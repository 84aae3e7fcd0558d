import type { Tx } from '../../database/database.ts';
import type { EmailAddress, EmployeeId } from '../../vocabulary/ids.ts';
import type { Candidate } from './match-employee.ts';

interface Row {
  readonly id: EmployeeId;
  readonly external_id: string | null;
}

export async function employeeByExternalId(tx: Tx, externalId: string): Promise<Candidate | null> {
  const row = await tx.one<Row>('select id, external_id from employee where tenant = $1 and external_id = $2', [
    tx.identity.tenant,
    externalId,
  ]);
  return row === null ? null : { employee: row.id, externalId: row.external_id };
}

export async function employeeByEmail(tx: Tx, email: EmailAddress): Promise<Candidate | null> {
  const row = await tx.one<Row>('select id, external_id from employee where tenant = $1 and lower(email) = $2', [
    tx.identity.tenant,
    email,
  ]);
  return row === null ? null : { employee: row.id, externalId: row.external_id };
}

/** Ties an employee to the provider's name for them; false where somebody was faster. */
export async function bindExternalId(tx: Tx, employee: EmployeeId, externalId: string): Promise<boolean> {
  const bound = await tx.one<{ id: EmployeeId }>(
    `update employee set external_id = $3 where tenant = $1 and id = $2 and external_id is null
       and not exists (select from employee where tenant = $1 and external_id = $3) returning id`,
    [tx.identity.tenant, employee, externalId],
  );
  return bound !== null;
}
