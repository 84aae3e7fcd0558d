import { accessTo, type CaseAccess } from '../../../desk/access/index.ts';
import type { Tx } from '../../../database/database.ts';
import { type Case, caseById } from '../../../desk/cases/index.ts';
import { logReading, type Reading, type ReadThing } from '../../../desk/readings/index.ts';
import type { CaseId, ClientId } from '../../../vocabulary/ids.ts';
import type { WebRequest } from '../../server/web-request.ts';

/** 5.1.1: writes down that the person reads this now; the answer leaves only once it is written. */
export function logRead(web: WebRequest, reading: Reading): void {
  web.before(logReading({ database: web.deps.database, clock: () => web.now }, web.identity, reading));
}

export type Readable = Exclude<CaseAccess, { access: 'ask' }>;

/** Writes down the reading of a case, or of a letter or reply in it, on what its access rests. */
export function logCaseRead(
  web: WebRequest,
  what: ReadThing,
  subject: string,
  one: { readonly id: CaseId; readonly client: ClientId },
  access: Readable,
): void {
  const of = { what, subject, case: one.id, client: one.client };
  if (access.access === 'own') return logRead(web, { ...of, own: true, ground: null, reason: '', breakGlass: false });
  const { ground, reason, breakGlass } = access.grant;
  logRead(web, { ...of, own: false, ground, reason, breakGlass });
}

/** A case that was merged is read as the one that it went into. `at`: the number under whose door one asks. */
export async function accessToCase(web: WebRequest, tx: Tx, one: Case): Promise<CaseAccess & { readonly at: string }> {
  const access = await accessTo(tx, one, web.now);
  if (access.access !== 'ask' || one.state !== 'merged') return { ...access, at: one.number };
  const into = await caseById(tx, one.mergedInto);
  return into === null ? { ...access, at: one.number } : accessToCase(web, tx, into);
}
