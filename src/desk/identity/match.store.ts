import type { Tx } from '../../database/database.ts';
import type { EmailAddress, EmployeeId } from '../../vocabulary/ids.ts';
import type { Candidates, ProvidedPerson } from './match-employee.ts';

interface Row {
  readonly id: EmployeeId;
  readonly provider_account: string | null;
  readonly external_id: string | null;
  readonly email: EmailAddress;
}

/** Who may be meant: whom the account is tied to, whom the directory names by it, whose the address is. At most three. */
export async function employeesLike(tx: Tx, { account, email }: ProvidedPerson): Promise<Candidates> {
  const rows = await tx.rows<Row>(
    `select id, provider_account, external_id, lower(email) as email from employee
     where tenant = $1 and (provider_account = $2 or external_id = $2 or lower(email) = $3) limit 3`,
    [tx.identity.tenant, account, email],
  );
  const candidate = (row: Row | undefined) =>
    row === undefined ? null : { employee: row.id, account: row.provider_account };
  return {
    byAccount: candidate(rows.find((row) => row.provider_account === account)),
    byDirectory: candidate(rows.find((row) => row.external_id === account)),
    byEmail: email === null ? null : candidate(rows.find((row) => row.email === email)),
  };
}

/** Ties an employee to their account at the provider; false where somebody was faster. */
export async function bindAccount(tx: Tx, employee: EmployeeId, account: string): Promise<boolean> {
  const bound = await tx.one<{ id: EmployeeId }>(
    `update employee set provider_account = $3 where tenant = $1 and id = $2 and provider_account is null
       and not exists (select from employee where tenant = $1 and provider_account = $3) returning id`,
    [tx.identity.tenant, employee, account],
  );
  return bound !== null;
}
