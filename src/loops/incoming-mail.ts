import { deskIdentity } from '../database/connect.ts';
import { countAttempt, giveUpReading, type MailReader, placeWaiting, waitingMail } from '../desk/mail/index.ts';
import type { Desk } from '../desk/context.ts';
import type { MailId } from '../vocabulary/ids.ts';
import { isPassing } from './describe-failure.ts';
import { every, type LoopLog } from './every.ts';

export interface IncomingMail {
  /** Places a message that has just been stored, without letting the channel wait for it. `bytes`: where they are at hand. */
  take(id: MailId, bytes?: Buffer | null): void;
  /** Takes nothing new and waits for what is under way; the rest keeps waiting in its table. */
  stop(): Promise<void>;
}

const AT_ONCE = 50;
const ATTEMPTS = 3;
/** Messages placed at one time: pages need connections too. */
const SIDE_BY_SIDE = 4;
/** Beyond these a message waits without its bytes, so that a rush does not fill the memory. */
const MOST_WITH_BYTES = 16;
/** Beyond these the loop finds a message by itself. */
const MOST_IN_LINE = 5_000;

/**
 * Gives every stored message its fate: at once what a channel hands over, and by a loop what a crash has left between
 * storing and placing or what failed at the first try. After the third failure of its own the message stands in
 * quarantine, whole.
 */
export function readIncomingMail(desk: Desk, read: MailReader, log: LoopLog): IncomingMail {
  const line: { readonly id: MailId; readonly bytes: Buffer | null }[] = [];
  const underWay = new Set<Promise<void>>();
  let stopping = false;

  async function workOff(): Promise<void> {
    for (let next = line.shift(); next !== undefined && !stopping; next = line.shift())
      await attempt(desk, read, next.id, log, next.bytes);
  }

  const loop = every('incoming-mail', 2_000, () => turn(desk, read, log, () => stopping), log);
  return {
    take(id, bytes = null) {
      if (stopping || line.length >= MOST_IN_LINE) return;
      line.push({ id, bytes: line.length < MOST_WITH_BYTES ? bytes : null });
      if (underWay.size >= SIDE_BY_SIDE) return;
      const working = workOff().finally(() => underWay.delete(working));
      underWay.add(working);
    },
    async stop() {
      stopping = true;
      await Promise.all([loop.stop(), ...underWay]);
    },
  };
}

async function turn(desk: Desk, read: MailReader, log: LoopLog, stopping: () => boolean): Promise<boolean> {
  const waiting = await desk.database.read(deskIdentity(desk.tenant), (tx) => waitingMail(tx, AT_ONCE));
  let done = 0;
  for (const id of waiting) {
    if (stopping()) return false;
    if (await attempt(desk, read, id, log)) done += 1;
  }
  return waiting.length === AT_ONCE && done > 0;
}

/**
 * Places one message. A failure that is the message's own is counted, and the third ends in quarantine; one that passes
 * is not. Returns whether the message got its fate here. Never throws: what is left waits for the loop.
 */
export async function attempt(
  desk: Desk,
  read: MailReader,
  id: MailId,
  log: LoopLog,
  bytes: Buffer | null = null,
): Promise<boolean> {
  try {
    return (await placeWaiting(desk, read, id, bytes)) !== null;
  } catch (error) {
    log('incoming-mail', error);
    if (isPassing(error)) return false;
  }
  try {
    const failures = await desk.database.write(deskIdentity(desk.tenant), (tx) => countAttempt(tx, id));
    if (failures < ATTEMPTS) return false;
    await giveUpReading(desk, id);
    return true;
  } catch (error) {
    log('incoming-mail', error);
    return false;
  }
}
