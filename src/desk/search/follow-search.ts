import { setImmediate } from 'node:timers/promises';
import { deskIdentity } from '../../database/connect.ts';
import type { Tx } from '../../database/database.ts';
import { eventsAfter, lockFollower, moveFollower } from '../../journal/index.ts';
import type { Dictionary } from '../../language/dictionary.ts';
import { fold } from '../../language/fold.ts';
import { searchWords } from '../../language/search-words.ts';
import type { Desk } from '../context.ts';
import { type SearchSource, saveDocuments, searchSources } from './search.store.ts';

const AT_ONCE = 200;
/** PostgreSQL takes no more than a megabyte of words and their places; beyond this a document is cut. */
const MOST_BYTES = 400_000;

/**
 * One turn of the follower that writes search documents: reads the journal on from where it stands and writes the
 * documents of the cases concerned anew. Of several processes one follows at a time. Returns whether more waits.
 */
export async function followSearch(desk: Desk, dictionary: Dictionary): Promise<boolean> {
  return desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    const stands = await lockFollower(tx, 'search');
    if (stands === null) return false;
    const { events } = await eventsAfter(tx, stands, AT_ONCE);
    const last = events.at(-1);
    if (last === undefined) return false;
    const subjects = [...new Set(events.map((event) => event.subjectId))];
    await writeDocuments(tx, subjects, dictionary);
    await moveFollower(tx, 'search', last);
    return events.length === AT_ONCE;
  });
}

/** Writes the documents of these cases, or of the cases of these clients, as their words stand now. */
export async function writeDocuments(tx: Tx, subjects: readonly string[], dictionary: Dictionary): Promise<void> {
  const documents = [];
  for (const source of await searchSources(tx, subjects)) {
    documents.push(documentOf(source, dictionary));
    // Long letters take their time: whoever waits for a page comes in between.
    await setImmediate();
  }
  await saveDocuments(tx, documents);
}

function documentOf({ case_id, number, title, client, addresses, texts }: SearchSource, dictionary: Dictionary) {
  const head = `${number} ${title} ${client} ${addresses ?? ''}`;
  return {
    case: case_id,
    head: cut(searchWords(head, dictionary)),
    body: cut(searchWords(texts ?? '', dictionary)),
    line: fold(head),
  };
}

function cut(words: string): string {
  if (Buffer.byteLength(words) <= MOST_BYTES) return words;
  const kept = Buffer.from(words).subarray(0, MOST_BYTES).toString('utf8');
  return kept.slice(0, kept.lastIndexOf(' '));
}
