import type { Tx } from '../../database/database.ts';
import type { CaseId, EmailAddress, MailId, RequestId, UnitId } from '../../vocabulary/ids.ts';
import type { CaseState, MailFate, MailKind, QuarantineReason } from '../../vocabulary/words.ts';
import type { PlacementFlag, ReferencedMail } from './place/placement.ts';
import type { Attachment } from './read/mail.ts';

/** What is known the moment a message has arrived, before it is read. */
export interface NewMail {
  readonly id: MailId;
  readonly contentHash: Buffer;
  readonly source: 'smtp' | 'imap' | 'demo';
  readonly receivedAt: Temporal.Instant;
  readonly envelopeFrom: string;
  readonly envelopeTo: readonly string[];
  readonly mailbox: string | null;
  readonly authentication: unknown;
}

export async function insertMail(tx: Tx, mail: NewMail): Promise<void> {
  await tx.rows(
    `insert into mail (tenant, id, content_hash, source, received_at, envelope_from, envelope_to, mailbox_id, authentication, fate)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting')`,
    [
      tx.identity.tenant,
      mail.id,
      mail.contentHash,
      mail.source,
      mail.receivedAt,
      mail.envelopeFrom,
      mail.envelopeTo,
      mail.mailbox,
      mail.authentication === null ? null : JSON.stringify(mail.authentication),
    ],
  );
}

export interface WaitingMail {
  readonly id: MailId;
  readonly content_hash: Buffer;
  readonly received_at: Temporal.Instant;
  readonly envelope_from: string;
  readonly envelope_to: string[];
  readonly mailbox_id: string | null;
  readonly authentication: unknown;
  readonly attempts: number;
}

const WAITING = 'id, content_hash, received_at, envelope_from, envelope_to, mailbox_id, authentication, attempts';

/** Takes one waiting message for this transaction, or none where another process has it or it is done. */
export async function claimMail(tx: Tx, id: MailId): Promise<WaitingMail | null> {
  return tx.one<WaitingMail>(
    `select ${WAITING} from mail where tenant = $1 and id = $2 and fate = 'waiting' for update skip locked`,
    [tx.identity.tenant, id],
  );
}

/** What waits to be read, oldest first: for the loop that takes up what a crash or a busy moment has left. */
export async function waitingMail(tx: Tx, limit: number): Promise<MailId[]> {
  const rows = await tx.rows<{ id: MailId }>(
    `select id from mail where tenant = $1 and fate = 'waiting' order by received_at limit $2`,
    [tx.identity.tenant, limit],
  );
  return rows.map((row) => row.id);
}

/** Counts a failed attempt in a transaction of its own; returns how many there were. */
export async function countAttempt(tx: Tx, id: MailId): Promise<number> {
  const row = await tx.one<{ attempts: number }>(
    `update mail set attempts = attempts + 1 where tenant = $1 and id = $2 and fate = 'waiting' returning attempts`,
    [tx.identity.tenant, id],
  );
  return row?.attempts ?? 0;
}

export interface Surroundings {
  /** The letter that already has this fingerprint. */
  readonly twin: MailId | null;
  readonly referenced: readonly ReferencedMail[];
  readonly mentioned: readonly CaseId[];
  readonly senderIsEmployee: boolean;
}

interface ReferencedJson {
  readonly message_id: string;
  readonly subject: string;
  readonly direction: 'in' | 'out';
  readonly case_id: CaseId;
  readonly stands_in: CaseId;
  readonly state: CaseState;
  readonly closed_at: string | null;
  readonly unit_id: UnitId;
  readonly participants: EmailAddress[];
}

/**
 * All that placing needs to know, in one statement: the letter's twin, the cases behind the letters it refers to (at the
 * end of their mergers) with their people, the cases whose numbers it quotes, and whether the sender works here.
 */
export async function surroundingsOf(
  tx: Tx,
  asked: { fingerprint: Buffer; references: readonly string[]; numbers: readonly string[]; sender: string | null },
): Promise<Surroundings> {
  const row = await tx.one<{
    twin: MailId | null;
    employee: boolean;
    mentioned: CaseId[];
    referenced: ReferencedJson[];
  }>(
    `with recursive hit as (
       (select message_id, subject, case_id, 'in' as direction from mail
         where tenant = $1 and message_id = any($3::text[]) and case_id is not null limit 100)
       union
       (select message_id, subject, case_id, 'out' from reply where tenant = $1 and message_id = any($3::text[]) limit 100)
     ), merger as (
       select h.case_id as first, h.case_id as id, 0 as depth from hit h
       union
       select m.first, c.merged_into, m.depth + 1 from merger m join desk_case c on c.tenant = $1 and c.id = m.id
       where c.merged_into is not null and m.depth < 10
     ), stands as (
       select distinct on (first) first, id from merger order by first, depth desc
     )
     select
       (select id from mail where tenant = $1 and fingerprint = $2 and fate in ('opened','joined','quarantined','meeting','notice')) as twin,
       exists (select from employee where tenant = $1 and lower(email) = $5) as employee,
       array(select id from desk_case where tenant = $1 and number = any($4::text[]) limit 10) as mentioned,
       coalesce((select json_agg(json_build_object('message_id', h.message_id, 'subject', h.subject, 'direction', h.direction,
         'case_id', h.case_id, 'stands_in', c.id, 'state', c.state, 'closed_at', c.closed_at, 'unit_id', c.unit_id,
         'participants', array(
            select k.value from desk_case own join client_contact k on k.tenant = $1 and k.kind = 'e-mail' and k.client_id = own.client_id
              where own.tenant = $1 and own.id = h.case_id
            union select address from case_party where tenant = $1 and case_id = h.case_id limit 100)))
         from hit h join stands s on s.first = h.case_id join desk_case c on c.tenant = $1 and c.id = s.id), '[]') as referenced`,
    [tx.identity.tenant, asked.fingerprint, asked.references, asked.numbers, asked.sender],
  );
  if (row === null) throw new Error('The surroundings of a message were not read');
  return {
    twin: row.twin,
    senderIsEmployee: row.employee,
    mentioned: row.mentioned,
    referenced: row.referenced.map((one) => ({
      messageId: one.message_id,
      subject: one.subject,
      direction: one.direction,
      caseId: one.case_id,
      mergedInto: one.stands_in === one.case_id ? null : one.stands_in,
      caseState: one.state,
      closedAt: one.closed_at === null ? null : Temporal.Instant.from(one.closed_at),
      unit: one.unit_id,
      participants: one.participants,
    })),
  };
}

