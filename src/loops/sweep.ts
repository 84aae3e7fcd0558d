import { deskIdentity } from '../database/connect.ts';
import { sweepAccounts } from '../desk/accounts/index.ts';
import { forgetWaiting } from '../desk/appointments/index.ts';
import type { Desk } from '../desk/context.ts';
import { sweepInterests } from '../desk/interests/index.ts';
import { sweepIdentity } from '../desk/identity/index.ts';
import { emptyNotices } from '../desk/notices/index.ts';
import { sweepPresence } from '../desk/replies/index.ts';
import { sweepFormKeys, sweepSessions } from '../desk/sessions/index.ts';
import { sweepMessages } from '../desk/webhooks/index.ts';
import { dayOf } from '../time/zone.ts';

/** Takes away what has run out: sessions, presence of an hour ago, form keys of last week, what notices said and to whom; raises the walls that are due. */
export async function sweepOld(desk: Desk): Promise<void> {
  const now = desk.clock();
  await desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    await sweepSessions(tx, now);
    await sweepAccounts(tx, now);
    await sweepIdentity(tx, now);
    await sweepPresence(tx, now.subtract({ hours: 1 }));
    await sweepFormKeys(tx, now.subtract({ hours: 7 * 24 }));
    await sweepMessages(tx, now.subtract({ hours: 24 }));
    await forgetWaiting(tx, dayOf(now).subtract({ days: WAITING_KEPT_DAYS }));
    await emptyNotices(tx, now.subtract({ hours: NOTICES_KEPT_DAYS * 24 }), now);
  });
  await sweepInterests(desk);
}

/** Long enough to see what a client was told about a visit or an appointment; the evidence of it stays in the journal. */
const NOTICES_KEPT_DAYS = 90;
/** Who waited for a time and got none may still ask why. */
const WAITING_KEPT_DAYS = 30;
