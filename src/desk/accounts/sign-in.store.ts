import type { Tx } from '../../database/database.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import { FORGOTTEN_AFTER_HOURS, type Failures } from './throttle.ts';

/** What a line of the sign-in log tells. */
export type SignInOutcome =
  | 'entered'
  | 'wrong-password'
  | 'wrong-code'
  | 'replayed-code'
  | 'refused-passkey'
  | 'slowed'
  | 'no-post'
  | 'second-factor-missing'
  | 'link-made'
  | 'link-used'
  | 'password-changed'
  | 'passkey-added'
  | 'passkey-removed'
  | 'codes-made'
  | 'totp-set'
  | 'totp-removed'
  | 'reset'
  | 'ended';

export interface SignInLine {
  readonly at: Temporal.Instant;
  readonly outcome: SignInOutcome;
  readonly way: string;
  readonly address: string;
  readonly userAgent: string;
  readonly newDevice: boolean;
}

/** Days for which the log is kept. */
export const LOG_DAYS = 90;

export async function logSignIn(tx: Tx, employee: EmployeeId, line: SignInLine): Promise<void> {
  await tx.rows(
    `insert into sign_in_log (tenant, employee_id, at, outcome, way, address, user_agent, new_device)
     values ($1, $2, $3::timestamptz, $4, $5, $6, $7, $8)`,
    [
      tx.identity.tenant,
      employee,
      line.at.toString(),
      line.outcome,
      line.way,
      line.address.slice(0, 60),
      line.userAgent.slice(0, 200),
      line.newDevice,
    ],
  );
}

/** Somebody's own lines, the newest first; the last fifty of ninety days. */
export async function signInLog(tx: Tx, employee: EmployeeId, now: Temporal.Instant): Promise<SignInLine[]> {
  const rows = await tx.rows<{
    at: Temporal.Instant;
    outcome: SignInOutcome;
    way: string;
    address: string;
    user_agent: string;
    new_device: boolean;
  }>(
    `select at, outcome, way, address, user_agent, new_device from sign_in_log
     where tenant = $1 and employee_id = $2 and at > $3::timestamptz order by id desc limit 50`,
    [tx.identity.tenant, employee, now.subtract({ hours: LOG_DAYS * 24 }).toString()],
  );
  return rows.map(({ user_agent, new_device, ...row }) => ({ ...row, userAgent: user_agent, newDevice: new_device }));
}

/** Failures under these keys that are not forgotten yet, in the order of the keys. */
export async function failuresOf(tx: Tx, keys: readonly Buffer[], now: Temporal.Instant): Promise<(Failures | null)[]> {
  const rows = await tx.rows<{ key: Buffer; failures: number; last_at: Temporal.Instant }>(
    `select key, failures, last_at from sign_in_failure
     where tenant = $1 and key = any($2::bytea[]) and last_at > $3::timestamptz limit 10`,
    [tx.identity.tenant, keys, now.subtract({ hours: FORGOTTEN_AFTER_HOURS }).toString()],
  );
  return keys.map((key) => {
    const row = rows.find((one) => one.key.equals(key));
    return row === undefined ? null : { failures: row.failures, lastAt: row.last_at };
  });
}

/** Counts one failure under each key; what is older than the window begins anew. */
export async function countFailure(tx: Tx, keys: readonly Buffer[], now: Temporal.Instant): Promise<void> {
  await tx.rows(
    // In the order of the keys, so that two failures at once do not wait for each other in a ring.
    `insert into sign_in_failure as f (tenant, key, failures, last_at)
     select $1, key, 1, $3::timestamptz from (select key from unnest($2::bytea[]) as key order by key) as keys
     on conflict (tenant, key) do update set last_at = greatest(f.last_at, excluded.last_at),
       failures = case when f.last_at < $4::timestamptz then 1 else f.failures + 1 end`,
    [tx.identity.tenant, keys, now.toString(), now.subtract({ hours: FORGOTTEN_AFTER_HOURS }).toString()],
  );
}

export async function forgetFailures(tx: Tx, keys: readonly Buffer[]): Promise<void> {
  await tx.rows('delete from sign_in_failure where tenant = $1 and key = any($2::bytea[])', [tx.identity.tenant, keys]);
}

/** Whether the person came in from this browser before, and whether from any. */
export async function deviceOf(
  tx: Tx,
  employee: EmployeeId,
  tokenHash: Buffer | null,
): Promise<{ readonly known: boolean; readonly others: boolean }> {
  const row = await tx.one<{ known: boolean; any: boolean }>(
    `select coalesce(bool_or(token_hash = $3), false) as known, count(*) > 0 as any from known_device
     where tenant = $1 and employee_id = $2`,
    [tx.identity.tenant, employee, tokenHash],
  );
  return { known: row?.known ?? false, others: row?.any ?? false };
}

export async function rememberDevice(
  tx: Tx,
  employee: EmployeeId,
  tokenHash: Buffer,
  now: Temporal.Instant,
): Promise<void> {
  await tx.rows(
    `insert into known_device (tenant, employee_id, token_hash, first_seen_at, last_seen_at)
     values ($1, $2, $3, $4::timestamptz, $4::timestamptz)
     on conflict (tenant, employee_id, token_hash) do update set last_seen_at = excluded.last_seen_at`,
    [tx.identity.tenant, employee, tokenHash, now.toString()],
  );
}

/** Whether the ticket is shown for the first time; from now on it is spent. */
export async function spendTicket(tx: Tx, hash: Buffer, until: Temporal.Instant): Promise<boolean> {
  const row = await tx.one(
    'insert into spent_ticket (tenant, hash, expires_at) values ($1, $2, $3::timestamptz) on conflict do nothing returning 1',
    [tx.identity.tenant, hash, until.toString()],
  );
  return row !== null;
}

/** Takes away what has run out: failures, tickets, kept forms, links of last month, log lines and devices of long ago. */
export async function sweepAccounts(tx: Tx, now: Temporal.Instant): Promise<void> {
  const { tenant } = tx.identity;
  const ago = (hours: number) => now.subtract({ hours }).toString();
  await tx.rows('delete from sign_in_failure where tenant = $1 and last_at < $2::timestamptz', [tenant, ago(24)]);
  await tx.rows('delete from spent_ticket where tenant = $1 and expires_at < $2::timestamptz', [tenant, ago(0)]);
  await tx.rows('delete from kept_form where tenant = $1 and expires_at < $2::timestamptz', [tenant, ago(0)]);
  await tx.rows('delete from account_link where tenant = $1 and expires_at < $2::timestamptz', [tenant, ago(30 * 24)]);
  await tx.rows('delete from sign_in_log where tenant = $1 and at < $2::timestamptz', [tenant, ago(LOG_DAYS * 24)]);
  await tx.rows('delete from known_device where tenant = $1 and last_seen_at < $2::timestamptz', [
    tenant,
    ago(365 * 24),
  ]);
}
