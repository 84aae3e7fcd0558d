import type { Tx } from '../../database/database.ts';
import type { AppointmentId, EmployeeId } from '../../vocabulary/ids.ts';
import type { AppointmentState, MoveReason } from '../../vocabulary/words.ts';
import type { Stretch } from './slots.ts';

/** A day on which somebody is away, with what becomes of their clients. */
export interface SickDay {
  readonly id: string;
  readonly employee: EmployeeId;
  /** Civil, Europe/Riga. */
  readonly day: Temporal.PlainDate;
  readonly reason: MoveReason;
  readonly words: string;
  readonly madeAt: Temporal.Instant;
  readonly madeBy: EmployeeId;
  readonly doneAt: Temporal.Instant | null;
}

export type SickDayOutcome = 'waiting' | 'passed-on' | 'moved' | 'gone' | 'failed';

interface SickDayRow {
  readonly id: string;
  readonly employee_id: EmployeeId;
  readonly day: Temporal.PlainDate;
  readonly reason: MoveReason;
  readonly words: string;
  readonly made_at: Temporal.Instant;
  readonly made_by: EmployeeId;
  readonly done_at: Temporal.Instant | null;
}

const SICK_DAY = 'd.id, d.employee_id, d.day, d.reason, d.words, d.made_at, d.made_by, d.done_at';

function fromRow(row: SickDayRow): SickDay {
  return {
    id: row.id,
    employee: row.employee_id,
    day: row.day,
    reason: row.reason,
    words: row.words,
    madeAt: row.made_at,
    madeBy: row.made_by,
    doneAt: row.done_at,
  };
}

/** Writes a sick day with every client of it whose time still stands; how many they are. */
export async function insertSickDay(tx: Tx, one: SickDay, { from, to }: Stretch): Promise<number> {
  await tx.rows(
    `insert into sick_day (tenant, id, employee_id, day, reason, words, made_at, made_by) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.identity.tenant, one.id, one.employee, one.day, one.reason, one.words, one.madeAt, one.madeBy],
  );
  const rows = await tx.rows(
    `insert into sick_day_client (tenant, sick_day_id, appointment_id)
     select $1, $2, a.id from appointment a where a.tenant = $1 and a.holder_id = $3 and a.state in ('booked','confirmed')
       and a.starts_at >= to_timestamp($4::double precision / 1000) and a.starts_at < to_timestamp($5::double precision / 1000)
     returning appointment_id`,
    [tx.identity.tenant, one.id, one.employee, from, to],
  );
  return rows.length;
}

/** The next client of any sick day who was not seen to yet. */
export async function nextSickClient(
  tx: Tx,
): Promise<{ readonly day: SickDay; readonly appointment: AppointmentId } | null> {
  const row = await tx.one<SickDayRow & { appointment_id: AppointmentId }>(
    `select ${SICK_DAY}, c.appointment_id from sick_day d
       join sick_day_client c on c.tenant = d.tenant and c.sick_day_id = d.id
       join appointment a on a.tenant = c.tenant and a.id = c.appointment_id
     where d.tenant = $1 and d.done_at is null and c.state = 'waiting'
     order by d.made_at, a.starts_at limit 1`,
    [tx.identity.tenant],
  );
  return row === null ? null : { day: fromRow(row), appointment: row.appointment_id };
}

/** Whether this client still waits to be seen to; whoever else is about to waits here. */
export async function lockSickClient(tx: Tx, day: string, appointment: AppointmentId): Promise<boolean> {
  const row = await tx.one<{ state: SickDayOutcome }>(
    'select state from sick_day_client where tenant = $1 and sick_day_id = $2 and appointment_id = $3 for update',
    [tx.identity.tenant, day, appointment],
  );
  return row?.state === 'waiting';
}

export async function saveSickClient(
  tx: Tx,
  day: string,
  appointment: AppointmentId,
  state: SickDayOutcome,
  at: Temporal.Instant,
): Promise<void> {
  await tx.rows(
    `update sick_day_client set state = $4, at = $5 where tenant = $1 and sick_day_id = $2 and appointment_id = $3`,
    [tx.identity.tenant, day, appointment, state, at],
  );
}

/** Whether a sick day has not ended yet. */
export async function anySickDayOpen(tx: Tx): Promise<boolean> {
  const row = await tx.one('select id from sick_day where tenant = $1 and done_at is null limit 1', [
    tx.identity.tenant,
  ]);
  return row !== null;
}

/** Ends the sick days of which every client has been seen to. */
export async function endSickDays(tx: Tx, at: Temporal.Instant): Promise<void> {
  await tx.rows(
    `update sick_day d set done_at = $2 where d.tenant = $1 and d.done_at is null and not exists (
       select from sick_day_client c where c.tenant = d.tenant and c.sick_day_id = d.id and c.state = 'waiting')`,
    [tx.identity.tenant, at],
  );
}

export async function sickDayById(tx: Tx, id: string): Promise<SickDay | null> {
  const row = await tx.one<SickDayRow>(`select ${SICK_DAY} from sick_day d where d.tenant = $1 and d.id = $2`, [
    tx.identity.tenant,
    id,
  ]);
  return row === null ? null : fromRow(row);
}

export interface SickClientLine {
  readonly appointment: AppointmentId;
  readonly name: string;
  readonly startsAt: Temporal.Instant;
  readonly outcome: SickDayOutcome;
  readonly at: Temporal.Instant | null;
  readonly state: AppointmentState;
  readonly holderName: string | null;
  /** Neither an e-mail nor a telephone is known: somebody has to tell them. */
  readonly unreachable: boolean;
}

/** What became of each client of a sick day, by their time; at most 200, those that the reader may see. */
export async function sickClients(tx: Tx, id: string): Promise<SickClientLine[]> {
  const rows = await tx.rows<{
    id: AppointmentId;
    client_name: string;
    starts_at: Temporal.Instant;
    outcome: SickDayOutcome;
    at: Temporal.Instant | null;
    state: AppointmentState;
    holder: string | null;
    unreachable: boolean;
  }>(
    `select a.id, a.client_name, coalesce(a.moved_from, a.starts_at) as starts_at, c.state as outcome, c.at, a.state,
       (select e.given_name || ' ' || e.surname from employee e where e.tenant = $1 and e.id = a.holder_id) as holder,
       a.client_email = '' and a.client_phone = '' as unreachable
     from sick_day_client c join appointment a on a.tenant = c.tenant and a.id = c.appointment_id
     where c.tenant = $1 and c.sick_day_id = $2 order by 3, a.id limit 200`,
    [tx.identity.tenant, id],
  );
  return rows.map((row) => ({
    appointment: row.id,
    name: row.client_name,
    startsAt: row.starts_at,
    outcome: row.outcome,
    at: row.at,
    state: row.state,
    holderName: row.holder,
    unreachable: row.unreachable,
  }));
}

/** Sick days that are being seen to or were made a moment ago, newest first; at most 10. */
export async function recentSickDays(tx: Tx, since: Temporal.Instant): Promise<SickDay[]> {
  const rows = await tx.rows<SickDayRow>(
    `select ${SICK_DAY} from sick_day d where d.tenant = $1 and d.made_at >= $2 and d.made_by = $3 order by d.made_at desc limit 10`,
    [tx.identity.tenant, since, tx.identity.employee],
  );
  return rows.map(fromRow);
}
