import type { Tx } from '../../database/database.ts';
import type { Job } from '../../journal/index.ts';
import { type EmployeeId, parseEmailAddress } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { type Directory, headOf, lookup, standInFor } from '../directory/index.ts';
import { insertLetter } from './letters.store.ts';
import type { Entry, Request } from './request.ts';

/**
 * The letter by which a colleague learns of an entry, put in with the transaction that made the entry: what is asked goes to
 * who answers, an answer to the asker. One who said something by themselves is not written to about it.
 */
export async function letterJobs(
  desk: Desk,
  tx: Tx,
  directory: Directory,
  request: Request,
  entry: Entry,
): Promise<Job[]> {
  const day = entry.at.toZonedDateTimeISO('Europe/Riga').toPlainDate();
  const to =
    entry.author === request.asker || entry.kind === 'passed-on' ? answerer(directory, request, day) : request.asker;
  if (to === null || to === entry.author) return [];
  const address = parseEmailAddress(lookup(directory).people.get(to)?.email);
  // An address of the desk itself would come back as a letter to it.
  if (address === null || desk.addresses().has(address)) return [];
  const messageId = `<pieprasijums.${entry.id}@${desk.settings.origin}>`;
  await insertLetter(tx, { messageId, request: request.id, entry: entry.id, to, address }, desk.clock());
  return [{ task: 'send-request-letter', payload: { letter: messageId } }];
}

/** Who is written to: the holder; of a unit its head or who stands in, so that nothing lies with nobody. */
function answerer(directory: Directory, { holder, unit }: Request, day: Temporal.PlainDate): EmployeeId | null {
  if (holder !== null) return holder;
  const head = headOf(directory, unit, day)?.employee ?? null;
  return head === null ? null : (standInFor(directory, head, day).employee ?? head);
}
