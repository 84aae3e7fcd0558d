import type { Tx } from '../../database/database.ts';
import type { Attachment } from '../mail/index.ts';
import { quoted } from './erase.store.ts';

export type ExportedRow = Readonly<Record<string, unknown>>;

const MOST_ROWS = 20_000;

/** The rows of a table that are about these, with the columns that are handed out. */
export async function exportedRows(
  tx: Tx,
  table: string,
  columns: readonly string[],
  ties: readonly { readonly column: string; readonly ids: readonly string[] }[],
): Promise<ExportedRow[]> {
  const picked = columns.map((column) => `'${column}', x.${quoted(column)}`).join(', ');
  const about = ties.map(({ column }, index) => `x.${quoted(column)}::text = any($${index + 2})`).join(' or ');
  const rows = await tx.rows<{ row: ExportedRow }>(
    `select json_build_object(${picked}) as row from ${quoted(table)} x where x.tenant = $1 and (${about}) limit ${MOST_ROWS}`,
    [tx.identity.tenant, ...ties.map(({ ids }) => ids)],
  );
  return rows.map(({ row }) => row);
}

export interface LetterToExport {
  readonly id: string;
  readonly content_hash: Buffer;
  readonly received_at: Temporal.Instant;
  readonly attachments: readonly Attachment[];
}

/** The letters themselves, oldest first. */
export async function lettersToExport(tx: Tx, ids: readonly string[]): Promise<LetterToExport[]> {
  return tx.rows<LetterToExport>(
    `select id, content_hash, received_at, attachments from mail
     where tenant = $1 and id = any($2::uuid[]) and erased_at is null order by received_at, id limit 10000`,
    [tx.identity.tenant, ids],
  );
}

export interface ReplyFiles {
  readonly id: string;
  readonly attachments: readonly { readonly name: string; readonly hash: string }[];
}

export async function replyFiles(tx: Tx, cases: readonly string[]): Promise<ReplyFiles[]> {
  return tx.rows<ReplyFiles>(
    `select id, attachments from reply where tenant = $1 and case_id = any($2::uuid[]) and attachments <> '[]'
     order by updated_at, id limit 10000`,
    [tx.identity.tenant, cases],
  );
}

export async function filesOfReply(tx: Tx, id: string): Promise<ReplyFiles['attachments']> {
  const row = await tx.one<Pick<ReplyFiles, 'attachments'>>(
    'select attachments from reply where tenant = $1 and id = $2',
    [tx.identity.tenant, id],
  );
  return row?.attachments ?? [];
}

export interface Duty {
  readonly case_id: string;
  readonly clause: string;
  readonly standard: string;
  readonly opened_at: Temporal.Instant;
  readonly due_at: Temporal.Instant | null;
  readonly settled_at: Temporal.Instant | null;
  readonly verdict: string;
}

/** What was owed to the client in their cases, and how it was kept. */
export async function dutiesOfCases(tx: Tx, cases: readonly string[]): Promise<Duty[]> {
  return tx.rows<Duty>(
    `select subject_id as case_id, clause, standard, opened_at, due_at, settled_at, verdict from obligation
     where tenant = $1 and subject_id = any($2::uuid[]) order by opened_at, clause limit 20000`,
    [tx.identity.tenant, cases],
  );
}

/** Names of employees and units, for the ids in an export: the standard names who served (9.4). */
export async function namesOf(tx: Tx): Promise<Readonly<Record<string, string>>> {
  const row = await tx.one<{ names: Record<string, string> }>(
    `select coalesce(json_object_agg(id, name), '{}') as names from (
       select id, given_name || ' ' || surname as name from employee where tenant = $1
       union all select id, name_lv from unit where tenant = $1) known`,
    [tx.identity.tenant],
  );
  return row?.names ?? {};
}

/** In whose letters others speak: what the data-protection officer looks at before anything is handed over. */
export interface ThirdPerson {
  readonly mail: string;
  readonly number: string | null;
  readonly from_name: string | null;
  readonly from_address: string | null;
  readonly subject: string | null;
  readonly received_at: Temporal.Instant;
}

export async function thirdPersons(tx: Tx, cases: readonly string[], own: readonly string[]): Promise<ThirdPerson[]> {
  return tx.rows<ThirdPerson>(
    `select m.id as mail, c.number, m.from_name, m.from_address, m.subject, m.received_at
     from mail m join desk_case c on c.tenant = m.tenant and c.id = m.case_id
     where m.tenant = $1 and m.case_id = any($2::uuid[]) and m.erased_at is null and lower(m.from_address) <> all($3::text[])
     order by m.received_at desc limit 500`,
    [tx.identity.tenant, cases, own],
  );
}
