import type { Tx } from '../../database/database.ts';
import type { EmailAddress, EmployeeId, MailId, MeetingId, UnitId } from '../../vocabulary/ids.ts';
import type { Invitation, InvitationState, NamedGuest } from './meeting.ts';

interface InvitationRow {
  readonly id: MeetingId;
  readonly employee_id: EmployeeId;
  readonly holder_id: EmployeeId;
  readonly unit_id: UnitId;
  readonly uid: string;
  readonly occurrence: string;
  readonly sequence: number;
  readonly stamp: Temporal.Instant | null;
  readonly organiser_address: EmailAddress;
  readonly organiser_name: string;
  readonly distrust: Invitation['distrust'];
  readonly sender_address: string;
  readonly attendee_written: string;
  readonly attendee_name: string;
  readonly title: string;
  readonly description: string;
  readonly place: string;
  readonly starts_at: Temporal.Instant;
  readonly ends_at: Temporal.Instant;
  readonly all_day: boolean;
  readonly repeats: boolean;
  readonly times_incomplete: boolean;
  readonly attendees: readonly NamedGuest[];
  readonly attendee_count: number;
  readonly mail_id: MailId | null;
  readonly message_id: string;
  readonly meeting_id: MeetingId | null;
  readonly state: InvitationState;
  readonly reason: string;
  readonly answered_at: Temporal.Instant | null;
  readonly told_otherwise: boolean;
  readonly received_at: Temporal.Instant;
}

const COLUMNS =
  'id, employee_id, holder_id, unit_id, uid, occurrence, sequence, stamp, organiser_address, organiser_name, distrust, sender_address, ' +
  'attendee_written, attendee_name, title, description, place, starts_at, ends_at, all_day, repeats, times_incomplete, attendees, ' +
  'attendee_count, mail_id, message_id, meeting_id, state, reason, answered_at, told_otherwise, received_at';

function fromRow(row: InvitationRow): Invitation {
  return {
    id: row.id,
    employee: row.employee_id,
    holder: row.holder_id,
    unit: row.unit_id,
    uid: row.uid,
    occurrence: row.occurrence === '' ? null : row.occurrence,
    sequence: row.sequence,
    stamp: row.stamp,
    organiser: { address: row.organiser_address, name: row.organiser_name },
    distrust: row.distrust,
    sender: row.sender_address,
    attendee: { written: row.attendee_written, name: row.attendee_name },
    title: row.title,
    description: row.description,
    place: row.place,
    span: { start: row.starts_at, end: row.ends_at },
    allDay: row.all_day,
    repeats: row.repeats,
    timesIncomplete: row.times_incomplete,
    attendees: row.attendees,
    attendeeCount: row.attendee_count,
    mail: row.mail_id,
    messageId: row.message_id,
    meeting: row.meeting_id,
    state: row.state,
    reason: row.reason,
    answeredAt: row.answered_at,
    toldOtherwise: row.told_otherwise,
    receivedAt: row.received_at,
  };
}

export async function invitationById(tx: Tx, id: MeetingId): Promise<Invitation | null> {
  const row = await tx.one<InvitationRow>(`select ${COLUMNS} from invitation where tenant = $1 and id = $2`, [
    tx.identity.tenant,
    id,
  ]);
  return row === null ? null : fromRow(row);
}

/** The same, locked until the transaction ends. */
export async function lockInvitation(tx: Tx, id: MeetingId): Promise<Invitation | null> {
  const row = await tx.one<InvitationRow>(
    `select ${COLUMNS} from invitation where tenant = $1 and id = $2 for no key update`,
    [tx.identity.tenant, id],
  );
  return row === null ? null : fromRow(row);
}

/** Every row of one meeting, whoever of ours is asked and whichever occurrence it is, locked. */
export async function lockInvitationsByUid(tx: Tx, uid: string): Promise<Invitation[]> {
  const rows = await tx.rows<InvitationRow>(
    `select ${COLUMNS} from invitation where tenant = $1 and uid = $2 order by id limit 2000 for no key update`,
    [tx.identity.tenant, uid],
  );
  return rows.map(fromRow);
}

/** Those of a meeting of ours, locked. */
export async function lockInvitationsOf(tx: Tx, meeting: MeetingId): Promise<Invitation[]> {
  const rows = await tx.rows<InvitationRow>(
    `select ${COLUMNS} from invitation where tenant = $1 and meeting_id = $2 order by id limit 500 for no key update`,
    [tx.identity.tenant, meeting],
  );
  return rows.map(fromRow);
}

/** Two copies of one calendar message are taken one after the other. */
export async function lockUid(tx: Tx, uid: string): Promise<void> {
  await tx.rows(`select pg_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 0))`, [
    String(tx.identity.tenant),
    uid,
  ]);
}

