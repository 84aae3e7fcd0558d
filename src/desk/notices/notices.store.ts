import type { Tx } from '../../database/database.ts';
import type { AppointmentId, ClientId, NoticeId, UnitId, VisitId } from '../../vocabulary/ids.ts';
import type { CommittedFact, Notice, NoticeCalendar, NoticeKind, NoticeState, NoticeSubject } from './notice.ts';

interface NoticeRow {
  readonly id: NoticeId;
  readonly kind: NoticeKind;
  readonly way: 'e-mail' | 'sms';
  readonly language: 'lv' | 'en';
  readonly address: string;
  readonly name: string;
  readonly subject: string;
  readonly text: string;
  readonly calendar_method: NoticeCalendar['method'] | null;
  readonly calendar: string | null;
  readonly unit_id: UnitId | null;
  readonly subject_kind: NoticeSubject['kind'];
  readonly subject_id: string;
  readonly client_id: ClientId | null;
  readonly sent_fact: CommittedFact | null;
  readonly failed_fact: CommittedFact | null;
  readonly written_at: Temporal.Instant;
  readonly run_at: Temporal.Instant | null;
  readonly until: Temporal.Instant | null;
  readonly state: NoticeState;
  readonly message_id: string;
  readonly parts: number | null;
  readonly sent_at: Temporal.Instant | null;
  readonly ended_at: Temporal.Instant | null;
  readonly refused: string | null;
}

const COLUMNS = `id, kind, way, language, address, name, subject, text, calendar_method, calendar, unit_id, subject_kind, subject_id,
  client_id, sent_fact, failed_fact, written_at, run_at, until, state, message_id, parts, sent_at, ended_at, refused`;

function fromRow(row: NoticeRow): Notice {
  return {
    id: row.id,
    kind: row.kind,
    way: row.way,
    language: row.language,
    address: row.address,
    name: row.name,
    subject: row.subject,
    text: row.text,
    calendar:
      row.calendar === null || row.calendar_method === null
        ? null
        : { method: row.calendar_method, content: row.calendar },
    about:
      row.subject_kind === 'visit'
        ? { kind: 'visit', id: row.subject_id as VisitId }
        : { kind: 'appointment', id: row.subject_id as AppointmentId },
    client: row.client_id,
    unit: row.unit_id,
    onSent: row.sent_fact,
    onFailed: row.failed_fact,
    writtenAt: row.written_at,
    runAt: row.run_at,
    until: row.until,
    state: row.state,
    messageId: row.message_id,
    parts: row.parts,
    sentAt: row.sent_at,
    endedAt: row.ended_at,
    refused: row.refused,
  };
}

/** Puts a notice into the outbox and its job in, both with this transaction or not at all. */
export async function insertNotice(tx: Tx, notice: Notice): Promise<void> {
  await tx.rows(
    `with put as (
       insert into notice (tenant, id, kind, way, language, address, name, subject, text, calendar_method, calendar, unit_id,
         subject_kind, subject_id, client_id, sent_fact, failed_fact, made_by, written_at, run_at, until, message_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16::jsonb, $17::jsonb, $18, $19, $20, $21, $22))
     select enqueue('send-notice', json_build_object('letter', $2::uuid), $20::timestamptz, $2::uuid::text)`,
    [
      tx.identity.tenant,
      notice.id,
      notice.kind,
      notice.way,
      notice.language,
      notice.address,
      notice.name,
      notice.subject,
      notice.text,
      notice.calendar?.method ?? null,
      notice.calendar?.content ?? null,
      notice.unit,
      notice.about.kind,
      notice.about.id,
      notice.client,
      notice.onSent === null ? null : JSON.stringify(notice.onSent),
      notice.onFailed === null ? null : JSON.stringify(notice.onFailed),
      tx.identity.employee,
      notice.writtenAt,
      notice.runAt,
      notice.until,
      notice.messageId,
    ],
  );
}

/** A notice; `null` where there is none or the reader may not see what it is about. */
export async function noticeById(tx: Tx, id: NoticeId): Promise<Notice | null> {
  const row = await tx.one<NoticeRow>(`select ${COLUMNS} from notice where tenant = $1 and id = $2`, [
    tx.identity.tenant,
    id,
  ]);
  return row === null ? null : fromRow(row);
}

/** The notice that left under a Message-ID; `null` where none did. */
export async function noticeOfMessage(tx: Tx, messageId: string): Promise<NoticeId | null> {
  const row = await tx.one<{ id: NoticeId }>('select id from notice where tenant = $1 and message_id = $2', [
    tx.identity.tenant,
    messageId,
  ]);
  return row?.id ?? null;
}

/** The same, locked until the transaction ends. */
export async function lockNotice(tx: Tx, id: NoticeId): Promise<Notice | null> {
  const row = await tx.one<NoticeRow>(`select ${COLUMNS} from notice where tenant = $1 and id = $2 for update`, [
    tx.identity.tenant,
    id,
  ]);
  return row === null ? null : fromRow(row);
}

/** What clients were told about a visit or an appointment, the newest first; at most 100. */
export async function noticesAbout(tx: Tx, about: NoticeSubject): Promise<Notice[]> {
  const rows = await tx.rows<NoticeRow>(
    `select ${COLUMNS} from notice where tenant = $1 and subject_kind = $2 and subject_id = $3
     order by written_at desc, id desc limit 100`,
    [tx.identity.tenant, about.kind, about.id],
  );
  return rows.map(fromRow);
}

/** How many were called off. */
export async function callOff(tx: Tx, about: NoticeSubject, kinds: readonly NoticeKind[] | null): Promise<number> {
  const row = await tx.one<{ called: number }>('select call_off_notices($1, $2, $3) as called', [
    about.kind,
    about.id,
    kinds === null ? null : [...kinds],
  ]);
  return row?.called ?? 0;
}

export async function markNotice(
  tx: Tx,
  id: NoticeId,
  mark: {
    readonly state: NoticeState;
    readonly sentAt: Temporal.Instant | null;
    readonly endedAt: Temporal.Instant;
    readonly parts: number | null;
    readonly refused: string | null;
  },
): Promise<void> {
  await tx.rows(
    'update notice set state = $3, sent_at = $4, ended_at = $5, parts = $6, refused = $7 where tenant = $1 and id = $2',
    [tx.identity.tenant, id, mark.state, mark.sentAt, mark.endedAt, mark.parts, mark.refused],
  );
}

/** Empties what notices said and to whom, of those written before; how many there were. */
export async function emptyNotices(tx: Tx, before: Temporal.Instant, at: Temporal.Instant): Promise<number> {
  const rows = await tx.rows<{ id: NoticeId }>(
    `update notice set address = '', name = '', subject = '', text = '', calendar = null, calendar_method = null, erased_at = $3
     where tenant = $1 and erased_at is null and written_at < $2 and state <> 'waiting' returning id`,
    [tx.identity.tenant, before, at],
  );
  return rows.length;
}
