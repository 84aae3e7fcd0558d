import type { Tx } from '../../database/database.ts';
import type { Job } from '../../journal/index.ts';
import type { CaseId, EmailAddress, EmployeeId, RequestId } from '../../vocabulary/ids.ts';

/** A letter about a request, to one colleague. */
export interface LetterRow {
  readonly messageId: string;
  readonly request: RequestId;
  readonly entry: string;
  readonly to: EmployeeId;
  readonly address: EmailAddress;
}

export async function insertLetter(tx: Tx, letter: LetterRow, at: Temporal.Instant): Promise<void> {
  await tx.rows(
    `insert into request_letter (tenant, message_id, request_id, entry_id, to_id, address, written_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.identity.tenant, letter.messageId, letter.request, letter.entry, letter.to, letter.address, at],
  );
}

export interface StoredLetter extends LetterRow {
  readonly writtenAt: Temporal.Instant;
  readonly sentAt: Temporal.Instant | null;
}

const LETTER =
  'message_id as "messageId", request_id as request, entry_id as entry, to_id as "to", address, written_at as "writtenAt", sent_at as "sentAt"';

export async function letterById(tx: Tx, messageId: string): Promise<StoredLetter | null> {
  return tx.one<StoredLetter>(`select ${LETTER} from request_letter where tenant = $1 and message_id = $2`, [
    tx.identity.tenant,
    messageId,
  ]);
}

/** Of the Message-IDs that a letter refers to, those of letters about requests. bounded: by the references of a message. */
export async function lettersAmong(tx: Tx, messageIds: readonly string[]): Promise<StoredLetter[]> {
  if (messageIds.length === 0) return [];
  return tx.rows<StoredLetter>(
    `select ${LETTER} from request_letter where tenant = $1 and message_id = any($2::text[]) limit 100`,
    [tx.identity.tenant, messageIds],
  );
}

/** The Message-IDs of a request's letters to or from anybody, oldest first, so that mail programs show one thread. */
export async function threadOf(tx: Tx, request: RequestId): Promise<string[]> {
  const rows = await tx.rows<{ message_id: string }>(
    `select message_id from (
       select message_id, written_at as at from request_letter where tenant = $1 and request_id = $2
       union all select message_id, received_at from mail where tenant = $1 and request_id = $2 and message_id is not null
     ) x order by at limit 50`,
    [tx.identity.tenant, request],
  );
  return rows.map(({ message_id }) => message_id);
}

export async function markLetter(
  tx: Tx,
  messageId: string,
  outcome: { readonly sentAt: Temporal.Instant } | { readonly refused: string },
): Promise<void> {
  await tx.rows(
    'update request_letter set sent_at = coalesce($3, sent_at), refused = $4 where tenant = $1 and message_id = $2',
    [
      tx.identity.tenant,
      messageId,
      'sentAt' in outcome ? outcome.sentAt : null,
      'refused' in outcome ? outcome.refused : null,
    ],
  );
}

/**
 * Whether an address is a client's: in the case, or kept with any client who is not one of the employees. Nothing of a
 * request goes there.
 */
export async function isClientAddress(tx: Tx, address: EmailAddress, one: CaseId | null): Promise<boolean> {
  const row = await tx.one<{ is: boolean }>(
    `select exists (select from client_contact k join client c on c.tenant = $1 and c.id = k.client_id
         where k.tenant = $1 and k.kind = 'e-mail' and k.value = $2 and c.kind <> 'employee')
       or ($3::uuid is not null and exists (select from case_party where tenant = $1 and case_id = $3 and address = $2)) as is`,
    [tx.identity.tenant, address, one],
  );
  return row?.is === true;
}

/** Puts in jobs of a transaction that records nothing. bounded: by the letters of one entry. */
export async function enqueueJobs(tx: Tx, jobs: readonly Job[]): Promise<void> {
  await tx.rows(
    `select enqueue(j.task, j.payload, null, null) from json_to_recordset($1) as j (task text, payload json)`,
    [JSON.stringify(jobs.map(({ task, payload }) => ({ task, payload })))],
  );
}

/** Whether only named people know of a case. */
export async function isRestricted(tx: Tx, one: CaseId): Promise<boolean> {
  const row = await tx.one<{ is: boolean }>('select case_is_restricted($1) as is', [one]);
  return row?.is === true;
}
