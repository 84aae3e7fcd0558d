import { deskIdentity } from '../../database/connect.ts';
import type { Tx } from '../../database/database.ts';
import { dayOf } from '../../time/zone.ts';
import { caseById } from '../cases/index.ts';
import { type Desk, newId } from '../context.ts';
import { directoryAt, type Directory } from '../directory/index.ts';
import { isRestricted } from '../interests/index.ts';
import { dropWalled, markDigested, nextDigest, type WaitingCopy } from './copies.store.ts';
import { insertLetters } from './letters.store.ts';
import { type DigestLine, digestLetter } from './task-letters.ts';
import { addressOf, personName, toldTask } from './tell-task.ts';
import { taskById } from './tasks.store.ts';
import { enqueueLetter } from './enqueue.store.ts';

/** Copies in one digest; a head of many has the rest in the next letter at once. */
const MOST = 30;

/**
 * Sends one head the copies whose time has come, in one letter; `true`: more heads may be waiting. What was walled off or
 * restricted meanwhile is told accordingly.
 */
export async function sendDigests(desk: Desk): Promise<boolean> {
  return desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    const now = desk.clock();
    await dropWalled(tx, now);
    const copies = await nextDigest(tx, now, MOST);
    const [first] = copies;
    if (first === undefined) return false;
    const directory = await directoryAt(tx);
    const address = addressOf(directory, first.to);
    const id = newId<string>();
    if (address !== null) {
      const lines: DigestLine[] = [];
      // bounded: by MOST, once a day.
      for (const copy of copies) lines.push(await lineOf(tx, directory, copy));
      const written = digestLetter(lines, dayOf(now));
      const messageId = `<uzdevumi.${id}@${desk.settings.origin}>`;
      const rest = { task: null, case: null, cc: [], replyTo: null, inReplyTo: null, madeAt: now };
      await insertLetters(tx, [{ id, kind: 'digest', to: [address], messageId, ...written, ...rest }]);
      await enqueueLetter(tx, id);
    }
    await markDigested(
      tx,
      copies.map((copy) => copy.id),
      id,
    );
    return true;
  });
}

async function lineOf(tx: Tx, directory: Directory, copy: WaitingCopy): Promise<DigestLine> {
  const insteadOf = copy.insteadOf === null ? null : personName(directory, copy.insteadOf);
  const task = await taskById(tx, copy.task);
  const one = task === null || task.case === null ? null : await caseById(tx, task.case);
  const bare = copy.bare || task === null || (one !== null && (await isRestricted(tx, one.id)));
  if (bare) return { task: null, of: copy.ofNames, insteadOf };
  const { title, sender, number, link } = toldTask(directory, task, one?.number ?? null);
  return { task: { title, sender, number, link, calledOff: task.state === 'called-off' }, of: copy.ofNames, insteadOf };
}
