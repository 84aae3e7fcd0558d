import pg from 'pg';
import { deskIdentity } from '../../src/database/connect.ts';
import { followSearch } from '../../src/desk/search/index.ts';
import { watchDeadlines } from '../../src/desk/deadlines/index.ts';
import type { Dictionary } from '../../src/language/dictionary.ts';
import type { OpenedDesk } from '../../src/open-desk.ts';
import { seeded } from '../machine/random.ts';
import { makeHistory, type Stage } from './history.ts';
import { insertHistories } from './histories.store.ts';

const AT_ONCE = 500;
/** Two years of post; of all cases the newest 4 % are unfinished. */
const SPAN_HOURS = 2 * 365 * 24;
const UNFINISHED = 0.04;

export interface Filled {
  readonly cases: number;
  readonly casesPerSecond: number;
  /** Search documents written by the follower, a second. */
  readonly documentsPerSecond: number;
}

/** Fills a desk with so many cases beyond the `already` made here, up to now. The same numbers give the same letters. */
export async function fillDesk(
  desk: OpenedDesk,
  ownerUrl: string,
  dictionary: Dictionary,
  cases: number,
  already: number,
  progress: (said: string) => void,
): Promise<Filled> {
  const random = seeded(20261122 + already);
  const now = desk.clock();
  const began = performance.now();
  let writing: Promise<unknown> = Promise.resolve();
  for (let done = 0; done < cases; done += AT_ONCE) {
    const histories = Array.from({ length: Math.min(AT_ONCE, cases - done) }, (_, at) => {
      const age = 1 - (done + at + 1) / cases;
      const openedAt = now.subtract({ seconds: Math.floor((age * SPAN_HOURS + 0.5) * 3600) });
      return makeHistory(
        desk,
        random,
        already + done + at,
        openedAt,
        stageOf(age * SPAN_HOURS, random()),
        Math.ceil(cases / 3),
      );
    });
    await writing;
    writing = desk.database.write(deskIdentity(desk.tenant), (tx) =>
      insertHistories(tx, histories, now.toZonedDateTimeISO('Europe/Riga').year),
    );
    // It is awaited at the next turn; a failure in between must not end the process.
    writing.catch(() => {});
    if (done % 10_000 === 0) progress(`${done} of ${cases} cases`);
  }
  await writing;
  const casesPerSecond = cases / ((performance.now() - began) / 1000);
  while (await watchDeadlines(desk));
  progress('search documents');
  const following = performance.now();
  while (await followSearch(desk, dictionary));
  const documentsPerSecond = cases / ((performance.now() - following) / 1000);
  await analyse(ownerUrl);
  return { cases, casesPerSecond, documentsPerSecond };
}

/** Nothing has happened yet that would have taken longer than the case is old. */
function stageOf(hours: number, chance: number): Stage {
  if (hours >= UNFINISHED * SPAN_HOURS) return 'closed';
  if (chance < 0.3 || hours < 6) return 'new';
  return chance < 0.75 || hours < 120 ? 'taken' : 'answered';
}

/** What autovacuum does in its own time: statistics and visibility. */
async function analyse(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}
