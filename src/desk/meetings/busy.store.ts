import type { Tx } from '../../database/database.ts';
import type { AppointmentId, EmployeeId, MeetingId } from '../../vocabulary/ids.ts';
import type { Span } from './calendar/calendar-event.ts';

/** Puts the times of a meeting, an invitation or an appointment in place of those it had; none: its people are free again. */
export async function saveBusy(
  tx: Tx,
  subject: MeetingId | AppointmentId,
  employee: EmployeeId,
  spans: readonly Span[],
  tentative: boolean,
): Promise<void> {
  await tx.rows('delete from busy_time where tenant = $1 and subject_id = $2', [tx.identity.tenant, subject]);
  if (spans.length === 0) return;
  await tx.rows(
    `insert into busy_time (tenant, subject_id, n, employee_id, starts_at, ends_at, tentative)
     select $1, $2, n, $3, starts_at, ends_at, $6 from unnest($4::timestamptz[], $5::timestamptz[]) with ordinality as t (starts_at, ends_at, n)`,
    [
      tx.identity.tenant,
      subject,
      employee,
      spans.map(({ start }) => start.toString()),
      spans.map(({ end }) => end.toString()),
      tentative,
    ],
  );
}

export async function markBusy(tx: Tx, subject: MeetingId, tentative: boolean): Promise<void> {
  await tx.rows('update busy_time set tentative = $3 where tenant = $1 and subject_id = $2', [
    tx.identity.tenant,
    subject,
    tentative,
  ]);
}

/** One time of a series falls away: it was called off or moved. */
export async function freeTime(tx: Tx, subject: MeetingId, start: Temporal.Instant): Promise<void> {
  await tx.rows('delete from busy_time where tenant = $1 and subject_id = $2 and starts_at = $3', [
    tx.identity.tenant,
    subject,
    start,
  ]);
}

export interface Conflict {
  readonly employee: EmployeeId;
  readonly name: string;
  readonly what: 'meeting' | 'absence';
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly tentative: boolean;
  /** What it is, where the reader may know: their own meetings only. */
  readonly title: string | null;
}

/**
 * What these people have at a time: other meetings (by their times alone; the reader's own by name) and absences, whole days
 * in Riga. `except`: the meeting or invitation that is being looked at. At most 50.
 */
export async function conflictsOf(
  tx: Tx,
  employees: readonly EmployeeId[],
  { start, end }: Span,
  except: readonly MeetingId[] = [],
): Promise<Conflict[]> {
  const rows = await tx.rows<{
    employee_id: EmployeeId;
    name: string;
    what: Conflict['what'];
    starts_at: Temporal.Instant;
    ends_at: Temporal.Instant;
    tentative: boolean;
    title: string | null;
  }>(
    `select x.employee_id, e.given_name || ' ' || e.surname as name, x.what, x.starts_at, x.ends_at, x.tentative, coalesce(i.title, m.title) as title
     from (
       select b.employee_id, 'meeting' as what, b.starts_at, b.ends_at, b.tentative, b.subject_id from busy_time b
         where b.tenant = $1 and b.employee_id = any($2::uuid[]) and b.starts_at < $4::timestamptz and b.ends_at > $3::timestamptz
           and b.starts_at > $3::timestamptz - interval '32 days' and b.subject_id <> all($5::uuid[])
       union all
       select a.employee_id, 'absence', a.first_day::timestamp at time zone 'Europe/Riga', (a.last_day + 1)::timestamp at time zone 'Europe/Riga', false, null
         from absence a where a.tenant = $1 and a.employee_id = any($2::uuid[]) and a.ended_at is null
           and a.first_day <= (($4::timestamptz - interval '1 second') at time zone 'Europe/Riga')::date
           and a.last_day >= ($3::timestamptz at time zone 'Europe/Riga')::date
     ) x join employee e on e.tenant = $1 and e.id = x.employee_id
     left join invitation i on i.tenant = $1 and i.id = x.subject_id
     left join meeting m on m.tenant = $1 and m.id = x.subject_id
     order by name, x.starts_at limit 50`,
    [tx.identity.tenant, employees, start, end, except],
  );
  return rows.map((row) => ({
    employee: row.employee_id,
    name: row.name,
    what: row.what,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    tentative: row.tentative,
    title: row.title,
  }));
}
