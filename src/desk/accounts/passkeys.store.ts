import type { Tx } from '../../database/database.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';

export interface Passkey {
  readonly id: string;
  readonly employee: EmployeeId;
  /** Base64url, as the browser names it. */
  readonly credentialId: string;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly synced: boolean;
  readonly backedUp: boolean;
  readonly name: string;
  readonly madeAt: Temporal.Instant;
  readonly lastUsedAt: Temporal.Instant | null;
}

interface Row {
  readonly id: string;
  readonly employee_id: EmployeeId;
  readonly credential_id: string;
  readonly public_key: Buffer;
  readonly counter: string;
  readonly transports: readonly string[];
  readonly synced: boolean;
  readonly backed_up: boolean;
  readonly name: string;
  readonly made_at: Temporal.Instant;
  readonly last_used_at: Temporal.Instant | null;
}

const COLUMNS =
  'id, employee_id, credential_id, public_key, counter, transports, synced, backed_up, name, made_at, last_used_at';

/** Somebody's passkeys, the oldest first; at most twenty are kept. */
export async function passkeysOf(tx: Tx, employee: EmployeeId): Promise<Passkey[]> {
  const rows = await tx.rows<Row>(
    `select ${COLUMNS} from passkey where tenant = $1 and employee_id = $2 order by made_at limit 20`,
    [tx.identity.tenant, employee],
  );
  return rows.map(fromRow);
}

/** The passkey of a credential, held until the transaction ends: its counter moves once. */
export async function passkeyByCredential(tx: Tx, credentialId: string): Promise<Passkey | null> {
  const row = await tx.one<Row>(`select ${COLUMNS} from passkey where tenant = $1 and credential_id = $2 for update`, [
    tx.identity.tenant,
    credentialId,
  ]);
  return row === null ? null : fromRow(row);
}

export async function insertPasskey(tx: Tx, passkey: Omit<Passkey, 'lastUsedAt'>): Promise<boolean> {
  const row = await tx.one(
    `insert into passkey (tenant, ${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7::text[], $8, $9, $10, $11::timestamptz, null)
     on conflict (tenant, credential_id) do nothing returning 1`,
    [
      tx.identity.tenant,
      passkey.id,
      passkey.employee,
      passkey.credentialId,
      passkey.publicKey,
      passkey.counter,
      passkey.transports,
      passkey.synced,
      passkey.backedUp,
      passkey.name,
      passkey.madeAt.toString(),
    ],
  );
  return row !== null;
}

export async function markPasskeyUsed(
  tx: Tx,
  id: string,
  { counter, backedUp, now }: { readonly counter: number; readonly backedUp: boolean; readonly now: Temporal.Instant },
): Promise<void> {
  await tx.rows(
    'update passkey set counter = $3, backed_up = $4, last_used_at = $5::timestamptz where tenant = $1 and id = $2',
    [tx.identity.tenant, id, counter, backedUp, now.toString()],
  );
}

/** `false` where the person has no such passkey. */
export async function removePasskey(tx: Tx, employee: EmployeeId, id: string): Promise<boolean> {
  const row = await tx.one('delete from passkey where tenant = $1 and employee_id = $2 and id = $3 returning 1', [
    tx.identity.tenant,
    employee,
    id,
  ]);
  return row !== null;
}

function fromRow(row: Row): Passkey {
  return {
    id: row.id,
    employee: row.employee_id,
    credentialId: row.credential_id,
    publicKey: row.public_key,
    counter: Number(row.counter),
    transports: row.transports,
    synced: row.synced,
    backedUp: row.backed_up,
    name: row.name,
    madeAt: row.made_at,
    lastUsedAt: row.last_used_at,
  };
}
