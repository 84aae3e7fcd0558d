import type { Tx } from '../../database/database.ts';
import type { EmployeeId, TaskId } from '../../vocabulary/ids.ts';
import type { TaskState } from './task.ts';
import type { CopyReason } from './copies-for.ts';

/** A copy as it was recorded when the task was sent. */
export interface KeptCopy {
  readonly to: EmployeeId;
  readonly insteadOf: EmployeeId | null;
  readonly waits: boolean;
  /** `of`: the id of the part. */
  readonly reasons: readonly CopyReason[];
  /** The participants for whom it is, as they were called then. */
  readonly ofNames: readonly string[];
  /** Of a restricted case: nothing of the task was told. */
  readonly bare: boolean;
  /** When the digest of the head takes it; `null`: it left at once. */
  readonly digestAt: Temporal.Instant | null;
  /** Taken out by the sender, with this reason; empty where it went. */
  readonly leftOutReason: string;
}

export async function insertCopies(
  tx: Tx,
  task: TaskId,
  copies: readonly (KeptCopy & { readonly id: string })[],
  at: Temporal.Instant,
): Promise<void> {
  if (copies.length === 0) return;
  await tx.rows(
    `insert into task_copy (tenant, task_id, id, to_id, instead_of_id, waits, reasons, of_names, bare, digest_at, left_out_reason, made_at)
     select $1, $2, k.id, k."to", k."insteadOf", k.waits, k.reasons, k."ofNames", k.bare, k."digestAt", k."leftOutReason", $4
     from jsonb_to_recordset($3::jsonb) as k (id uuid, "to" uuid, "insteadOf" uuid, waits boolean, reasons jsonb, "ofNames" text[], bare boolean,
       "digestAt" timestamptz, "leftOutReason" text)`,
    [tx.identity.tenant, task, JSON.stringify(copies), at],
  );
}

/** The copies of a task in the order in which they were made. bounded: by the participants. */
export async function copiesOf(tx: Tx, task: TaskId): Promise<KeptCopy[]> {
  return tx.rows<KeptCopy>(
    `select to_id as "to", instead_of_id as "insteadOf", waits, reasons, of_names as "ofNames", bare, digest_at as "digestAt", left_out_reason as "leftOutReason"
     from task_copy where tenant = $1 and task_id = $2 order by id`,
    [tx.identity.tenant, task],
  );
}

/** One line of what a head was told: whose time is asked for, by whom. */
export interface CopyLine {
  readonly task: TaskId;
  /** `null`: of a restricted case. */
  readonly title: string | null;
  readonly sender: string | null;
  readonly state: TaskState | null;
  readonly sentAt: Temporal.Instant;
  readonly of: readonly string[];
  readonly insteadOf: string | null;
  readonly digestAt: Temporal.Instant | null;
}

/** The newest copies that went to the reader; of restricted cases without a word of the task. */
export async function copiesTo(tx: Tx, who: EmployeeId, limit: number): Promise<CopyLine[]> {
  return tx.rows<CopyLine>(
    `with mine as (select * from task_copy where tenant = $1 and to_id = $2 and left_out_reason = '' order by id desc limit $3)
     select k.task_id as task, t.title, e.given_name || ' ' || e.surname as sender, t.state, k.made_at as "sentAt", k.of_names as of,
       i.given_name || ' ' || i.surname as "insteadOf", k.digest_at as "digestAt"
     from mine k
     left join lateral (select title, state, sender_id from task where tenant = $1 and id = k.task_id and not k.bare limit 1) t on true
     left join employee e on e.tenant = $1 and e.id = t.sender_id
     left join employee i on i.tenant = $1 and i.id = k.instead_of_id
     order by k.id desc`,
    [tx.identity.tenant, who, limit],
  );
}

/** Whether somebody reads their copies once a day. */
export async function choosesDigest(tx: Tx, who: EmployeeId): Promise<boolean> {
  return (await digestAmong(tx, [who])).has(who);
}

/** Who of these people reads their copies once a day. bounded: by the people. */
export async function digestAmong(tx: Tx, people: readonly EmployeeId[]): Promise<ReadonlySet<EmployeeId>> {
  const rows = await tx.rows<{ id: EmployeeId }>(
    'select employee_id as id from task_digest where tenant = $1 and employee_id = any($2::uuid[])',
    [tx.identity.tenant, people],
  );
  return new Set(rows.map(({ id }) => id));
}

export async function chooseDigest(tx: Tx, who: EmployeeId, daily: boolean, at: Temporal.Instant): Promise<void> {
  await (daily
    ? tx.rows('insert into task_digest (tenant, employee_id, chosen_at) values ($1, $2, $3) on conflict do nothing', [
        tx.identity.tenant,
        who,
        at,
      ])
    : tx.rows('delete from task_digest where tenant = $1 and employee_id = $2', [tx.identity.tenant, who]));
}

/** A copy whose time in a digest has come. */
export interface WaitingCopy {
  readonly to: EmployeeId;
  readonly id: string;
  readonly task: TaskId;
  readonly bare: boolean;
  readonly insteadOf: EmployeeId | null;
  readonly ofNames: readonly string[];
}

/** The copies of the one head whose digest has been due the longest, held until the transaction ends. */
export async function nextDigest(tx: Tx, now: Temporal.Instant, most: number): Promise<WaitingCopy[]> {
  return tx.rows<WaitingCopy>(
    `select k.to_id as "to", k.id, k.task_id as task, k.bare, k.instead_of_id as "insteadOf", k.of_names as "ofNames"
     from task_copy k where k.tenant = $1 and k.digest_at <= $2 and k.digest_letter_id is null and k.left_out_reason = ''
       and k.to_id = (select to_id from task_copy where tenant = $1 and digest_at <= $2 and digest_letter_id is null
         and left_out_reason = '' order by digest_at, to_id limit 1)
     order by k.digest_at, k.id limit $3 for update skip locked`,
    [tx.identity.tenant, now, most],
  );
}

export async function markDigested(tx: Tx, copies: readonly string[], letter: string): Promise<void> {
  await tx.rows('update task_copy set digest_letter_id = $3 where tenant = $1 and id = any($2::uuid[])', [
    tx.identity.tenant,
    copies,
    letter,
  ]);
}

/** A wall that was raised while a copy waited for a digest: then it does not go at all. */
export async function dropWalled(tx: Tx, now: Temporal.Instant): Promise<void> {
  await tx.rows(
    `update task_copy k set digest_at = null from task t left join desk_case c on c.tenant = t.tenant and c.id = t.case_id
     where k.tenant = $1 and k.digest_at <= $2 and k.digest_letter_id is null and t.tenant = $1 and t.id = k.task_id
       and t.case_id is not null and is_walled(k.to_id, t.case_id, c.client_id)`,
    [tx.identity.tenant, now],
  );
}
