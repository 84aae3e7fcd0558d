import { createHash } from 'node:crypto';
import { deskIdentity } from '../../database/connect.ts';
import type { Tx } from '../../database/database.ts';
import { dayOf } from '../../time/zone.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import { type Desk, newId } from '../context.ts';
import { type Directory, directoryAt, lockDirectory, publishDirectory } from '../directory/index.ts';
import { may } from '../powers/index.ts';
import { applyRows, endAccess } from './apply.store.ts';
import {
  administratorsOn,
  closeImport,
  dropUndecided,
  insertImport,
  openCasesOf,
  planToApply,
  replacePlan,
} from './import.store.ts';
import { countByInstitution } from './count-by-institution.ts';
import { countKinds, type ImportSummary, type KeptPlan, reviveWanted } from './kept-import.ts';
import type { Change } from './plan.ts';
import { isEmpty, planChanges } from './plan-changes.ts';
import { readCsv } from './read-csv.ts';
import type { FetchFromServer } from './server-refusal.ts';
import type { Fault, Wanted } from './wanted.ts';

export type ImportRefusal = {
  readonly refused: 'not-allowed' | 'over' | 'not-ready' | 'nothing-changes' | 'changed-meanwhile' | 'brake';
};

/** How long a plan waits for a decision; after that the next import throws it away. */
const UNDECIDED = Temporal.Duration.from({ hours: 30 * 24 });

/** Keeps a file with what it would change, or with its faults, and gives the import's id. Nothing is applied. */
export async function importFile(
  desk: Desk,
  tx: Tx,
  actor: EmployeeId | null,
  file: { readonly name: string; readonly bytes: Buffer },
): Promise<string | ImportRefusal> {
  if (!may(tx.identity, 'people.manage')) return { refused: 'not-allowed' };
  const at = desk.clock();
  const read = readCsv(file.bytes, dayOf(at));
  const id = newId<string>();
  const kept: KeptPlan = 'refused' in read ? { state: 'faults', faults: read.faults } : await planUpon(desk, tx, read);
  const encoding = 'refused' in read ? {} : { encoding: read.encoding };
  const summary = { ...summaryOf(kept), file: file.name.slice(0, 200), ...encoding };
  await dropUndecided(tx, at.subtract(UNDECIDED));
  await insertImport(tx, { id, source: 'csv', by: actor, at, plan: kept, summary });
  return id;
}

/**
 * Begins to ask the directory server and gives the import's id at once; what comes is kept as it comes, and screens are
 * told. `done` is fulfilled when all is there, for callers who wait.
 */
export async function importFromServer(
  desk: Desk,
  tx: Tx,
  actor: EmployeeId | null,
  fetch: FetchFromServer,
): Promise<{ readonly id: string; readonly done: Promise<void> } | ImportRefusal> {
  if (!may(tx.identity, 'people.manage')) return { refused: 'not-allowed' };
  const id = newId<string>();
  const at = desk.clock();
  await dropUndecided(tx, at.subtract(UNDECIDED));
  await insertImport(tx, { id, source: 'ldap', by: actor, at, plan: { state: 'fetching', entries: 0 }, summary: {} });
  const committed = Promise.withResolvers<void>();
  tx.afterCommit(committed.resolve);
  return { id, done: committed.promise.then(() => fetchPlan(desk, id, fetch)) };
}

async function fetchPlan(desk: Desk, id: string, fetch: FetchFromServer): Promise<void> {
  const keep = async (make: (tx: Tx) => Promise<KeptPlan>) => {
    await desk.database.write(deskIdentity(desk.tenant), async (tx) => {
      const kept = await make(tx);
      await replacePlan(tx, id, kept, summaryOf(kept));
    });
    desk.notify(['directory']);
  };
  let telling: Promise<void> = Promise.resolve();
  const tell = (entries: number) => {
    telling = telling.then(() => keep(async () => ({ state: 'fetching', entries })));
  };
  try {
    const list = await fetch(dayOf(desk.clock()), tell);
    await telling;
    await keep(async (tx) => ('refused' in list ? { state: 'server', refusal: list } : planUpon(desk, tx, list)));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    await keep(async () => ({ state: 'server', refusal: { refused: 'server', reason: 'other', detail } }));
  }
}

/**
 * Applies a kept plan, whole or not at all, and publishes the directory (clause 1). Where the directory or the day is no
 * longer the one that the plan was made upon, it is planned anew and shown again. `evenSoMany`: the tick that a plan asks
 * for which would end more than a third of the people.
 */
