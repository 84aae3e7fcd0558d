import type { Tx } from '../../database/database.ts';
import type { CaseId, EmployeeId, TaskId, UnitId } from '../../vocabulary/ids.ts';
import type { Task, TaskPart, TaskState } from './task.ts';

interface PartRow {
  readonly id: string;
  readonly employee: EmployeeId | null;
  readonly unit: UnitId;
  readonly responsible: boolean;
  readonly words: string;
  readonly due_at: string;
  readonly done_at: string | null;
  readonly done_by: EmployeeId | null;
}

interface TaskRow {
  readonly id: TaskId;
  readonly title: string;
  readonly body: string;
  readonly case_id: CaseId | null;
  readonly sender_id: EmployeeId;
  readonly unit_id: UnitId | null;
  readonly sent_at: Temporal.Instant;
  readonly state: TaskState;
  readonly ended_at: Temporal.Instant | null;
  readonly call_off_reason: string;
  readonly origin: string;
  readonly parts: readonly PartRow[];
}

const COLUMNS = `t.id, t.title, t.body, t.case_id, t.sender_id, t.unit_id, t.sent_at, t.state, t.ended_at, t.call_off_reason, t.origin,
  (select coalesce(json_agg(json_build_object('id', p.id, 'employee', p.employee_id, 'unit', p.unit_id, 'responsible', p.responsible,
     'words', p.words, 'due_at', p.due_at, 'done_at', p.done_at, 'done_by', p.done_by) order by p.responsible desc, p.due_at, p.id), '[]')
   from task_part p where p.tenant = $1 and p.task_id = t.id) as parts`;

/** A task as far as the reader may see it; `null` says as little of one that is not theirs as of none. */
export async function taskById(tx: Tx, id: TaskId): Promise<Task | null> {
  const row = await tx.one<TaskRow>(`select ${COLUMNS} from task t where t.tenant = $1 and t.id = $2`, [
    tx.identity.tenant,
    id,
  ]);
  return row === null ? null : fromRow(row);
}

/** The same, held until the transaction ends. */
export async function lockTask(tx: Tx, id: TaskId): Promise<Task | null> {
  await tx.rows('select from task where tenant = $1 and id = $2 for update', [tx.identity.tenant, id]);
  return taskById(tx, id);
}

