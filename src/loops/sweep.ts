import { deskIdentity } from '../database/connect.ts';
import type { Desk } from '../desk/context.ts';
import { sweepPresence } from '../desk/replies/index.ts';
import { sweepFormKeys, sweepSessions } from '../desk/sessions/index.ts';

/** Takes away what has run out: sessions, presence of an hour ago, form keys of last week. */
export async function sweepOld(desk: Desk): Promise<void> {
  const now = desk.clock();
  await desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    await sweepSessions(tx, now);
    await sweepPresence(tx, now.subtract({ hours: 1 }));
    await sweepFormKeys(tx, now.subtract({ hours: 7 * 24 }));
  });
}
