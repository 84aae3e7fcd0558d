import type { Tx } from '../../database/database.ts';
import type { Job } from '../../journal/index.ts';

/** Puts a job in with the transaction under way: it exists only if what decided it has committed. */
export async function enqueueJob(tx: Tx, job: Job): Promise<void> {
  await tx.rows('select enqueue($1, $2, $3, $4)', [
    job.task,
    JSON.stringify(job.payload),
    job.runAt ?? null,
    job.key ?? null,
  ]);
}

/** Takes a job away before it has begun; `false` where it has begun or is done. */
export async function callOffJob(tx: Tx, key: string): Promise<boolean> {
  const row = await tx.one<{ gone: boolean }>('select call_off($1) as gone', [key]);
  return row?.gone ?? false;
}
