import type { Tx } from '../../database/database.ts';
import type { CaseId, EmployeeId } from '../../vocabulary/ids.ts';

/** Who held a case before and after one deed. */
export interface Move {
  readonly case: CaseId;
  readonly before: EmployeeId | null;
  readonly after: EmployeeId | null;
}

/** Remembers what one press did, so that it can be taken back; those of yesterday are forgotten on the way. */
export async function keepBulkDeed(
  tx: Tx,
  deed: { id: string; by: EmployeeId; at: Temporal.Instant; moves: readonly Move[] },
): Promise<void> {
  await tx.rows(
    `with old as (delete from bulk_deed where tenant = $1 and made_at < $4::timestamptz - interval '1 day')
     insert into bulk_deed (tenant, id, employee_id, made_at, moves) values ($1, $2, $3, $4, $5)`,
    [tx.identity.tenant, deed.id, deed.by, deed.at, JSON.stringify(deed.moves)],
  );
}

/** Takes a deed of one's own for undoing; `null` where it is another's, was undone already or is too old. */
export async function takeBulkDeed(
  tx: Tx,
  deed: { id: string; by: EmployeeId; at: Temporal.Instant },
): Promise<readonly Move[] | null> {
  const row = await tx.one<{ moves: readonly Move[] }>(
    `update bulk_deed set undone_at = $4 where tenant = $1 and id = $2 and employee_id = $3 and undone_at is null returning moves`,
    [tx.identity.tenant, deed.id, deed.by, deed.at],
  );
  return row?.moves ?? null;
}

/** Numbers of cases, to name them in words. */
export async function numbersOf(tx: Tx, cases: readonly CaseId[]): Promise<ReadonlyMap<CaseId, string>> {
  const rows = await tx.rows<{ id: CaseId; number: string }>(
    'select id, number from desk_case where tenant = $1 and id = any($2::uuid[]) limit 200',
    [tx.identity.tenant, cases],
  );
  return new Map(rows.map(({ id, number }) => [id, number]));
}
