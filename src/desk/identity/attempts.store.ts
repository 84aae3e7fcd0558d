import type { Tx } from '../../database/database.ts';

export interface StoredAttempt {
  readonly browserHash: Buffer;
  readonly sealed: Buffer;
}

/** Remembers that a browser was sent to a provider; the same state again replaces what was kept of it. */
export async function keepAttempt(
  tx: Tx,
  attempt: {
    readonly stateHash: Buffer;
    readonly audience: 'staff' | 'citizen';
    readonly browserHash: Buffer;
    readonly sealed: Buffer;
    readonly expiresAt: Temporal.Instant;
  },
): Promise<void> {
  await tx.rows(
    `insert into identity_attempt (tenant, state_hash, audience, browser_hash, sealed, expires_at)
     values ($1, $2, $3, $4, $5, $6::timestamptz)`,
    [
      tx.identity.tenant,
      attempt.stateHash,
      attempt.audience,
      attempt.browserHash,
      attempt.sealed,
      attempt.expiresAt.toString(),
    ],
  );
}

/** Takes an attempt out: it is answered once. `null` where it was answered, has run out, or never was. */
export async function takeAttempt(
  tx: Tx,
  stateHash: Buffer,
  audience: 'staff' | 'citizen',
  now: Temporal.Instant,
): Promise<StoredAttempt | null> {
  const row = await tx.one<{ browser_hash: Buffer; sealed: Buffer }>(
    `delete from identity_attempt where tenant = $1 and state_hash = $2 and audience = $3 and expires_at > $4::timestamptz
     returning browser_hash, sealed`,
    [tx.identity.tenant, stateHash, audience, now.toString()],
  );
  return row === null ? null : { browserHash: row.browser_hash, sealed: row.sealed };
}

/** Accepts an assertion once; false where it was accepted before. */
export async function spendAssertion(tx: Tx, hash: Buffer, expiresAt: Temporal.Instant): Promise<boolean> {
  const spent = await tx.one<{ hash: Buffer }>(
    `insert into spent_assertion (tenant, hash, expires_at) values ($1, $2, $3::timestamptz)
     on conflict (tenant, hash) do nothing returning hash`,
    [tx.identity.tenant, hash, expiresAt.toString()],
  );
  return spent !== null;
}

/** Forgets what has run out: attempts, proved identities, spent assertions. */
export async function sweepIdentity(tx: Tx, now: Temporal.Instant): Promise<void> {
  const values = [tx.identity.tenant, now.toString()];
  await tx.rows('delete from identity_attempt where tenant = $1 and expires_at <= $2::timestamptz', values);
  await tx.rows('delete from citizen_identity where tenant = $1 and expires_at <= $2::timestamptz', values);
  await tx.rows('delete from spent_assertion where tenant = $1 and expires_at <= $2::timestamptz', values);
}
