import type { Tx } from '../../database/database.ts';
import type { EmployeeId, VisitId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { type ChangeVisitRefusal, changeVisitIn, doToVisit } from './change-visit.ts';
import type { Visit } from './visit.ts';
import { hasWays, lockVisit, visitOf, wasTold } from './visits.store.ts';

/**
 * The client has come to the desk. 6.11: whether there are ways of this service that they were not told of yet is looked up
 * once, here.
 */
export async function beginVisit(desk: Desk, tx: Tx, id: VisitId): Promise<Visit | ChangeVisitRefusal> {
  const visit = await lockVisit(tx, id);
  if (visit === null) return { refused: 'no-such-visit' };
  const told = await wasTold(tx, visit.client, visit.service);
  const untold = visit.group === 'external' && !told && (await hasWays(tx, visit.service));
  return doToVisit(desk, tx, visit, { do: 'begin', untold });
}

/**
 * 6.7: somebody answered a telephone. Where they were serving a client it stands in that visit, as a finding unless the call
 * was for this client; otherwise it is nobody's concern and `null` comes back.
 */
export async function notePhoneAnswered(
  desk: Desk,
  tx: Tx,
  call: { readonly employee: EmployeeId; readonly forThisClient: boolean },
): Promise<Visit | null> {
  const visit = await visitOf(tx, call.employee);
  if (visit?.state !== 'serving') return null;
  const noted = await changeVisitIn(desk, tx, visit.id, { do: 'answer-phone', forThisClient: call.forThisClient });
  return 'refused' in noted ? null : noted;
}
