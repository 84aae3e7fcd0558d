import type { Database, Tx } from '../../database/database.ts';
import type { Directory } from './directory.ts';
import { directoryAt } from './load-directory.store.ts';
import { directoryState } from './directory-state.store.ts';

/** The last directory read of each database: it changes a few times a day and is asked by every page about people. */
const known = new WeakMap<Database, { readonly state: string; readonly directory: Directory }>();

/**
 * The whole directory for pages that show it: read again only where its chain in the journal has moved on (or people came
 * in without it), which one small statement tells. Whoever decides upon it takes `directoryAt` under the lock instead.
 */
export async function knownDirectory(database: Database, tx: Tx): Promise<Directory> {
  const state = `${tx.identity.tenant} ${await directoryState(tx)}`;
  const before = known.get(database);
  if (before?.state === state) return before.directory;
  const directory = await directoryAt(tx);
  known.set(database, { state, directory });
  return directory;
}
