import type { Tx } from '../../database/database.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import { type Case, recordOnCase } from '../cases/index.ts';
import type { Desk } from '../context.ts';
import { isWalled } from '../walls/index.ts';
import { addReader, type CaseReader, readersOf, removeReaders, setRestricted } from './readers.store.ts';

export { type CaseReader, readersOf };

/** Only the holder and the people named see that the case exists from now on. `tx` is the desk's own. */
export async function restrictCase(desk: Desk, tx: Tx, one: Case, readers: readonly EmployeeId[]): Promise<void> {
  const at = desk.clock();
  await setRestricted(tx, one.id, true);
  for (const reader of readers) await addReader(tx, one.id, reader, at);
  const people = (await readersOf(tx, one.id)).length;
  const facts: Fact[] = [{ kind: 'case.restricted', at, facts: { people } }];
  await recordOnCase(desk, tx, one, facts, one);
}

export type ReadersChanged =
  | { readonly restricted: boolean; readonly readers: readonly CaseReader[] }
  /** A wall stands before this person; they are told nothing and cannot be named. */
  | { readonly refused: 'not-entrusted' };

/** Names who besides the holder may read a case; without `restricted` it is open to its unit again. `tx` is the desk's own. */
export async function changeReaders(
  desk: Desk,
  tx: Tx,
  one: Case,
  wanted: { readonly restricted: boolean; readonly readers: readonly EmployeeId[] },
): Promise<ReadersChanged> {
  for (const reader of wanted.readers)
    if (await isWalled(tx, reader, one.id, one.client)) return { refused: 'not-entrusted' };
  const at = desk.clock();
  await removeReaders(tx, one.id);
  if (wanted.restricted) {
    await restrictCase(desk, tx, one, wanted.readers);
  } else {
    await setRestricted(tx, one.id, false);
    for (const reader of wanted.readers) await addReader(tx, one.id, reader, at);
    await recordOnCase(desk, tx, one, [{ kind: 'case.unrestricted', at, facts: {} }], one);
  }
  return { restricted: wanted.restricted, readers: await readersOf(tx, one.id) };
}
