import type { Tx } from '../../database/database.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { Language } from '../../vocabulary/words.ts';
import type { WaysIn } from './ways-in.ts';

/** An account: an employee with the ways in that they have. */
export interface Account {
  readonly employee: EmployeeId;
  readonly givenName: string;
  readonly surname: string;
  readonly email: string;
  readonly language: Language;
  readonly ways: WaysIn;
  /** The stored hash, `null` without a password. */
  readonly passwordHash: string | null;
  readonly invitedUntil: Temporal.Instant | null;
  readonly lastEnteredAt: Temporal.Instant | null;
}

interface Row {
  readonly id: EmployeeId;
  readonly given_name: string;
  readonly surname: string;
  readonly email: string;
  readonly language: Language;
  readonly hash: string | null;
  readonly totp: boolean;
  readonly passkeys: number;
  readonly codes: number;
  readonly provider: boolean;
  readonly invited_until: Temporal.Instant | null;
  readonly last_entered_at: Temporal.Instant | null;
}

const ACCOUNT = `select e.id, e.given_name, e.surname, e.email, e.language, e.provider_account is not null as provider, p.hash,
    exists (select from account_totp t where t.tenant = e.tenant and t.employee_id = e.id) as totp,
    (select count(*)::int from passkey k where k.tenant = e.tenant and k.employee_id = e.id) as passkeys,
    (select count(*)::int from recovery_code c where c.tenant = e.tenant and c.employee_id = e.id and c.used_at is null) as codes,
    (select max(l.expires_at) from account_link l where l.tenant = e.tenant and l.employee_id = e.id and l.used_at is null and l.expires_at > $2::timestamptz) as invited_until,
    (select max(s.last_seen_at) from session s where s.tenant = e.tenant and s.employee_id = e.id) as last_entered_at
  from employee e left join account_password p on p.tenant = e.tenant and p.employee_id = e.id
  where e.tenant = $1`;

export async function accountOf(tx: Tx, employee: EmployeeId, now: Temporal.Instant): Promise<Account | null> {
  const row = await tx.one<Row>(`${ACCOUNT} and e.id = $3`, [tx.identity.tenant, now.toString(), employee]);
  return row === null ? null : fromRow(row);
}

/** The account of an address, however it is written. */
export async function accountByEmail(tx: Tx, email: string, now: Temporal.Instant): Promise<Account | null> {
  const row = await tx.one<Row>(`${ACCOUNT} and lower(e.email) = lower($3)`, [
    tx.identity.tenant,
    now.toString(),
    email,
  ]);
  return row === null ? null : fromRow(row);
}

/** Accounts by name or address, for the administrator; at most a hundred. */
export async function accountsLike(tx: Tx, words: string, now: Temporal.Instant): Promise<Account[]> {
  const rows = await tx.rows<Row>(
    `${ACCOUNT} and ($3 = '' or folded(e.given_name || ' ' || e.surname || ' ' || e.email) like '%' || folded($3) || '%')
     order by e.surname, e.given_name limit 100`,
    [tx.identity.tenant, now.toString(), words.replace(/[%_\\]/g, '')],
  );
  return rows.map(fromRow);
}

/** Sets a password; whoever knew the old one is out. */
export async function putPassword(tx: Tx, employee: EmployeeId, hash: string, now: Temporal.Instant): Promise<void> {
  await tx.rows(
    `insert into account_password (tenant, employee_id, hash, changed_at) values ($1, $2, $3, $4::timestamptz)
     on conflict (tenant, employee_id) do update set hash = excluded.hash, changed_at = excluded.changed_at`,
    [tx.identity.tenant, employee, hash, now.toString()],
  );
}

/** The same password with today's parameters. */
export async function rehashPassword(tx: Tx, employee: EmployeeId, before: string, hash: string): Promise<void> {
  await tx.rows('update account_password set hash = $4 where tenant = $1 and employee_id = $2 and hash = $3', [
    tx.identity.tenant,
    employee,
    before,
    hash,
  ]);
}

