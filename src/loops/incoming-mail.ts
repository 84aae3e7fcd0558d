import { deskIdentity } from '../database/connect.ts';
import { countAttempt, giveUpReading, type MailReader, placeWaiting, waitingMail } from '../desk/mail/index.ts';
import type { Desk } from '../desk/context.ts';
import type { MailId } from '../vocabulary/ids.ts';
import { every, type Loop, type LoopLog } from './every.ts';

const AT_ONCE = 50;
const ATTEMPTS = 3;

/**
 * Takes up what waits to be read: what a crash left between storing and placing, and whatever failed at the first try.
 * After the third failure the message stands in quarantine, whole.
 */
export function readIncomingMail(desk: Desk, read: MailReader, log: LoopLog): Loop {
  return every('incoming-mail', 2_000, () => turn(desk, read, log), log);
}

async function turn(desk: Desk, read: MailReader, log: LoopLog): Promise<boolean> {
  const waiting = await desk.database.read(deskIdentity(desk.tenant), (tx) => waitingMail(tx, AT_ONCE));
  let done = 0;
  for (const id of waiting) {
    if (await attempt(desk, read, id, log)) done += 1;
  }
  return waiting.length === AT_ONCE && done > 0;
}

/** Places one message; a failure is counted, and the third ends in quarantine. Returns whether it has its fate now. */
export async function attempt(desk: Desk, read: MailReader, id: MailId, log: LoopLog): Promise<boolean> {
  try {
    await placeWaiting(desk, read, id);
    return true;
  } catch (error) {
    log('incoming-mail', error);
    const failures = await desk.database.write(deskIdentity(desk.tenant), (tx) => countAttempt(tx, id));
    if (failures < ATTEMPTS) return false;
    await giveUpReading(desk, id);
    return true;
  }
}
