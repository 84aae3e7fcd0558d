import type { Tx } from '../../database/database.ts';
import type { CaseId, EmailAddress, EmployeeId, MeetingId, UnitId } from '../../vocabulary/ids.ts';
import type { MeetingAnswer } from '../../vocabulary/words.ts';
import type { Meeting, MeetingFile, MeetingGuest } from './meeting.ts';

interface MeetingRow {
  readonly id: MeetingId;
  readonly uid: string;
  readonly organiser_id: EmployeeId;
  readonly unit_id: UnitId;
  readonly address: EmailAddress;
  readonly case_id: CaseId | null;
  readonly title: string;
  readonly agenda: string;
  readonly place: string;
  readonly starts_at: Temporal.Instant;
  readonly ends_at: Temporal.Instant;
  readonly sequence: number;
  readonly attachments: readonly MeetingFile[];
  readonly made_at: Temporal.Instant;
  readonly called_off_at: Temporal.Instant | null;
  readonly call_off_reason: string;
}

const COLUMNS =
  'id, uid, organiser_id, unit_id, address, case_id, title, agenda, place, starts_at, ends_at, sequence, attachments, made_at, ' +
  'called_off_at, call_off_reason';

function fromRow(row: MeetingRow): Meeting {
  return {
    id: row.id,
    uid: row.uid,
    organiser: row.organiser_id,
    unit: row.unit_id,
    address: row.address,
    case: row.case_id,
    title: row.title,
    agenda: row.agenda,
    place: row.place,
    span: { start: row.starts_at, end: row.ends_at },
    sequence: row.sequence,
    attachments: row.attachments,
    madeAt: row.made_at,
    calledOffAt: row.called_off_at,
    callOffReason: row.call_off_reason,
  };
}

export async function meetingById(tx: Tx, id: MeetingId): Promise<Meeting | null> {
  const row = await tx.one<MeetingRow>(`select ${COLUMNS} from meeting where tenant = $1 and id = $2`, [
    tx.identity.tenant,
    id,
  ]);
  return row === null ? null : fromRow(row);
}

export async function lockMeeting(tx: Tx, id: MeetingId): Promise<Meeting | null> {
  const row = await tx.one<MeetingRow>(
    `select ${COLUMNS} from meeting where tenant = $1 and id = $2 for no key update`,
    [tx.identity.tenant, id],
  );
  return row === null ? null : fromRow(row);
}

export async function lockMeetingByUid(tx: Tx, uid: string): Promise<Meeting | null> {
  const row = await tx.one<MeetingRow>(
    `select ${COLUMNS} from meeting where tenant = $1 and uid = $2 for no key update`,
    [tx.identity.tenant, uid],
  );
  return row === null ? null : fromRow(row);
}

export async function saveMeeting(tx: Tx, one: Meeting): Promise<void> {
  await tx.rows(
    `insert into meeting (tenant, ${COLUMNS})
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     on conflict (tenant, id) do update set title = $8, agenda = $9, place = $10, starts_at = $11, ends_at = $12, sequence = $13,
       attachments = $14, called_off_at = $16, call_off_reason = $17`,
    [
      tx.identity.tenant,
      one.id,
      one.uid,
      one.organiser,
      one.unit,
      one.address,
      one.case,
      one.title,
      one.agenda,
      one.place,
      one.span.start,
      one.span.end,
      one.sequence,
      JSON.stringify(one.attachments),
      one.madeAt,
      one.calledOffAt,
      one.callOffReason,
    ],
  );
}

/** Holds the bytes of a new meeting's documents. */
export async function holdDocuments(tx: Tx, one: Meeting): Promise<void> {
  if (one.attachments.length === 0) return;
  await tx.rows(
    `insert into meeting_document (tenant, meeting_id, content_hash, case_id)
     select distinct $1::integer, $2::uuid, decode(h, 'hex'), $4::uuid from unnest($3::text[]) as h`,
    [tx.identity.tenant, one.id, one.attachments.map(({ hash }) => hash), one.case],
  );
}

