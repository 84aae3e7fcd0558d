import { deskIdentity } from '../../database/connect.ts';
import { claimJob, continueErasure, type DataJob, saveTrouble, type WriteDocuments } from '../client-data/index.ts';
import type { Desk } from '../context.ts';
import { continueRetention, beginRetention } from './run-retention.ts';
import { nightlySetting, takeNight, termsNow } from './terms.store.ts';

/**
 * Does the next piece of an erasure under way, in one transaction; whether there was one. What a crash has left goes on
 * where it stood; of several processes one works on a job at a time.
 */
export async function continueJob(desk: Desk, writeDocuments: WriteDocuments): Promise<boolean> {
  const identity = deskIdentity(desk.tenant);
  let job: DataJob | null = null;
  try {
    await desk.database.write(identity, async (tx) => {
      job = await claimJob(tx);
      if (job === null) return;
      const { madeBy } = job;
      if (madeBy !== null) tx.afterCommit(() => desk.notify([`employee:${madeBy}`]));
      if (job.kind === 'erase-client') await continueErasure(desk, tx, job, writeDocuments);
      else await continueRetention(desk, tx, job);
    });
    return job !== null;
  } catch (error) {
    // Its page says so, by a code only: what the database says may hold a name.
    const { code, name } = error as { code?: string; name?: string };
    const failed = job as DataJob | null;
    if (failed !== null)
      await desk.database.write(identity, (tx) => saveTrouble(tx, failed.id, code ?? name ?? 'unknown'));
    throw error;
  }
}

/** Hours of the night in Riga in which a run may begin by itself. */
const NIGHT = { from: 2, until: 5 };

/** Where it is switched on, begins tonight's run once, of the kinds whose terms the municipality has confirmed. */
export async function beginNightly(desk: Desk): Promise<boolean> {
  const now = desk.clock().toZonedDateTimeISO('Europe/Riga');
  if (now.hour < NIGHT.from || now.hour >= NIGHT.until) return false;
  const today = now.toPlainDate();
  return desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    const { nightly } = await nightlySetting(tx);
    if (!nightly || !(await takeNight(tx, today))) return false;
    const kinds = (await termsNow(tx)).filter(({ confirmed }) => confirmed).map(({ kind }) => kind);
    return 'job' in (await beginRetention(desk, tx, { by: null, kinds, today }));
  });
}