/** Writes an invitation as it stands; the row of the same id is replaced. */
export async function saveInvitation(
  tx: Tx,
  one: Invitation,
  at: Temporal.Instant,
  by: EmployeeId | null,
): Promise<void> {
  await tx.rows(
    `insert into invitation (tenant, ${COLUMNS}, answered_by, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
       $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35)
     on conflict (tenant, id) do update set holder_id = $4, sequence = $8, stamp = $9, organiser_name = $11, distrust = $12,
       sender_address = $13, attendee_written = $14, attendee_name = $15, title = $16, description = $17, place = $18,
       starts_at = $19, ends_at = $20, all_day = $21, repeats = $22, times_incomplete = $23, attendees = $24,
       attendee_count = $25, mail_id = $26, message_id = $27, state = $29, reason = $30, answered_at = $31,
       told_otherwise = $32, answered_by = coalesce($34, invitation.answered_by), changed_at = $35`,
    [
      tx.identity.tenant,
      one.id,
      one.employee,
      one.holder,
      one.unit,
      one.uid,
      one.occurrence ?? '',
      one.sequence,
      one.stamp,
      one.organiser.address,
      one.organiser.name,
      one.distrust,
      one.sender,
      one.attendee.written,
      one.attendee.name,
      one.title,
      one.description,
      one.place,
      one.span.start,
      one.span.end,
      one.allDay,
      one.repeats,
      one.timesIncomplete,
      JSON.stringify(one.attendees),
      one.attendeeCount,
      one.mail,
      one.messageId,
      one.meeting,
      one.state,
      one.reason,
      one.answeredAt,
      one.toldOtherwise,
      one.receivedAt,
      by,
      at,
    ],
  );
}

export interface InvitationLine {
  readonly id: MeetingId;
  readonly title: string;
  readonly place: string;
  readonly organiser: string;
  readonly starts_at: Temporal.Instant;
  readonly ends_at: Temporal.Instant;
  readonly all_day: boolean;
  readonly repeats: boolean;
  readonly state: InvitationState;
  readonly due_at: Temporal.Instant | null;
  /** Whose invitation it is, where the reader stands in for them. */
  readonly for_name: string | null;
}

/**
 * The reader's invitations that are still ahead (a series: by its next time), unanswered first, then by time; at most
 * `limit`. What was called off is left out, what was declined too.
 */
export async function invitationsAhead(tx: Tx, employee: EmployeeId, now: Temporal.Instant, limit: number) {
  return tx.rows<InvitationLine>(
    `select i.id, i.title, i.place, coalesce(nullif(i.organiser_name, ''), i.organiser_address) as organiser,
       coalesce(next.starts_at, i.starts_at) as starts_at, coalesce(next.ends_at, i.ends_at) as ends_at, i.all_day, i.repeats, i.state,
       o.due_at, case when i.employee_id <> $2 then e.given_name || ' ' || e.surname end as for_name
     from invitation i
     join employee e on e.tenant = $1 and e.id = i.employee_id
     left join lateral (select b.starts_at, b.ends_at from busy_time b where b.tenant = $1 and b.subject_id = i.id and b.ends_at > $3
       order by b.starts_at limit 1) next on true
     left join lateral (select due_at from obligation where tenant = $1 and subject_id = i.id and settled_by is null and due_at is not null
       order by due_at limit 1) o on true
     where i.tenant = $1 and (i.holder_id = $2 or i.employee_id = $2) and i.state in ('open','accepted','tentative')
       and (i.ends_at > $3 or next.starts_at is not null)
     order by (i.state <> 'open'), coalesce(next.starts_at, i.starts_at), i.id limit $4`,
    [tx.identity.tenant, employee, now, limit],
  );
}

/** The invitations of a work list, by id. */
export async function invitationLines(tx: Tx, ids: readonly string[]) {
  return tx.rows<{
    id: string;
    title: string;
    organiser: string;
    starts_at: Temporal.Instant;
    unit_id: UnitId;
    holder_id: EmployeeId;
    holder_name: string;
    for_name: string | null;
  }>(
    `select i.id, i.title, coalesce(nullif(i.organiser_name, ''), i.organiser_address) as organiser, i.starts_at, i.unit_id, i.holder_id,
       h.given_name || ' ' || h.surname as holder_name,
       case when i.employee_id <> i.holder_id then e.given_name || ' ' || e.surname end as for_name
     from invitation i join employee h on h.tenant = $1 and h.id = i.holder_id join employee e on e.tenant = $1 and e.id = i.employee_id
     where i.tenant = $1 and i.id = any($2::uuid[]) limit 500`,
    [tx.identity.tenant, ids],
  );
}
