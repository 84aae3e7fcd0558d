import type { Tx } from '../../database/database.ts';
import type { AnswerKind, Signature } from '../../language/reply-draft.ts';
import type { CaseId, EmployeeId, MailId, ReplyId } from '../../vocabulary/ids.ts';
import type { Language, ReplyState, ReplyWay } from '../../vocabulary/words.ts';
import type { Override, Reply, ReplyAttachment, ReplyRecipient } from './reply.ts';

interface ReplyRow {
  readonly id: ReplyId;
  readonly case_id: CaseId;
  readonly way: ReplyWay;
  readonly state: ReplyState;
  readonly kind: AnswerKind;
  readonly answers_mail_id: MailId | null;
  readonly author_id: EmployeeId;
  readonly language: Language;
  readonly subject: string;
  readonly salutation: string;
  readonly body: string;
  readonly closing: string;
  readonly recipients: ReplyRecipient[];
  readonly attachments: ReplyAttachment[];
  readonly overrides: Override[];
  readonly signature: Signature | null;
  readonly html: string | null;
  readonly text: string | null;
  readonly letter_number: string | null;
  readonly message_id: string | null;
  readonly draft_version: number;
  readonly updated_at: Temporal.Instant;
  readonly approved_at: Temporal.Instant | null;
  readonly approved_by: EmployeeId | null;
  readonly hold_until: Temporal.Instant | null;
  readonly delivered_at: Temporal.Instant | null;
  readonly trouble: string | null;
}

const COLUMNS =
  'id, case_id, way, state, kind, answers_mail_id, author_id, language, subject, salutation, body, closing, recipients, attachments, ' +
  'overrides, signature, html, text, letter_number, message_id, draft_version, updated_at, approved_at, approved_by, hold_until, ' +
  'delivered_at, trouble';

function replyFromRow(row: ReplyRow): Reply {
  return {
    id: row.id,
    case: row.case_id,
    way: row.way,
    state: row.state,
    kind: row.kind,
    answersMail: row.answers_mail_id,
    author: row.author_id,
    language: row.language,
    subject: row.subject,
    parts: { salutation: row.salutation, body: row.body, closing: row.closing },
    recipients: row.recipients,
    attachments: row.attachments,
    overrides: row.overrides,
    signature: row.signature,
    html: row.html,
    text: row.text,
    letterNumber: row.letter_number,
    messageId: row.message_id,
    draftVersion: row.draft_version,
    updatedAt: row.updated_at,
    approvedAt: row.approved_at,
    approvedBy: row.approved_by,
    holdUntil: row.hold_until,
    deliveredAt: row.delivered_at,
    trouble: row.trouble,
  };
}

export async function replyById(tx: Tx, id: ReplyId): Promise<Reply | null> {
  const row = await tx.one<ReplyRow>(`select ${COLUMNS} from reply where tenant = $1 and id = $2`, [
    tx.identity.tenant,
    id,
  ]);
  return row === null ? null : replyFromRow(row);
}

/** The same, locked until the transaction ends. */
export async function lockReply(tx: Tx, id: ReplyId): Promise<Reply | null> {
  const row = await tx.one<ReplyRow>(`select ${COLUMNS} from reply where tenant = $1 and id = $2 for no key update`, [
    tx.identity.tenant,
    id,
  ]);
  return row === null ? null : replyFromRow(row);
}

/** The replies of a case, oldest first, drafts among them. */
export async function repliesOfCase(tx: Tx, id: CaseId): Promise<Reply[]> {
  const rows = await tx.rows<ReplyRow>(
    `select ${COLUMNS} from reply where tenant = $1 and case_id = $2 order by updated_at limit 200`,
    [tx.identity.tenant, id],
  );
  return rows.map(replyFromRow);
}

