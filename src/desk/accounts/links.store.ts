import type { Tx } from '../../database/database.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';

export type LinkKind = 'invitation' | 'recovery' | 'reset' | 'first';

export interface AccountLink {
  readonly kind: LinkKind;
  /** `null` for the first administrator's, who is nobody yet. */
  readonly employee: EmployeeId | null;
  readonly expiresAt: Temporal.Instant;
}

interface Row {
  readonly kind: LinkKind;
  readonly employee_id: EmployeeId | null;
  readonly expires_at: Temporal.Instant;
}

export async function insertLink(
  tx: Tx,
  link: AccountLink & {
    readonly tokenHash: Buffer;
    readonly madeAt: Temporal.Instant;
    readonly madeBy: EmployeeId | null;
  },
): Promise<void> {
  await tx.rows(
    `insert into account_link (tenant, token_hash, kind, employee_id, made_at, made_by, expires_at)
     values ($1, $2, $3, $4, $5::timestamptz, $6, $7::timestamptz)`,
    [
      tx.identity.tenant,
      link.tokenHash,
      link.kind,
      link.employee,
      link.madeAt.toString(),
      link.madeBy,
      link.expiresAt.toString(),
    ],
  );
}

/** The link of this token that still opens. */
export async function openLink(tx: Tx, tokenHash: Buffer, now: Temporal.Instant): Promise<AccountLink | null> {
  const row = await tx.one<Row>(
    `select kind, employee_id, expires_at from account_link
     where tenant = $1 and token_hash = $2 and used_at is null and expires_at > $3::timestamptz`,
    [tx.identity.tenant, tokenHash, now.toString()],
  );
  return row === null ? null : fromRow(row);
}

/** Uses the link up: of two who press at once, one gets it. */
export async function useLink(tx: Tx, tokenHash: Buffer, now: Temporal.Instant): Promise<AccountLink | null> {
  const row = await tx.one<Row>(
    `update account_link set used_at = $3::timestamptz
     where tenant = $1 and token_hash = $2 and used_at is null and expires_at > $3::timestamptz
     returning kind, employee_id, expires_at`,
    [tx.identity.tenant, tokenHash, now.toString()],
  );
  return row === null ? null : fromRow(row);
}

/** Closes the links that are still open: of somebody, or (`null`) the first administrator's. */
export async function closeLinks(tx: Tx, employee: EmployeeId | null, now: Temporal.Instant): Promise<void> {
  await oneAtATime(tx, employee);
  await tx.rows(
    `update account_link set used_at = $3::timestamptz
     where tenant = $1 and used_at is null and employee_id is not distinct from $2::uuid`,
    [tx.identity.tenant, employee, now.toString()],
  );
}

/** How many links somebody has asked for by mail since an instant. */
export async function recoveriesSince(tx: Tx, employee: EmployeeId, since: Temporal.Instant): Promise<number> {
  await oneAtATime(tx, employee);
  const row = await tx.one<{ n: number }>(
    `select count(*)::int as n from account_link
     where tenant = $1 and employee_id = $2 and kind = 'recovery' and made_at > $3::timestamptz`,
    [tx.identity.tenant, employee, since.toString()],
  );
  return row?.n ?? 0;
}

/** Links of one person are made one after another: of many at the same moment each would see none of the others'. */
async function oneAtATime(tx: Tx, employee: EmployeeId | null): Promise<void> {
  await tx.rows('select pg_advisory_xact_lock(hashtextextended($1::text, 90311))', [employee ?? 'first']);
}

/**
 * Puts in the letter that carries a link or a notice. It is no matter of the journal, so it goes in beside `record`, in
 * the transaction that decided it.
 */
export async function putAccountLetter(
  tx: Tx,
  payload: { readonly sealed: string; readonly id: string },
): Promise<void> {
  await tx.rows(`select enqueue('send-account-letter', $1::json, null, null)`, [JSON.stringify(payload)]);
}

function fromRow(row: Row): AccountLink {
  return { kind: row.kind, employee: row.employee_id, expiresAt: row.expires_at };
}
