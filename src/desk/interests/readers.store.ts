import type { Tx } from '../../database/database.ts';
import type { CaseId, EmployeeId } from '../../vocabulary/ids.ts';

export interface CaseReader {
  readonly employee: EmployeeId;
  readonly name: string;
}

/** Who is named on a case beside its holder. */
export async function readersOf(tx: Tx, one: CaseId): Promise<CaseReader[]> {
  return tx.rows<CaseReader>(
    `select r.employee_id as employee, e.given_name || ' ' || e.surname as name from case_reader r
     join employee e on e.tenant = $1 and e.id = r.employee_id
     where r.tenant = $1 and r.case_id = $2 order by e.surname, e.given_name limit 100`,
    [tx.identity.tenant, one],
  );
}

export async function isRestricted(tx: Tx, one: CaseId): Promise<boolean> {
  const row = await tx.one<{ restricted: boolean }>('select restricted from desk_case where tenant = $1 and id = $2', [
    tx.identity.tenant,
    one,
  ]);
  return row?.restricted === true;
}

export async function setRestricted(tx: Tx, one: CaseId, restricted: boolean): Promise<void> {
  await tx.rows('update desk_case set restricted = $3 where tenant = $1 and id = $2', [
    tx.identity.tenant,
    one,
    restricted,
  ]);
}

export async function addReader(tx: Tx, one: CaseId, employee: EmployeeId, at: Temporal.Instant): Promise<void> {
  await tx.rows(
    `insert into case_reader (tenant, case_id, employee_id, added_by, added_at) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [tx.identity.tenant, one, employee, tx.identity.employee, at],
  );
}

export async function removeReaders(tx: Tx, one: CaseId): Promise<void> {
  await tx.rows('delete from case_reader where tenant = $1 and case_id = $2', [tx.identity.tenant, one]);
}