/** The sealed secret, held until the transaction ends so that one code is taken once. */
export async function totpOf(tx: Tx, employee: EmployeeId): Promise<{ secret: Buffer; lastStep: number } | null> {
  const row = await tx.one<{ secret: Buffer; last_step: string }>(
    'select secret, last_step from account_totp where tenant = $1 and employee_id = $2 for update',
    [tx.identity.tenant, employee],
  );
  return row === null ? null : { secret: row.secret, lastStep: Number(row.last_step) };
}

export async function putTotp(
  tx: Tx,
  employee: EmployeeId,
  secret: Buffer,
  step: number,
  now: Temporal.Instant,
): Promise<void> {
  await tx.rows(
    `insert into account_totp (tenant, employee_id, secret, made_at, last_step) values ($1, $2, $3, $4::timestamptz, $5)
     on conflict (tenant, employee_id) do update set secret = excluded.secret, made_at = excluded.made_at, last_step = excluded.last_step`,
    [tx.identity.tenant, employee, secret, now.toString(), step],
  );
}

export async function takeStep(tx: Tx, employee: EmployeeId, step: number): Promise<void> {
  await tx.rows('update account_totp set last_step = $3 where tenant = $1 and employee_id = $2', [
    tx.identity.tenant,
    employee,
    step,
  ]);
}

export async function removeTotp(tx: Tx, employee: EmployeeId): Promise<void> {
  await tx.rows('delete from account_totp where tenant = $1 and employee_id = $2', [tx.identity.tenant, employee]);
}

/** New codes in the place of all old ones. */
export async function putRecoveryCodes(
  tx: Tx,
  employee: EmployeeId,
  hashes: readonly Buffer[],
  now: Temporal.Instant,
): Promise<void> {
  await tx.rows('delete from recovery_code where tenant = $1 and employee_id = $2', [tx.identity.tenant, employee]);
  await tx.rows(
    `insert into recovery_code (tenant, employee_id, code_hash, made_at)
     select $1, $2, hash, $4::timestamptz from unnest($3::bytea[]) as hash`,
    [tx.identity.tenant, employee, hashes, now.toString()],
  );
}

/** Uses a code up; `false` where there is none such unused. */
export async function useRecoveryCode(
  tx: Tx,
  employee: EmployeeId,
  hash: Buffer,
  now: Temporal.Instant,
): Promise<boolean> {
  const row = await tx.one(
    `update recovery_code set used_at = $4::timestamptz
     where tenant = $1 and employee_id = $2 and code_hash = $3 and used_at is null returning 1`,
    [tx.identity.tenant, employee, hash, now.toString()],
  );
  return row !== null;
}

/** Takes every way in away: the administrator resets. Sessions are ended beside it. */
export async function clearWays(tx: Tx, employee: EmployeeId): Promise<void> {
  const who = [tx.identity.tenant, employee];
  await tx.rows('delete from account_password where tenant = $1 and employee_id = $2', who);
  await tx.rows('delete from account_totp where tenant = $1 and employee_id = $2', who);
  await tx.rows('delete from recovery_code where tenant = $1 and employee_id = $2', who);
  await tx.rows('delete from passkey where tenant = $1 and employee_id = $2', who);
  await tx.rows('delete from known_device where tenant = $1 and employee_id = $2', who);
  await tx.rows('update employee set provider_account = null where tenant = $1 and id = $2', who);
}

function fromRow(row: Row): Account {
  return {
    employee: row.id,
    givenName: row.given_name,
    surname: row.surname,
    email: row.email,
    language: row.language,
    ways: {
      password: row.hash !== null,
      totp: row.totp,
      passkeys: row.passkeys,
      codes: row.codes,
      provider: row.provider,
    },
    passwordHash: row.hash,
    invitedUntil: row.invited_until,
    lastEnteredAt: row.last_entered_at,
  };
}
