import type { Tx } from '../../database/database.ts';

/**
 * Ends the sessions that rest on a sign-in at the provider: the one it names (`sid`), else all of the person's. Gives how
 * many. Whoever has a session held in memory asks again within three seconds.
 */
export async function endProviderSessions(
  tx: Tx,
  ended: { readonly subject: string | null; readonly sid: string | null },
  now: Temporal.Instant,
): Promise<number> {
  const rows = await tx.rows<{ id: string }>(
    `update session set ended_at = $4::timestamptz
     where tenant = $1 and ended_at is null and expires_at > $4::timestamptz and way = 'provider'
       and ($2::text is null or provider_subject = $2) and ($3::text is null or provider_sid = $3)
       and ($2::text is not null or $3::text is not null) returning id`,
    [tx.identity.tenant, ended.subject, ended.sid, now.toString()],
  );
  return rows.length;
}