/** Those invited now, by name. */
export async function guestsOf(tx: Tx, meeting: MeetingId): Promise<MeetingGuest[]> {
  const rows = await tx.rows<{
    address: EmailAddress;
    name: string;
    employee_id: EmployeeId | null;
    optional: boolean;
    answer: MeetingAnswer | null;
    comment: string;
    proposed_at: Temporal.Instant | null;
    answered_at: Temporal.Instant | null;
    undelivered: string;
  }>(
    `select address, name, employee_id, optional, answer, comment, proposed_at, answered_at, undelivered from meeting_attendee
     where tenant = $1 and meeting_id = $2 and removed_at is null order by optional, name, address limit 200`,
    [tx.identity.tenant, meeting],
  );
  return rows.map((row) => ({
    address: row.address,
    name: row.name,
    employee: row.employee_id,
    optional: row.optional,
    answer: row.answer,
    comment: row.comment,
    proposedAt: row.proposed_at,
    answeredAt: row.answered_at,
    undelivered: row.undelivered,
  }));
}

/** Puts these on the list, whole; who is not among them is taken off it. One statement. */
export async function saveGuests(
  tx: Tx,
  meeting: MeetingId,
  guests: readonly MeetingGuest[],
  at: Temporal.Instant,
): Promise<void> {
  await tx.rows(
    `with given as (
       select * from jsonb_to_recordset($3::jsonb) as g (address text, name text, employee_id uuid, optional boolean, answer text,
         comment text, proposed_at timestamptz, answered_at timestamptz, undelivered text)
     ), gone as (
       update meeting_attendee set removed_at = $4 where tenant = $1 and meeting_id = $2 and removed_at is null
         and address not in (select address from given)
     )
     insert into meeting_attendee (tenant, meeting_id, address, name, employee_id, optional, answer, comment, proposed_at, answered_at, undelivered)
       select $1, $2, address, name, employee_id, optional, answer, comment, proposed_at, answered_at, undelivered from given
     on conflict (tenant, meeting_id, address) do update set name = excluded.name, employee_id = excluded.employee_id,
       optional = excluded.optional, answer = excluded.answer, comment = excluded.comment, proposed_at = excluded.proposed_at,
       answered_at = excluded.answered_at, undelivered = excluded.undelivered, removed_at = null`,
    [
      tx.identity.tenant,
      meeting,
      JSON.stringify(
        guests.map((one) => ({
          address: one.address,
          name: one.name,
          employee_id: one.employee,
          optional: one.optional,
          answer: one.answer,
          comment: one.comment,
          proposed_at: one.proposedAt?.toString() ?? null,
          answered_at: one.answeredAt?.toString() ?? null,
          undelivered: one.undelivered,
        })),
      ),
      at,
    ],
  );
}

export interface MeetingLine {
  readonly id: MeetingId;
  readonly title: string;
  readonly place: string;
  readonly starts_at: Temporal.Instant;
  readonly ends_at: Temporal.Instant;
  readonly case_number: string | null;
  readonly invited: number;
  readonly accepted: number;
  readonly tentative: number;
  readonly declined: number;
}

/** The meetings that somebody calls and that are still ahead, by time, with how many answered what. */
export async function meetingsAhead(tx: Tx, organiser: EmployeeId, now: Temporal.Instant, limit: number) {
  return tx.rows<MeetingLine>(
    `select m.id, m.title, m.place, m.starts_at, m.ends_at, c.number as case_number, g.invited, g.accepted, g.tentative, g.declined
     from meeting m left join desk_case c on c.tenant = $1 and c.id = m.case_id
     cross join lateral (select count(*)::int as invited, count(*) filter (where answer = 'accepted')::int as accepted,
         count(*) filter (where answer = 'tentative')::int as tentative, count(*) filter (where answer = 'declined')::int as declined
       from meeting_attendee a where a.tenant = $1 and a.meeting_id = m.id and a.removed_at is null) g
     where m.tenant = $1 and m.organiser_id = $2 and m.ends_at > $3 and m.called_off_at is null
     order by m.starts_at, m.id limit $4`,
    [tx.identity.tenant, organiser, now, limit],
  );
}

export interface MeetingOfCase {
  readonly id: MeetingId;
  readonly title: string;
  readonly starts_at: Temporal.Instant;
  readonly called_off: boolean;
}

/** The meetings about a case, the newest first. */
export async function meetingsOfCase(tx: Tx, id: CaseId): Promise<MeetingOfCase[]> {
  return tx.rows<MeetingOfCase>(
    `select id, title, starts_at, called_off_at is not null as called_off from meeting where tenant = $1 and case_id = $2
     order by starts_at desc limit 20`,
    [tx.identity.tenant, id],
  );
}
