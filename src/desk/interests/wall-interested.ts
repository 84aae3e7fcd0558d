import { deskIdentity } from '../../database/connect.ts';
import type { Tx } from '../../database/database.ts';
import { retrying } from '../../journal/index.ts';
import { dayOf } from '../../time/zone.ts';
import type { ClientId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { directoryAt, supervisorOf } from '../directory/index.ts';
import { raiseWall } from '../walls/index.ts';
import { interestedIn, type Match, matchesWithoutWall } from './interests.store.ts';

/**
 * Walls off whoever declared an interest in this very client, and the employee who is this client (5.1.6), when the client
 * first appears. By exact match only; most clients match nobody, then it is one statement. In the transaction of a person,
 * who does not see what others declared, the desk does it by itself right after the commit.
 */
export async function wallInterested(desk: Desk, tx: Tx, client: ClientId): Promise<void> {
  if (tx.identity.system) return raiseMatched(desk, tx, await interestedIn(tx, client));
  tx.afterCommit(() => {
    // Where this fails the sweep finds it.
    desk.database
      .write(deskIdentity(desk.tenant), async (own) => raiseMatched(desk, own, await interestedIn(own, client)))
      .catch((error: unknown) => process.emitWarning(error as Error));
  });
}

/** Finds whom a change of a client's addresses or numbers has made known since, and walls them off. */
export async function sweepInterests(desk: Desk): Promise<number> {
  return retrying(() =>
    desk.database.write(deskIdentity(desk.tenant), async (tx) => {
      const matches = await matchesWithoutWall(tx);
      await raiseMatched(desk, tx, matches);
      return matches.length;
    }),
  );
}

export async function raiseMatched(desk: Desk, tx: Tx, matches: readonly Match[]): Promise<void> {
  if (matches.length === 0) return;
  const directory = await directoryAt(tx);
  const day = dayOf(desk.clock());
  for (const { employee, client, ground } of matches) {
    const unit = supervisorOf(directory, employee, day)?.unit ?? null;
    await raiseWall(desk, tx, { employee, behind: { client }, ground, reason: '', unit });
  }
}
