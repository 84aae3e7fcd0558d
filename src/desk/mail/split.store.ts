import type { Tx } from '../../database/database.ts';
import type { CaseId, MailId } from '../../vocabulary/ids.ts';

/** How many messages stand in a case itself, whatever their kind. */
export async function countMailOfCase(tx: Tx, id: CaseId): Promise<number> {
  const row = await tx.one<{ count: number }>('select count(*) as count from mail where tenant = $1 and case_id = $2', [
    tx.identity.tenant,
    id,
  ]);
  return row?.count ?? 0;
}

/** The case out of which another was split; `null` where it was not. */
export async function splitOutOf(tx: Tx, id: CaseId): Promise<CaseId | null> {
  const row = await tx.one<{ other_id: CaseId }>(
    `select other_id from case_link where tenant = $1 and case_id = $2 and why = 'split' limit 1`,
    [tx.identity.tenant, id],
  );
  return row?.other_id ?? null;
}

/** Whether anything was written in a case since: a reply begun or a note. */
export async function isWrittenIn(tx: Tx, id: CaseId): Promise<boolean> {
  const row = await tx.one<{ written: boolean }>(
    `select exists (select from reply where tenant = $1 and case_id = $2)
       or exists (select from note where tenant = $1 and case_id = $2) as written`,
    [tx.identity.tenant, id],
  );
  return row?.written ?? false;
}

/** The letters of a case itself, oldest first. */
export async function mailIdsOfCase(tx: Tx, id: CaseId): Promise<MailId[]> {
  const rows = await tx.rows<{ id: MailId }>(
    'select id from mail where tenant = $1 and case_id = $2 order by received_at limit 1000',
    [tx.identity.tenant, id],
  );
  return rows.map((row) => row.id);
}
