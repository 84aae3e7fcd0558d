import { deskIdentity } from '../../database/connect.ts';
import { eventsAfter, lockFollower, moveFollower } from '../../journal/index.ts';
import type { Dictionary } from '../../language/dictionary.ts';
import { fold } from '../../language/fold.ts';
import { searchWords } from '../../language/search-words.ts';
import type { Desk } from '../context.ts';
import { saveDocuments, searchSources } from './search.store.ts';

const AT_ONCE = 500;

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
    const cases = [...new Set(events.map((event) => event.subjectId))];
    const sources = await searchSources(tx, cases);
    await saveDocuments(
      tx,
      sources.map((source) => {
        const head = `${source.number} ${source.title} ${source.client} ${source.addresses ?? ''}`;
        return {
          case: source.case_id,
          head: searchWords(head, dictionary),
          body: searchWords(source.texts ?? '', dictionary),
          line: fold(head),
        };
      }),
    );
    await moveFollower(tx, 'search', last);
    return events.length === AT_ONCE;
  });
}
