import type { Tx } from '../../database/database.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';

/** A sign-in that holds. Only the hash of the cookie's token is kept: a copied database opens no session. */
export interface StoredSession {
  readonly employee: EmployeeId;
  /** Repeated in every form of the session; a request without it changes nothing. */
  readonly csrf: string;
  readonly createdAt: Temporal.Instant;
  readonly lastSeenAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
}

interface Row {
  readonly employee_id: EmployeeId;
  readonly csrf: string;
  readonly created_at: Temporal.Instant;
  readonly last_seen_at: Temporal.Instant;
  readonly expires_at: Temporal.Instant;
}

const COLUMNS = 'employee_id, csrf, created_at, last_seen_at, expires_at';

/** The session of this token hash that has not expired at `now`. */
export async function sessionByToken(tx: Tx, tokenHash: Buffer, now: Temporal.Instant): Promise<StoredSession | null> {
  const row = await tx.one<Row>(
    `select ${COLUMNS} from session where tenant = $1 and token_hash = $2 and expires_at > $3::timestamptz`,
    [tx.identity.tenant, tokenHash, now.toString()],
  );
  return row === null ? null : fromRow(row);
}

export async function openSession(
  tx: Tx,
  session: {
    readonly tokenHash: Buffer;
    readonly employee: EmployeeId;
    readonly csrf: string;
    readonly userAgent: string;
    readonly now: Temporal.Instant;
    readonly expiresAt: Temporal.Instant;
  },
): Promise<void> {
  await tx.rows(
    `insert into session (tenant, token_hash, employee_id, created_at, last_seen_at, expires_at, csrf, user_agent)
     values ($1, $2, $3, $4::timestamptz, $4::timestamptz, $5::timestamptz, $6, $7)`,
    [
      tx.identity.tenant,
      session.tokenHash,
      session.employee,
      session.now.toString(),
      session.expiresAt.toString(),
      session.csrf,
      session.userAgent,
    ],
  );
}

export async function touchSession(tx: Tx, tokenHash: Buffer, now: Temporal.Instant): Promise<void> {
  await tx.rows('update session set last_seen_at = $3::timestamptz where tenant = $1 and token_hash = $2', [
    tx.identity.tenant,
    tokenHash,
    now.toString(),
  ]);
}

export async function closeSession(tx: Tx, tokenHash: Buffer): Promise<void> {
  await tx.rows('delete from session where tenant = $1 and token_hash = $2', [tx.identity.tenant, tokenHash]);
}

/** Takes away what has run out, so that the table stays as small as the house. */
export async function sweepSessions(tx: Tx, now: Temporal.Instant): Promise<void> {
  await tx.rows('delete from session where tenant = $1 and expires_at <= $2::timestamptz', [
    tx.identity.tenant,
    now.toString(),
  ]);
}

function fromRow(row: Row): StoredSession {
  return {
    employee: row.employee_id,
    csrf: row.csrf,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
  };
}
