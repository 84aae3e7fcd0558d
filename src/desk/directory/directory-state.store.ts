import type { Tx } from '../../database/database.ts';
import { DIRECTORY_SUBJECT } from './directory-subject.ts';

/** Something that differs whenever the directory does: the version of its chain, and how many people and holdings there are. */
export async function directoryState(tx: Tx): Promise<string> {
  const row = await tx.one<{ state: string }>(
    `select concat_ws(' ', coalesce((select version from subject where tenant = $1 and id = $2), 0),
       (select count(*) from employee where tenant = $1), (select count(*) from holding where tenant = $1)) as state`,
    [tx.identity.tenant, DIRECTORY_SUBJECT.id],
  );
  return row?.state ?? '';
}
