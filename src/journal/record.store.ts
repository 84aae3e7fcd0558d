import type { Tx } from '../database/database.ts';
import type { Obligation } from '../standard/obligation.ts';
import type { JournalEvent, SubjectRef } from '../vocabulary/events.ts';
import type { EmployeeId } from '../vocabulary/ids.ts';
import { OBLIGATION_COLUMNS, type ObligationRow, obligationFromRow, obligationToRow } from './obligation-row.ts';
import type { Job } from './record.ts';

export interface Head {
  readonly version: number;
  readonly hash: Buffer;
  readonly known: readonly Obligation[];
}

/** The statement of `readHead`: what is owed first, then what was settled last, so that a long history hides nothing new. */
export const READ_HEAD = `
select s.version, s.hash, coalesce((
       select json_agg(o) from (
         select ${OBLIGATION_COLUMNS} from obligation
         where tenant = $1 and subject_id = $2 and (settled_by is null or mechanism <> 'gate'
           or opened_by in (select opened_by from obligation where tenant = $1 and subject_id = $2 and settled_by is null))
         order by settled_by is null desc, opened_by desc, clause limit 1000) o), '[]') as known
from subject s where s.tenant = $1 and s.id = $2`;

/** The head of the chain with what an event can still touch (`touchable`). */
export async function readHead(tx: Tx, subject: SubjectRef): Promise<Head | null> {
  const row = await tx.one<{ version: number; hash: Buffer; known: ObligationRow[] }>(READ_HEAD, [
    tx.identity.tenant,
    subject.id,
  ]);
  return row === null ? null : { version: row.version, hash: row.hash, known: row.known.map(obligationFromRow) };
}

export interface RecordToWrite {
  readonly subject: SubjectRef;
  readonly before: number;
  readonly events: readonly { readonly event: JournalEvent; readonly hash: Buffer }[];
  readonly obligations: readonly Obligation[];
  readonly jobs: readonly Job[];
  readonly actor: EmployeeId | null;
  readonly rulesVersion: number;
}

/** The statement of `writeRecord`; the bench runs the very same through pgbench's protocol. */
export const WRITE_RECORD = `
with head as (
  insert into subject as s (tenant, id, kind, version, hash) values ($1, $2, $3, $5, $6)
  on conflict (tenant, id) do update set version = excluded.version, hash = excluded.hash where s.version = $4
  returning s.version
), happened as (
  insert into event (tenant, subject_id, version, kind, at, actor_id, facts, rules_version, hash)
  select $1, $2, e.version, e.kind, e.at, $7, e.facts, $8, decode(e.hash, 'hex')
  from head, jsonb_to_recordset($9::jsonb) as e (version integer, kind text, at timestamptz, facts jsonb, hash text)
), owed as (
  insert into obligation (tenant, ${OBLIGATION_COLUMNS})
  select $1, o.id, o.subject_id, o.subject_kind, o.clause, o.standard, o.mechanism, o.topic, o.opened_by, o.opened_at, o.due_at,
    o.near_at, o.explanation, o.calendar_version, o.unit_id, o.holder_id, o.verdict, o.in_time, o.settled_by, o.settled_at, o.neared
  from head, jsonb_to_recordset($10::jsonb) as o (id uuid, subject_id uuid, subject_kind text, clause text, standard text,
    mechanism text, topic text, opened_by integer, opened_at timestamptz, due_at timestamptz, near_at timestamptz,
    explanation jsonb, calendar_version integer, unit_id uuid, holder_id uuid, verdict text, in_time boolean,
    settled_by integer, settled_at timestamptz, neared boolean)
  on conflict (tenant, id) do update set due_at = excluded.due_at, near_at = excluded.near_at,
    explanation = excluded.explanation, calendar_version = excluded.calendar_version, unit_id = excluded.unit_id,
    holder_id = excluded.holder_id, verdict = excluded.verdict, in_time = excluded.in_time,
    settled_by = excluded.settled_by, settled_at = excluded.settled_at, neared = excluded.neared
), called as (
  select count(enqueue(j.task, j.payload, j.run_at, j.job_key)) as jobs
  from head, jsonb_to_recordset($11::jsonb) as j (task text, payload json, run_at timestamptz, job_key text)
)
select version, (select jobs from called) from head`;

/** Appends, opens, settles and enqueues in one statement; `false` where the subject has moved on meanwhile. */
export async function writeRecord(tx: Tx, record: RecordToWrite): Promise<boolean> {
  return (await tx.one(WRITE_RECORD, recordValues(tx.identity.tenant, record))) !== null;
}

/** The values of `WRITE_RECORD`. */
export function recordValues(tenant: number, record: RecordToWrite): unknown[] {
  const last = record.events.at(-1);
  if (last === undefined) throw new Error('A recording holds at least one fact');
  return [
    tenant,
    record.subject.id,
    record.subject.kind,
    record.before,
    last.event.version,
    last.hash,
    record.actor,
    record.rulesVersion,
    JSON.stringify(record.events.map(({ event, hash }) => eventToRow(event, hash))),
    JSON.stringify(record.obligations.map(obligationToRow)),
    JSON.stringify(record.jobs.map(jobToRow)),
  ];
}

export function eventToRow(event: JournalEvent, hash: Buffer): Record<string, unknown> {
  return {
    version: event.version,
    kind: event.kind,
    at: event.at.toString(),
    facts: event.facts,
    hash: hash.toString('hex'),
  };
}

function jobToRow(job: Job): Record<string, unknown> {
  return { task: job.task, payload: job.payload, run_at: job.runAt?.toString() ?? null, job_key: job.key ?? null };
}
