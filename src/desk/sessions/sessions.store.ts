import type { Tx } from '../../database/database.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';

/** How a session was opened, as its row says it. */
export type SessionWay = 'demo' | 'passkey' | 'password' | 'password-and-code' | 'link' | 'provider';

/** A sign-in that holds. Only the hash of the cookie's token is kept: a copied database opens no session. */
export interface StoredSession {
  /** Names the session on its owner's page; opens nothing. */
  readonly id: string;
  readonly employee: EmployeeId;
  /** Repeated in every form of the session; a request without it changes nothing. */
  readonly csrf: string;
  readonly way: SessionWay;
  readonly userAgent: string;
  /** Where it was opened, and where it was seen last. */
  readonly address: string;
  readonly lastAddress: string;
  readonly createdAt: Temporal.Instant;
  readonly lastSeenAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
}

interface Row {
  readonly id: string;
  readonly employee_id: EmployeeId;
  readonly csrf: string;
  readonly way: SessionWay;
  readonly user_agent: string;
  readonly address: string;
  readonly last_address: string;
  readonly created_at: Temporal.Instant;
  readonly last_seen_at: Temporal.Instant;
  readonly expires_at: Temporal.Instant;
}

const COLUMNS = 'id, employee_id, csrf, way, user_agent, address, last_address, created_at, last_seen_at, expires_at';

/** The session of this token hash that holds at `now` and, where `idleSince` is given, was seen after it. */
export async function sessionByToken(
  tx: Tx,
  tokenHash: Buffer,
  now: Temporal.Instant,
  idleSince: Temporal.Instant | null = null,
): Promise<StoredSession | null> {
  const row = await tx.one<Row>(
    `select ${COLUMNS} from session where tenant = $1 and token_hash = $2 and ended_at is null
     and expires_at > $3::timestamptz and ($4::timestamptz is null or last_seen_at > $4::timestamptz)`,
    [tx.identity.tenant, tokenHash, now.toString(), idleSince?.toString() ?? null],
  );
  return row === null ? null : fromRow(row);
}

/** Whose session a token was, held or ended: a form that arrives too late is given back to the same person only. */
export async function pastSession(
  tx: Tx,
  tokenHash: Buffer,
): Promise<{ readonly employee: EmployeeId; readonly csrf: string } | null> {
  const row = await tx.one<{ employee_id: EmployeeId; csrf: string }>(
    'select employee_id, csrf from session where tenant = $1 and token_hash = $2',
    [tx.identity.tenant, tokenHash],
  );
  return row === null ? null : { employee: row.employee_id, csrf: row.csrf };
}

export async function openSession(
  tx: Tx,
  session: {
    readonly tokenHash: Buffer;
    readonly employee: EmployeeId;
    readonly csrf: string;
    readonly way: SessionWay;
    /** Two factors were shown. */
    readonly strong: boolean;
    readonly userAgent: string;
    readonly address: string;
    readonly now: Temporal.Instant;
    readonly expiresAt: Temporal.Instant;
    /** The sign-in at an identity provider that it rests on. */
    readonly provider: { readonly subject: string; readonly sid: string | null } | null;
  },
): Promise<void> {
  await tx.rows(
    `insert into session (tenant, token_hash, employee_id, created_at, last_seen_at, expires_at, csrf, user_agent, way, strong,
       address, last_address, provider_subject, provider_sid)
     values ($1, $2, $3, $4::timestamptz, $4::timestamptz, $5::timestamptz, $6, $7, $8, $9, $10, $10, $11, $12)`,
    [
      tx.identity.tenant,
      session.tokenHash,
      session.employee,
      session.now.toString(),
      session.expiresAt.toString(),
      session.csrf,
      session.userAgent,
      session.way,
      session.strong,
      session.address,
      session.provider?.subject ?? null,
      session.provider?.sid ?? null,
    ],
  );
}

export async function touchSession(tx: Tx, tokenHash: Buffer, now: Temporal.Instant, address: string): Promise<void> {
  await tx.rows(
    `update session set last_seen_at = $3::timestamptz, last_address = case when $4 = '' then last_address else $4 end
     where tenant = $1 and token_hash = $2`,
    [tx.identity.tenant, tokenHash, now.toString(), address],
  );
}

export async function closeSession(tx: Tx, tokenHash: Buffer): Promise<void> {
  await tx.rows('delete from session where tenant = $1 and token_hash = $2', [tx.identity.tenant, tokenHash]);
}

/** Somebody's sessions that hold, the one used last first; at most fifty. */
export async function sessionsOf(tx: Tx, employee: EmployeeId, now: Temporal.Instant): Promise<StoredSession[]> {
  const rows = await tx.rows<Row>(
    `select ${COLUMNS} from session where tenant = $1 and employee_id = $2 and ended_at is null and expires_at > $3::timestamptz
     order by last_seen_at desc limit 50`,
    [tx.identity.tenant, employee, now.toString()],
  );
  return rows.map(fromRow);
}

/** Ends somebody's sessions: one of them, all but one, or all. Gives how many. */
export async function endSessions(
  tx: Tx,
  employee: EmployeeId,
  which: { readonly only: string } | { readonly except: string } | 'all',
  now: Temporal.Instant,
): Promise<number> {
  const only = typeof which === 'object' && 'only' in which ? which.only : null;
  const except = typeof which === 'object' && 'except' in which ? which.except : null;
  const rows = await tx.rows(
    `update session set ended_at = $3::timestamptz where tenant = $1 and employee_id = $2 and ended_at is null
     and ($4::uuid is null or id = $4::uuid) and ($5::uuid is null or id <> $5::uuid) returning 1`,
    [tx.identity.tenant, employee, now.toString(), only, except],
  );
  return rows.length;
}

/**
 * Ends the sessions that rest on a sign-in at the provider: that one (`sid`), or all of the subject. Gives whose they
 * were, so that no process remembers them longer.
 */
export async function endProviderSessions(
  tx: Tx,
  subject: string | null,
  sid: string | null,
  now: Temporal.Instant,
): Promise<EmployeeId[]> {
  const rows = await tx.rows<{ employee_id: EmployeeId }>(
    `update session set ended_at = $4::timestamptz where tenant = $1 and ended_at is null and provider_subject is not null
     and ($2::text is null or provider_subject = $2) and ($3::text is null or provider_sid = $3)
     and ($2::text is not null or $3::text is not null) returning employee_id`,
    [tx.identity.tenant, subject, sid, now.toString()],
  );
  return rows.map(({ employee_id }) => employee_id);
}

/** Takes away what ran out a day ago, so that the table stays as small as the house. */
export async function sweepSessions(tx: Tx, now: Temporal.Instant): Promise<void> {
  await tx.rows(
    'delete from session where tenant = $1 and (expires_at < $2::timestamptz or ended_at < $2::timestamptz)',
    [tx.identity.tenant, now.subtract({ hours: 24 }).toString()],
  );
}

function fromRow(row: Row): StoredSession {
  return {
    id: row.id,
    employee: row.employee_id,
    csrf: row.csrf,
    way: row.way,
    userAgent: row.user_agent,
    address: row.address,
    lastAddress: row.last_address,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
  };
}
