import type { Tx } from '../../database/database.ts';

/**
 * Takes a form's key, so that a second press finds the first one's answer. `null`: it is ours to answer now.
 * Two presses at the same moment: the second waits here until the first has committed.
 */
export async function takeFormKey(
  tx: Tx,
  key: string,
  now: Temporal.Instant,
): Promise<{ readonly location: string } | null> {
  const taken = await tx.one<{ key: string }>(
    `insert into form_key (tenant, key, answered_at, location) values ($1, $2, $3::timestamptz, '') on conflict (tenant, key) do nothing returning key`,
    [tx.identity.tenant, key, now.toString()],
  );
  if (taken !== null) return null;
  const answered = await tx.one<{ location: string }>('select location from form_key where tenant = $1 and key = $2', [
    tx.identity.tenant,
    key,
  ]);
  return { location: answered?.location ?? '/' };
}

/** Remembers where the first press led. */
export async function answerFormKey(tx: Tx, key: string, location: string): Promise<void> {
  await tx.rows('update form_key set location = $3 where tenant = $1 and key = $2', [
    tx.identity.tenant,
    key,
    location,
  ]);
}

/** Forgets keys answered before an instant: no browser presses again after that long. */
export async function sweepFormKeys(tx: Tx, before: Temporal.Instant): Promise<void> {
  await tx.rows('delete from form_key where tenant = $1 and answered_at < $2', [tx.identity.tenant, before]);
}
