import type { Identity } from '../../database/database.ts';
import { retrying } from '../../journal/index.ts';
import type { EmployeeId, RequestId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { knownDirectory } from '../directory/index.ts';
import { carryOut, type ChangeRefusal } from './change-request.ts';
import { decideRequest, type RequestDeed } from './decide-request.ts';
import type { Request } from './request.ts';
import { confirmEntry, entryById } from './entries.store.ts';
import { lockRequest } from './requests.store.ts';

/**
 * The asker says what a colleague's e-mail is that could be either: the answer, or an interim answer with a day. It counts from
 * the moment the e-mail came.
 */
export async function confirmAnswer(
  desk: Desk,
  who: Identity & { readonly employee: EmployeeId },
  id: RequestId,
  entryId: string,
  as: { readonly kind: 'answer' } | { readonly kind: 'interim'; readonly answerBy: Temporal.Instant | null },
): Promise<Request | ChangeRefusal> {
  return retrying(() =>
    desk.database.write(who, async (tx) => {
      const request = await lockRequest(tx, id);
      const entry = await entryById(tx, entryId);
      if (request === null || entry === null || entry.request !== id) return { refused: 'no-such-request' };
      if (request.asker !== who.employee) return { refused: 'not-yours' };
      if (entry.kind !== 'unconfirmed') return { refused: 'too-late' };
      const answerBy = as.kind === 'interim' ? as.answerBy : null;
      const deed: RequestDeed =
        as.kind === 'interim'
          ? { do: 'interim', text: entry.text, answerBy }
          : { do: 'answer', text: entry.text, channel: entry.channel };
      const decided = decideRequest(request, deed, entry.at);
      if ('refused' in decided) return decided;
      await confirmEntry(tx, entryId, { kind: as.kind, answerBy });
      const directory = await knownDirectory(desk.database, tx);
      return carryOut(desk, tx, directory, request, { ...entry, kind: as.kind, answerBy }, deed);
    }),
  );
}
