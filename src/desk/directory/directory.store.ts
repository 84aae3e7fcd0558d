import type { Tx } from '../../database/database.ts';
import type { EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import type { Language } from '../../vocabulary/words.ts';

export interface Employee {
  readonly id: EmployeeId;
  readonly givenName: string;
  readonly surname: string;
  readonly email: string;
  readonly phone: string;
  readonly language: Language;
  readonly demo: boolean;
}

interface EmployeeRow {
  readonly id: EmployeeId;
  readonly given_name: string;
  readonly surname: string;
  readonly email: string;
  readonly phone: string;
  readonly language: Language;
  readonly demo: boolean;
}

function employeeFromRow(row: EmployeeRow): Employee {
  return {
    id: row.id,
    givenName: row.given_name,
    surname: row.surname,
    email: row.email,
    phone: row.phone,
    language: row.language,
    demo: row.demo,
  };
}

const EMPLOYEE = 'e.id, e.given_name, e.surname, e.email, e.phone, e.language, e.demo';

export async function employeeById(tx: Tx, id: EmployeeId): Promise<Employee | null> {
  const row = await tx.one<EmployeeRow>(`select ${EMPLOYEE} from employee e where e.tenant = $1 and e.id = $2`, [
    tx.identity.tenant,
    id,
  ]);
  return row === null ? null : employeeFromRow(row);
}

export interface UnitRow {
  readonly id: UnitId;
  readonly name_lv: string;
  readonly name_en: string;
  readonly institution_id: string;
  readonly email: string;
}

/** Units that exist on a day, for pickers. */
export async function unitsOn(tx: Tx, day: Temporal.PlainDate): Promise<UnitRow[]> {
  return tx.rows<UnitRow>(
    `select id, name_lv, name_en, institution_id, email from unit
     where tenant = $1 and valid_from <= $2::date and (valid_to is null or valid_to >= $2::date) order by name_lv limit 500`,
    [tx.identity.tenant, day.toString()],
  );
}

export interface Colleague {
  readonly id: EmployeeId;
  readonly name: string;
  readonly unit: UnitId;
  readonly post_lv: string;
  readonly post_en: string;
  readonly head: boolean;
}

export interface MailboxRow {
  readonly id: string;
  readonly unit_id: UnitId;
  readonly address: string;
  readonly imap: unknown;
}

/** Every address at which the desk receives; read at start and when the rules change. */
export async function mailboxes(tx: Tx): Promise<MailboxRow[]> {
  return tx.rows<MailboxRow>(
    'select id, unit_id, address, imap from mailbox where tenant = $1 order by address limit 1000',
    [tx.identity.tenant],
  );
}

/** How far a mailbox has been fetched, as the IMAP channel counts it; `null` before the first fetch. */
export async function imapPosition(tx: Tx, id: string): Promise<ImapPosition | null> {
  const row = await tx.one<{ imap_position: ImapPosition | null }>(
    'select imap_position from mailbox where tenant = $1 and id = $2',
    [tx.identity.tenant, id],
  );
  return row?.imap_position ?? null;
}

export async function saveImapPosition(tx: Tx, id: string, position: ImapPosition): Promise<void> {
  await tx.rows('update mailbox set imap_position = $3 where tenant = $1 and id = $2', [
    tx.identity.tenant,
    id,
    JSON.stringify(position),
  ]);
}

interface ImapPosition {
  readonly uidValidity: string;
  readonly lastUid: number;
  readonly lastArrival: string;
}

export interface TenantRow {
  readonly id: number;
  readonly name_lv: string;
  readonly name_en: string;
  readonly demo: boolean;
  readonly website: string;
  readonly standard: string;
}

export async function tenantRow(tx: Tx): Promise<TenantRow | null> {
  return tx.one<TenantRow>('select id, name_lv, name_en, demo, website, standard from tenant where id = $1', [
    tx.identity.tenant,
  ]);
}

/** Whose addresses these are among employees. */
export async function employeesByAddress(
  tx: Tx,
  addresses: readonly string[],
): Promise<{ email: string; name: string }[]> {
  return tx.rows(
    `select lower(email) as email, given_name || ' ' || surname as name from employee
     where tenant = $1 and lower(email) = any($2::text[]) limit 100`,
    [tx.identity.tenant, addresses],
  );
}
