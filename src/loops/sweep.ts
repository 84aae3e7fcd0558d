import { deskIdentity } from '../database/connect.ts';
import { sweepAccounts } from '../desk/accounts/index.ts';
import type { Desk } from '../desk/context.ts';
import { sweepInterests } from '../desk/interests/index.ts';
import { sweepIdentity } from '../desk/identity/index.ts';
import { sweepPresence } from '../desk/replies/index.ts';
import { sweepFormKeys, sweepSessions } from '../desk/sessions/index.ts';

/** Takes away what has run out: sessions, presence of an hour ago, form keys of last week; raises the walls that are due. */
export async function sweepOld(desk: Desk): Promise<void> {
  const now = desk.clock();
  await desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    await sweepSessions(tx, now);
    await sweepAccounts(tx, now);
    await sweepIdentity(tx, now);
    await sweepPresence(tx, now.subtract({ hours: 1 }));
    await sweepFormKeys(tx, now.subtract({ hours: 7 * 24 }));
  });
  await sweepInterests(desk);
}
