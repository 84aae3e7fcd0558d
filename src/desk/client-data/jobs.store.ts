import type { Tx } from '../../database/database.ts';
import type { ClientId, EmployeeId } from '../../vocabulary/ids.ts';

export type DataJobKind = 'export-client' | 'erase-client' | 'retention';
export type DataJobState = 'ready' | 'running' | 'done' | 'failed';

/** A piece of work on somebody's data, as its page shows it. */
export interface DataJob<Plan = unknown> {
  readonly id: string;
  readonly kind: DataJobKind;
  readonly client: ClientId | null;
  readonly state: DataJobState;
  readonly madeBy: EmployeeId | null;
  readonly madeByName: string | null;
  readonly madeAt: Temporal.Instant;
  readonly plan: Plan;
  readonly step: number;
  readonly steps: number;
  /** Rows done so far. */
  readonly done: number;
  /** Rows by table or by kind of record. */
  readonly summary: Readonly<Record<string, number>>;
  readonly trouble: string;
  readonly endedAt: Temporal.Instant | null;
}

interface JobRow {
  readonly id: string;
  readonly kind: DataJobKind;
  readonly client_id: ClientId | null;
  readonly state: DataJobState;
  readonly made_by: EmployeeId | null;
  readonly name: string | null;
  readonly made_at: Temporal.Instant;
  readonly plan: unknown;
  readonly step: number;
  readonly steps: number;
  readonly done: number;
  readonly summary: Readonly<Record<string, number>>;
  readonly trouble: string;
  readonly ended_at: Temporal.Instant | null;
}

const COLUMNS = `j.id, j.kind, j.client_id, j.state, j.made_by, e.given_name || ' ' || e.surname as name, j.made_at, j.plan, j.step, j.steps,
  j.done, j.summary, j.trouble, j.ended_at`;
const FROM = 'from data_job j left join employee e on e.tenant = j.tenant and e.id = j.made_by';

function jobFromRow(row: JobRow): DataJob {
  return {
    id: row.id,
    kind: row.kind,
    client: row.client_id,
    state: row.state,
    madeBy: row.made_by,
    madeByName: row.name,
    madeAt: row.made_at,
    plan: row.plan,
    step: row.step,
    steps: row.steps,
    done: row.done,
    summary: row.summary,
    trouble: row.trouble,
    endedAt: row.ended_at,
  };
}

/** Puts in a job; `false` where one of the same kind is under way already. */
export async function insertJob(
  tx: Tx,
  job: Pick<DataJob, 'id' | 'kind' | 'client' | 'madeBy' | 'madeAt' | 'plan' | 'steps'> & {
    readonly state: 'ready' | 'running';
  },
): Promise<boolean> {
  const row = await tx.one(
    `insert into data_job (tenant, id, kind, client_id, state, made_by, made_at, plan, steps)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning id`,
    [
      tx.identity.tenant,
      job.id,
      job.kind,
      job.client,
      job.state,
      job.madeBy,
      job.madeAt,
      JSON.stringify(job.plan),
      job.steps,
    ],
  );
  return row !== null;
}

export async function jobById(tx: Tx, id: string): Promise<DataJob | null> {
  const row = await tx.one<JobRow>(`select ${COLUMNS} ${FROM} where j.tenant = $1 and j.id = $2`, [
    tx.identity.tenant,
    id,
  ]);
  return row === null ? null : jobFromRow(row);
}

/** The newest jobs, those under way included. */
export async function newestJobs(tx: Tx, limit = 20): Promise<DataJob[]> {
  const rows = await tx.rows<JobRow>(`select ${COLUMNS} ${FROM} where j.tenant = $1 order by j.made_at desc limit $2`, [
    tx.identity.tenant,
    limit,
  ]);
  return rows.map(jobFromRow);
}

/** The oldest erasing job under way, held for this transaction; `null` where there is none or another process is at it. */
export async function claimJob(tx: Tx): Promise<DataJob | null> {
  const row = await tx.one<JobRow>(
    `select ${COLUMNS} ${FROM} where j.tenant = $1 and j.state = 'running' and j.kind <> 'export-client'
     order by j.made_at limit 1 for update of j skip locked`,
    [tx.identity.tenant],
  );
  return row === null ? null : jobFromRow(row);
}

export async function saveProgress(
  tx: Tx,
  job: DataJob,
  now: { readonly step: number; readonly plan: unknown; readonly rows: Readonly<Record<string, number>> },
): Promise<void> {
  const summary = added(job.summary, now.rows);
  await tx.rows(
    `update data_job set step = $3, done = $4, summary = $5, plan = $6, trouble = '' where tenant = $1 and id = $2`,
    [tx.identity.tenant, job.id, now.step, total(summary), JSON.stringify(summary), JSON.stringify(now.plan)],
  );
}

/** Notes why the last attempt at a piece failed; the next one is tried all the same. */
export async function saveTrouble(tx: Tx, id: string, trouble: string): Promise<void> {
  await tx.rows(`update data_job set trouble = $3 where tenant = $1 and id = $2 and state = 'running'`, [
    tx.identity.tenant,
    id,
    trouble,
  ]);
}

/** Ends a job: what it was looking for is forgotten. */
export async function endJob(
  tx: Tx,
  job: Pick<DataJob, 'id'>,
  end: { readonly state: 'done' | 'failed'; readonly at: Temporal.Instant; readonly trouble?: string },
): Promise<void> {
  await tx.rows(
    `update data_job set state = $3, ended_at = $4, trouble = $5, plan = null, step = case when $3 = 'done' then steps else step end
     where tenant = $1 and id = $2`,
    [tx.identity.tenant, job.id, end.state, end.at, end.trouble ?? ''],
  );
}

/** An export as it is being handed out: how many files of how many. */
export async function saveExported(
  tx: Tx,
  id: string,
  now: {
    readonly state: 'running' | 'done';
    readonly step: number;
    readonly steps: number;
    readonly at: Temporal.Instant;
  },
): Promise<void> {
  await tx.rows(
    `update data_job set state = $3, step = $4, steps = $5, done = $4, ended_at = case when $3 = 'done' then $6::timestamptz end
     where tenant = $1 and id = $2`,
    [tx.identity.tenant, id, now.state, now.step, now.steps, now.at],
  );
}

export function added(
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): Record<string, number> {
  const sum: Record<string, number> = { ...one };
  for (const [name, count] of Object.entries(other)) if (count > 0) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

export function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