export async function insertTask(tx: Tx, task: Task): Promise<void> {
  const { tenant } = tx.identity;
  await tx.rows(
    `insert into task (tenant, id, title, body, case_id, sender_id, unit_id, sent_at, origin)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [tenant, task.id, task.title, task.body, task.case, task.sender, task.unit, task.sentAt, task.origin],
  );
  await tx.rows(
    `insert into task_part (tenant, task_id, id, employee_id, unit_id, responsible, words, due_at, case_id)
     select $1, $2, p.id, p.employee, p.unit, p.responsible, p.words, p."dueAt", $4
     from jsonb_to_recordset($3::jsonb) as p (id uuid, employee uuid, unit uuid, responsible boolean, words text, "dueAt" timestamptz)`,
    [tenant, task.id, JSON.stringify(task.parts), task.case],
  );
}

/** Writes how a task and its parts stand after a deed. */
export async function updateTask(tx: Tx, { id, state, endedAt, callOffReason, parts }: Task): Promise<void> {
  await tx.rows(
    `with parts as (
       update task_part p set done_at = x."doneAt", done_by = x."doneBy"
       from jsonb_to_recordset($6::jsonb) as x (id uuid, "doneAt" timestamptz, "doneBy" uuid)
       where p.tenant = $1 and p.task_id = $2 and p.id = x.id and p.done_at is distinct from x."doneAt")
     update task set state = $3, ended_at = $4, call_off_reason = $5 where tenant = $1 and id = $2`,
    [tx.identity.tenant, id, state, endedAt, callOffReason, JSON.stringify(parts)],
  );
}

/** One line of a list of tasks. */
export interface TaskLine {
  readonly id: TaskId;
  readonly title: string;
  readonly state: TaskState;
  readonly sender: string;
  readonly number: string | null;
  readonly sentAt: Temporal.Instant;
  /** The earliest of the parts meant that is still to be done; `null`: all are done. */
  readonly dueAt: Temporal.Instant | null;
  /** What of it is theirs; empty: the whole. */
  readonly words: string;
  readonly done: number;
  readonly parts: number;
  /** A part that was given to a unit as such, in both languages. */
  readonly unitLv: string | null;
  readonly unitEn: string | null;
}

const LINE = `t.id, t.title, e.given_name || ' ' || e.surname as sender, c.number, t.sent_at as "sentAt", g.done, g.parts`;
const JOINS = `join employee e on e.tenant = $1 and e.id = t.sender_id left join desk_case c on c.tenant = $1 and c.id = t.case_id
  cross join lateral task_progress(t.id) g`;

/**
 * What the reader has still to do on a day (civil, Riga), the earliest due first: their own parts, those of whom they stand
 * in for, and those of these units as such.
 */
export async function partsOwed(
  tx: Tx,
  units: readonly UnitId[],
  day: Temporal.PlainDate,
  limit: number,
): Promise<TaskLine[]> {
  return tx.rows<TaskLine>(
    `select ${LINE}, 'open' as state, t.due_at as "dueAt", t.words, u.name_lv as "unitLv", u.name_en as "unitEn"
     from parts_owed($2::uuid[], $3::date, $4::integer) t ${JOINS} left join unit u on u.tenant = $1 and u.id = t.unit_id
     order by t.due_at, t.id limit $4`,
    [tx.identity.tenant, units, day, limit],
  );
}

/** What somebody has sent: what is under way first, by its latest part, then the newest. */
export async function tasksSentBy(tx: Tx, sender: EmployeeId, limit: number): Promise<TaskLine[]> {
  return tx.rows<TaskLine>(
    `with sent as (select * from task where tenant = $1 and sender_id = $2 order by sent_at desc, id limit $3)
     select ${LINE}, ${NEXT_DUE} from sent t ${JOINS} order by (t.state = 'open') desc, t.sent_at desc, t.id limit $3`,
    [tx.identity.tenant, sender, limit],
  );
}

/** The tasks of a case and of those merged into it: what is under way, then the newest. */
export async function tasksOfCase(tx: Tx, one: CaseId, limit: number): Promise<TaskLine[]> {
  return tx.rows<TaskLine>(
    `with own as (select * from task where tenant = $1
       and case_id = any(array(select id from desk_case where tenant = $1 and merged_into = $2 limit 50) || $2::uuid) order by sent_at desc limit $3)
     select ${LINE}, ${NEXT_DUE} from own t ${JOINS} order by (t.state = 'open') desc, t.sent_at desc limit $3`,
    [tx.identity.tenant, one, limit],
  );
}

const NEXT_DUE = `t.state, g.due_at as "dueAt",
  '' as words, null::text as "unitLv", null::text as "unitEn"`;

function fromRow(row: TaskRow): Task {
  return {
    id: row.id,
    title: row.title,
    body: row.body,
    case: row.case_id,
    sender: row.sender_id,
    unit: row.unit_id,
    sentAt: row.sent_at,
    state: row.state,
    endedAt: row.ended_at,
    callOffReason: row.call_off_reason,
    origin: row.origin,
    parts: row.parts.map(partFromRow),
  };
}

function partFromRow(row: PartRow): TaskPart {
  return {
    id: row.id,
    employee: row.employee,
    unit: row.unit,
    responsible: row.responsible,
    words: row.words,
    dueAt: Temporal.Instant.from(row.due_at),
    doneAt: row.done_at === null ? null : Temporal.Instant.from(row.done_at),
    doneBy: row.done_by,
  };
}