/** Two pollers with one message wait for each other here, so that the second finds the first. */
export async function lockFingerprint(tx: Tx, fingerprint: Buffer): Promise<void> {
  await tx.rows('select pg_advisory_xact_lock($1, $2)', [tx.identity.tenant, fingerprint.readInt32BE(0)]);
}

export interface ReadColumns {
  readonly kind: MailKind;
  readonly fingerprint: Buffer | null;
  readonly messageId: string | null;
  readonly fromAddress: string | null;
  readonly fromName: string | null;
  readonly recipients: unknown;
  readonly subject: string;
  readonly sentAt: Temporal.Instant | null;
  readonly text: string;
  readonly hasHtml: boolean;
  readonly awaitsAnswer: boolean;
  readonly defects: unknown;
  readonly attachments: unknown;
  /** What the employee should notice (`PlacementFlag`). */
  readonly flags: unknown;
}

/** Writes what was read together with the one fate of the message. */
export async function saveFate(
  tx: Tx,
  id: MailId,
  fate: MailFate,
  detail: { readonly case: CaseId | null; readonly request?: RequestId; readonly reason: QuarantineReason | null },
  read: ReadColumns,
): Promise<void> {
  await tx.rows(
    `update mail set fate = $3, case_id = $4, quarantine_reason = $5, kind = $6, fingerprint = $7, message_id = $8,
       from_address = $9, from_name = $10, recipients = $11, subject = $12, sent_at = $13, text = $14, has_html = $15,
       awaits_answer = $16, defects = $17, attachments = $18, flags = $19, request_id = $20
     where tenant = $1 and id = $2`,
    [
      tx.identity.tenant,
      id,
      fate,
      detail.case,
      detail.reason,
      read.kind,
      read.fingerprint,
      read.messageId,
      read.fromAddress,
      read.fromName,
      JSON.stringify(read.recipients),
      read.subject,
      read.sentAt,
      read.text,
      read.hasHtml,
      read.awaitsAnswer,
      JSON.stringify(read.defects),
      JSON.stringify(read.attachments),
      JSON.stringify(read.flags),
      detail.request ?? null,
    ],
  );
}

/** Moves a message into another case (split, unmerge, release from quarantine). */
export async function moveMail(tx: Tx, id: MailId, to: CaseId, fate: 'opened' | 'joined'): Promise<void> {
  await tx.rows('update mail set case_id = $3, fate = $4, quarantine_reason = null where tenant = $1 and id = $2', [
    tx.identity.tenant,
    id,
    to,
    fate,
  ]);
}

export interface MailRow {
  readonly id: MailId;
  readonly content_hash: Buffer;
  readonly source: string;
  readonly received_at: Temporal.Instant;
  readonly fate: MailFate;
  readonly quarantine_reason: QuarantineReason | null;
  readonly case_id: CaseId | null;
  readonly kind: MailKind | null;
  readonly message_id: string | null;
  readonly from_address: string | null;
  readonly from_name: string | null;
  readonly recipients: { role: 'to' | 'cc' | 'reply-to'; name: string; address: string }[];
  readonly subject: string | null;
  readonly sent_at: Temporal.Instant | null;
  readonly text: string | null;
  readonly has_html: boolean;
  readonly awaits_answer: boolean;
  readonly authentication: unknown;
  readonly defects: string[];
  readonly attachments: Attachment[];
  readonly flags: PlacementFlag[];
  readonly envelope_from: string;
  readonly envelope_to: string[];
  readonly mailbox_id: string | null;
}

const MAIL =
  'id, content_hash, source, received_at, fate, quarantine_reason, case_id, kind, message_id, from_address, from_name, recipients, ' +
  'subject, sent_at, text, has_html, awaits_answer, authentication, defects, attachments, flags, envelope_from, envelope_to, mailbox_id';

export async function mailById(tx: Tx, id: MailId): Promise<MailRow | null> {
  return tx.one<MailRow>(`select ${MAIL} from mail where tenant = $1 and id = $2`, [tx.identity.tenant, id]);
}

/** The letters of a case, oldest first; long threads are read a page at a time. */
export async function mailOfCase(tx: Tx, id: CaseId, limit = 200): Promise<MailRow[]> {
  return tx.rows<MailRow>(`select ${MAIL} from mail where tenant = $1 and case_id = $2 order by received_at limit $3`, [
    tx.identity.tenant,
    id,
    limit,
  ]);
}
