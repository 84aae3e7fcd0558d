import type { Tx } from '../../database/database.ts';
import type { EmployeeId, MailId, RequestId } from '../../vocabulary/ids.ts';
import type { ReturnReason } from '../../vocabulary/words.ts';
import type { Entry, EntryKind } from './request.ts';

interface EntryRow {
  readonly id: string;
  readonly request_id: RequestId;
  readonly at: Temporal.Instant;
  readonly author_id: EmployeeId | null;
  readonly kind: EntryKind;
  readonly text: string;
  readonly answer_by: Temporal.Instant | null;
  readonly reason: ReturnReason | null;
  readonly channel: 'e-mail' | 'internal';
  readonly mail_id: MailId | null;
  readonly held_until: Temporal.Instant | null;
}

const ENTRY = 'id, request_id, at, author_id, kind, text, answer_by, reason, channel, mail_id, held_until';

function entryFromRow(row: EntryRow): Entry {
  return {
    id: row.id,
    request: row.request_id,
    at: row.at,
    author: row.author_id,
    kind: row.kind,
    text: row.text,
    answerBy: row.answer_by,
    reason: row.reason,
    channel: row.channel,
    mail: row.mail_id,
    heldUntil: row.held_until,
  };
}

export async function insertEntry(tx: Tx, entry: Entry): Promise<void> {
  await tx.rows(
    `insert into request_entry (tenant, ${ENTRY}, case_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, (select case_id from request where tenant = $1 and id = $3))`,
    [
      tx.identity.tenant,
      entry.id,
      entry.request,
      entry.at,
      entry.author,
      entry.kind,
      entry.text,
      entry.answerBy,
      entry.reason,
      entry.channel,
      entry.mail,
      entry.heldUntil,
    ],
  );
}

/** All that was said in a request, oldest first; what is still held only for its author. */
export async function entriesOf(tx: Tx, request: RequestId): Promise<Entry[]> {
  const rows = await tx.rows<EntryRow>(
    `select ${ENTRY} from request_entry where tenant = $1 and request_id = $2
       and (held_until is null or author_id = $3) order by at, id limit 200`,
    [tx.identity.tenant, request, tx.identity.employee],
  );
  return rows.map(entryFromRow);
}

export async function entryById(tx: Tx, id: string): Promise<Entry | null> {
  const row = await tx.one<EntryRow>(`select ${ENTRY} from request_entry where tenant = $1 and id = $2`, [
    tx.identity.tenant,
    id,
  ]);
  return row === null ? null : entryFromRow(row);
}

/** The entry of a request that can still be taken back. */
export async function heldEntry(tx: Tx, request: RequestId): Promise<Entry | null> {
  const row = await tx.one<EntryRow>(
    `select ${ENTRY} from request_entry where tenant = $1 and request_id = $2 and held_until is not null for update`,
    [tx.identity.tenant, request],
  );
  return row === null ? null : entryFromRow(row);
}

export async function releaseEntry(tx: Tx, id: string): Promise<void> {
  await tx.rows('update request_entry set held_until = null where tenant = $1 and id = $2', [tx.identity.tenant, id]);
}

export async function deleteHeldEntry(tx: Tx, id: string): Promise<void> {
  await tx.rows('delete from request_entry where tenant = $1 and id = $2 and held_until is not null', [
    tx.identity.tenant,
    id,
  ]);
}

/** What came by mail unconfirmed becomes what the asker says it is. */
export async function confirmEntry(
  tx: Tx,
  id: string,
  as: { readonly kind: 'answer' | 'interim'; readonly answerBy: Temporal.Instant | null },
): Promise<void> {
  await tx.rows(
    `update request_entry set kind = $3, answer_by = $4 where tenant = $1 and id = $2 and kind = 'unconfirmed'`,
    [tx.identity.tenant, id, as.kind, as.answerBy],
  );
}
