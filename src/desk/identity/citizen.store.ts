import type { Tx } from '../../database/database.ts';

/** Keeps who a client proved to be; the token itself is in their browser only. */
export async function keepCitizen(
  tx: Tx,
  tokenHash: Buffer,
  sealed: Buffer,
  expiresAt: Temporal.Instant,
): Promise<void> {
  await tx.rows(
    'insert into citizen_identity (tenant, token_hash, sealed, expires_at) values ($1, $2, $3, $4::timestamptz)',
    [tx.identity.tenant, tokenHash, sealed, expiresAt.toString()],
  );
}

export async function citizenByToken(
  tx: Tx,
  tokenHash: Buffer,
  now: Temporal.Instant,
): Promise<{ readonly sealed: Buffer; readonly expiresAt: Temporal.Instant } | null> {
  const row = await tx.one<{ sealed: Buffer; expires_at: Temporal.Instant }>(
    'select sealed, expires_at from citizen_identity where tenant = $1 and token_hash = $2 and expires_at > $3::timestamptz',
    [tx.identity.tenant, tokenHash, now.toString()],
  );
  return row === null ? null : { sealed: row.sealed, expiresAt: row.expires_at };
}

export async function endCitizen(tx: Tx, tokenHash: Buffer): Promise<void> {
  await tx.rows('delete from citizen_identity where tenant = $1 and token_hash = $2', [tx.identity.tenant, tokenHash]);
}