export async function applyImport(
  desk: Desk,
  tx: Tx,
  actor: EmployeeId | null,
  id: string,
  { evenSoMany }: { readonly evenSoMany: boolean },
): Promise<{ readonly changes: number; readonly leaving: readonly EmployeeId[] } | ImportRefusal> {
  if (!may(tx.identity, 'people.manage')) return { refused: 'not-allowed' };
  await lockDirectory(tx);
  const kept = await planToApply(tx, id);
  if (kept === null) return { refused: 'over' };
  const { plan: ready, summary, source } = kept;
  if (ready.state !== 'ready') return { refused: 'not-ready' };
  const current = await directoryAt(tx);
  const today = dayOf(desk.clock());
  if (ready.fingerprint !== fingerprint(current) || String(ready.plan.day) !== today.toString())
    return { refused: 'changed-meanwhile' };
  const { rows, leaving, changes, brake } = ready.plan;
  if (isEmpty({ rows })) return { refused: 'nothing-changes' };
  if (brake !== null && !evenSoMany) return { refused: 'brake' };
  await applyRows(tx, rows);
  await endAccess(tx, leaving, today, desk.clock());
  await countByInstitution(desk, tx, actor, rows);
  await publishDirectory(desk, tx, { source, changes: changes.length, actor });
  await closeImport(tx, id, desk.clock(), summary);
  return { changes: changes.length, leaving };
}

/** Plans a kept list anew upon the directory as it stands now. */
export async function planAnew(desk: Desk, tx: Tx, id: string): Promise<void> {
  const kept = await planToApply(tx, id);
  if (kept === null || kept.plan.state !== 'ready') return;
  const again = await planUpon(desk, tx, reviveWanted(kept.plan.wanted));
  await replacePlan(tx, id, again, { ...kept.summary, ...summaryOf(again) });
}

/** Throws a plan away: what it held of names is gone, the figures stay. */
export async function dropImport(tx: Tx, id: string): Promise<ImportRefusal | null> {
  if (!may(tx.identity, 'people.manage')) return { refused: 'not-allowed' };
  const kept = await planToApply(tx, id);
  if (kept === null) return { refused: 'over' };
  await closeImport(tx, id, null, { ...kept.summary, dropped: true });
  return null;
}

async function planUpon(desk: Desk, tx: Tx, wanted: Wanted): Promise<KeptPlan> {
  const current = await directoryAt(tx);
  const day = dayOf(desk.clock());
  const administrators = await administratorsOn(tx, day);
  const plan = planChanges(current, wanted, { day, newId: () => newId<string>(), administrators });
  if ('refused' in plan)
    return { state: 'faults', faults: plan.faults.slice(0, 200).map((one) => withNames(one, wanted)) };
  // Cases are counted by the desk itself: whoever manages people does not see them, only how many there are.
  const asDesk = deskIdentity(desk.tenant);
  const left =
    plan.leaving.length === 0 ? [] : await desk.database.read(asDesk, (own) => openCasesOf(own, plan.leaving));
  const names = new Map(current.people.map(({ id, givenName, surname }) => [id, `${givenName} ${surname}`]));
  const cases = left.map(
    ({ holder_id, cases: count }): Change => ({
      what: 'open-cases',
      id: holder_id,
      name: names.get(holder_id) ?? '',
      before: String(count),
      after: '',
    }),
  );
  const warnings = [...cases, ...plan.warnings];
  return { state: 'ready', wanted, plan: { ...plan, warnings }, fingerprint: fingerprint(current) };
}

/** Entries of a server have no line that one could look at: their people are named. */
function withNames(fault: Fault, { source, rows }: Wanted): Fault {
  if (source === 'csv') return fault;
  const named = [fault.row, ...(fault.others ?? [])].flatMap((number) => {
    const person = rows.find(({ row }) => row === number)?.person;
    return person ? [`${person.givenName} ${person.surname}`] : [];
  });
  return { ...fault, found: [fault.found, named.join(', ')].filter(Boolean).join(': ') };
}

function summaryOf(kept: KeptPlan): ImportSummary {
  if (kept.state !== 'ready') return {};
  const { changes, vacancies, warnings, notes, brake } = kept.plan;
  return {
    rows: kept.wanted.rows.length,
    changes: changes.length,
    counts: countKinds([...changes, ...vacancies, ...warnings]),
    notes: notes.length,
    brake,
  };
}

/** Who is away changes nothing of what a list says. */
function fingerprint(directory: Directory): string {
  return createHash('sha256')
    .update(JSON.stringify({ ...directory, absences: [] }))
    .digest('base64url');
}
