import type { Tx } from '../../database/database.ts';
import { newestRules, putRulesInForce } from '../../journal/index.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { may } from '../powers/index.ts';
import { decideDeed } from './decide-deed.ts';
import type { DirectoryDeed, DirectoryRefusal } from './deed.ts';
import type { Directory, Unit } from './directory.ts';
import { directoryAt } from './load-directory.store.ts';
import { publishDirectory } from './publish.ts';
import { lockDirectory, writeDeed } from './write-directory.store.ts';

/**
 * Changes the directory by hand (`people.manage`), in the caller's transaction: all deeds or none, decided upon what stands
 * now, published in the journal as one change (clause 1). Gives back the directory as it stands afterwards.
 */
export async function changeDirectory(
  desk: Desk,
  tx: Tx,
  actor: EmployeeId,
  deeds: readonly DirectoryDeed[],
): Promise<Directory | DirectoryRefusal> {
  if (!may(tx.identity, 'people.manage')) return { refused: 'not-allowed' };
  await lockDirectory(tx);
  let directory = await directoryAt(tx);
  for (const deed of deeds) {
    const after = decideDeed(directory, deed);
    if ('refused' in after) return after;
    directory = after;
  }
  // Deeds are the few fields of one form; each is a statement of its own shape.
  for (const deed of deeds) await writeDeed(tx, deed);
  for (const deed of deeds) if (deed.put === 'unit') await countByItsInstitution(desk, tx, actor, deed.row);
  await publishDirectory(desk, tx, { source: 'by-hand', changes: deeds.length, actor });
  return directory;
}

/** A unit's due times are counted by the calendar of its institution: the rules learn of a new unit and of a moved one. */
async function countByItsInstitution(desk: Desk, tx: Tx, by: EmployeeId, { id, institution }: Unit): Promise<void> {
  const newest = await newestRules(tx);
  if (newest === null || newest.body.units[id]?.institution === institution) return;
  const units = { ...newest.body.units, [id]: { institution, targets: newest.body.units[id]?.targets ?? {} } };
  await putRulesInForce(tx, { ...newest.body, units }, by, '');
  tx.afterCommit(() => desk.notify(['rules']));
}