/** The draft that an employee has open on a case. */
export async function draftOf(tx: Tx, id: CaseId, author: EmployeeId): Promise<Reply | null> {
  const row = await tx.one<ReplyRow>(
    `select ${COLUMNS} from reply where tenant = $1 and case_id = $2 and author_id = $3 and state = 'draft' order by updated_at desc limit 1`,
    [tx.identity.tenant, id, author],
  );
  return row === null ? null : replyFromRow(row);
}

/** A new draft; nothing happens where the id stands already. */
export async function insertDraft(tx: Tx, reply: Reply): Promise<void> {
  await tx.rows(
    `insert into reply (tenant, id, case_id, way, state, answers, kind, answers_mail_id, author_id, language, subject, salutation, body,
       closing, recipients, overrides, updated_at)
     values ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) on conflict do nothing`,
    [
      tx.identity.tenant,
      reply.id,
      reply.case,
      reply.way,
      reply.kind !== 'interim',
      reply.kind,
      reply.answersMail,
      reply.author,
      reply.language,
      reply.subject,
      reply.parts.salutation,
      reply.parts.body,
      reply.parts.closing,
      JSON.stringify(reply.recipients),
      JSON.stringify(reply.overrides),
      reply.updatedAt,
    ],
  );
}

/** What the composer changes. */
export interface DraftContent {
  readonly way: ReplyWay;
  readonly kind: AnswerKind;
  readonly language: Language;
  readonly subject: string;
  readonly salutation: string;
  readonly body: string;
  readonly closing: string;
  readonly recipients: readonly ReplyRecipient[];
  readonly overrides: readonly Override[];
}

/** Saves a draft upon the version it was read at; `null` where another save came between or it is no draft any more. */
export async function saveDraft(
  tx: Tx,
  id: ReplyId,
  upon: number,
  content: DraftContent,
  now: Temporal.Instant,
): Promise<number | null> {
  const row = await tx.one<{ draft_version: number }>(
    `update reply set way = $4, kind = $5, answers = $5 <> 'interim', language = $6, subject = $7, salutation = $8, body = $9, closing = $10,
       recipients = $11, overrides = $12, updated_at = $13, draft_version = draft_version + 1
     where tenant = $1 and id = $2 and draft_version = $3 and state = 'draft' returning draft_version`,
    [
      tx.identity.tenant,
      id,
      upon,
      content.way,
      content.kind,
      content.language,
      content.subject,
      content.salutation,
      content.body,
      content.closing,
      JSON.stringify(content.recipients),
      JSON.stringify(content.overrides),
      now,
    ],
  );
  return row?.draft_version ?? null;
}

/** What is attached is no text: it does not take part in versions, so that attaching never hinders a save of the text. */
export async function saveAttachments(tx: Tx, id: ReplyId, attachments: readonly ReplyAttachment[]): Promise<void> {
  await tx.rows(`update reply set attachments = $3 where tenant = $1 and id = $2 and state = 'draft'`, [
    tx.identity.tenant,
    id,
    JSON.stringify(attachments),
  ]);
}

export async function deleteDraft(tx: Tx, id: ReplyId): Promise<void> {
  await tx.rows(`delete from reply where tenant = $1 and id = $2 and state = 'draft'`, [tx.identity.tenant, id]);
}

export interface Approval {
  readonly signature: Signature;
  readonly html: string;
  readonly text: string;
  readonly messageId: string;
  readonly letterNumber: string | null;
  readonly readThrough: Buffer;
  readonly approvedAt: Temporal.Instant;
  readonly approvedBy: EmployeeId;
  readonly holdUntil: Temporal.Instant;
}

