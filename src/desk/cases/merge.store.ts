import type { Tx } from '../../database/database.ts';
import type { CaseId, ClientId } from '../../vocabulary/ids.ts';

/** Whether a reply of the case has been approved and has neither arrived nor come back: its fate must not be cut off. */
export async function isReplyUnderWay(tx: Tx, id: CaseId): Promise<boolean> {
  const row = await tx.one(
    `select from reply where tenant = $1 and case_id = $2 and state in ('approved','sent') limit 1`,
    [tx.identity.tenant, id],
  );
  return row !== null;
}

/** The addresses of a client become parties of a case, so that what they write joins it. */
export async function admitClient(tx: Tx, id: CaseId, client: ClientId): Promise<void> {
  await tx.rows(
    `insert into case_party (tenant, case_id, address, name)
     select $1, $2, k.value, c.name from client_contact k join client c on c.tenant = k.tenant and c.id = k.client_id
     where k.tenant = $1 and k.client_id = $3 and k.kind = 'e-mail' limit 50
     on conflict do nothing`,
    [tx.identity.tenant, id, client],
  );
}

/** Takes back `admitClient`. */
export async function dismissClient(tx: Tx, id: CaseId, client: ClientId): Promise<void> {
  await tx.rows(
    `delete from case_party p using client_contact k
     where p.tenant = $1 and p.case_id = $2 and k.tenant = $1 and k.client_id = $3 and k.kind = 'e-mail' and k.value = p.address`,
    [tx.identity.tenant, id, client],
  );
}
