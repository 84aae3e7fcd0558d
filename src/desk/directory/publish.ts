import type { Tx } from '../../database/database.ts';
import { record } from '../../journal/index.ts';
import { dayOf } from '../../time/zone.ts';
import type { EventFacts } from '../../vocabulary/events.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { DirectorySource } from '../../vocabulary/words.ts';
import type { Desk } from '../context.ts';
import { type Directory, holdsOn } from './directory.ts';
import { DIRECTORY_SUBJECT } from './directory-subject.ts';
import { everybodyAnsweredFor } from './faults.ts';
import { vacancies } from './heads.ts';
import { directoryAt } from './load-directory.store.ts';

/** Clause 1: what the directory holds on a day (civil, Riga), as the journal keeps it. Pure. */
export function publicationOf(
  directory: Directory,
  day: Temporal.PlainDate,
  source: DirectorySource,
  changes: number,
): EventFacts['directory.published'] {
  return {
    source,
    changes,
    units: directory.units.filter((unit) => holdsOn(unit, day)).length,
    posts: directory.posts.filter((post) => holdsOn(post, day)).length,
    vacancies: vacancies(directory, day).length,
    resolved: everybodyAnsweredFor(directory, day),
  };
}

/**
 * Records that the directory was changed, in the transaction that changed it and after the rows were written: it is read
 * again as it stands now. Screens that show people are told after the commit.
 */
export async function publishDirectory(
  desk: Desk,
  tx: Tx,
  {
    source,
    changes,
    actor,
  }: { readonly source: DirectorySource; readonly changes: number; readonly actor: EmployeeId | null },
): Promise<void> {
  const at = desk.clock();
  const directory = await directoryAt(tx);
  await record(tx, desk.rules.current(), {
    subject: DIRECTORY_SUBJECT,
    expected: 'current',
    facts: [{ kind: 'directory.published', at, facts: publicationOf(directory, dayOf(at), source, changes) }],
    actor,
  });
  tx.afterCommit(() => desk.notify(['directory']));
}