/** The draft becomes the letter that will leave; from here on its text does not change. */
export async function approveDraft(tx: Tx, id: ReplyId, approval: Approval): Promise<void> {
  await tx.rows(
    `update reply set state = 'approved', signature = $3, html = $4, text = $5, message_id = $6, letter_number = $7, read_through = $8,
       approved_at = $9, approved_by = $10, hold_until = $11, updated_at = $9, trouble = null, taken_for = '{}'
     where tenant = $1 and id = $2`,
    [
      tx.identity.tenant,
      id,
      JSON.stringify(approval.signature),
      approval.html,
      approval.text,
      approval.messageId,
      approval.letterNumber,
      approval.readThrough,
      approval.approvedAt,
      approval.approvedBy,
      approval.holdUntil,
    ],
  );
}

/** Taken back within its seconds: a draft again, with all that was written. Its Message-ID is never used again. */
export async function backToDraft(tx: Tx, id: ReplyId, now: Temporal.Instant): Promise<void> {
  await tx.rows(
    `update reply set state = 'draft', message_id = null, hold_until = null, approved_at = null, approved_by = null, updated_at = $3
     where tenant = $1 and id = $2`,
    [tx.identity.tenant, id, now],
  );
}

export async function markReply(
  tx: Tx,
  id: ReplyId,
  state: 'sent' | 'delivered' | 'failed',
  now: Temporal.Instant,
  trouble: string | null,
): Promise<void> {
  await tx.rows(
    `update reply set state = $3, trouble = $5,
       sent_at = coalesce(sent_at, $4), delivered_at = case when $3 = 'delivered' then $4 else delivered_at end
     where tenant = $1 and id = $2`,
    [tx.identity.tenant, id, state, now, trouble],
  );
}

/** Adds recipients for whom the relay has taken the letter. */
export async function addTaken(tx: Tx, id: ReplyId, addresses: readonly string[]): Promise<void> {
  await tx.rows('update reply set taken_for = taken_for || $3::text[] where tenant = $1 and id = $2', [
    tx.identity.tenant,
    id,
    addresses,
  ]);
}

/** The recipients for whom the relay has taken the letter. */
export async function takenFor(tx: Tx, id: ReplyId): Promise<string[]> {
  const row = await tx.one<{ taken_for: string[] }>('select taken_for from reply where tenant = $1 and id = $2', [
    tx.identity.tenant,
    id,
  ]);
  return row?.taken_for ?? [];
}

/** The next number of an official letter: `PN-V/2026/00012`. */
export async function nextLetterNumber(tx: Tx, year: number): Promise<string> {
  const row = await tx.one<{ number: string }>(
    `select number_prefix || '-V/' || $2::text || '/' || lpad(nextval('letter_number')::text, 5, '0') as number from tenant where id = $1`,
    [tx.identity.tenant, year],
  );
  if (row === null) throw new Error('The tenant is missing');
  return row.number;
}

/** The Message-IDs of a case in order, for References of the next letter. */
export async function threadOf(tx: Tx, id: CaseId): Promise<string[]> {
  const rows = await tx.rows<{ message_id: string }>(
    `select message_id from (
       select message_id, received_at as at from mail where tenant = $1 and case_id = $2 and message_id is not null
       union all
       select message_id, approved_at from reply where tenant = $1 and case_id = $2 and message_id is not null and state in ('sent','delivered','bounced')
     ) thread order by at desc limit 20`,
    [tx.identity.tenant, id],
  );
  return rows.map((row) => row.message_id).reverse();
}

/** Under which name and address the unit of a case writes: its mailbox, else any of the house. */
export async function senderOf(tx: Tx, id: CaseId): Promise<{ name: string; address: string }> {
  const row = await tx.one<{ name: string; address: string }>(
    `select u.name_lv || ', ' || t.name_lv as name, m.address from desk_case c
     join unit u on u.tenant = c.tenant and u.id = c.unit_id join tenant t on t.id = c.tenant
     join lateral (select address from mailbox m where m.tenant = c.tenant order by (m.unit_id = c.unit_id) desc, address limit 1) m on true
     where c.tenant = $1 and c.id = $2`,
    [tx.identity.tenant, id],
  );
  if (row === null) throw new Error('The desk has no mailbox to write from');
  return row;
}
