import type { Tx } from '../../database/database.ts';
import { record } from '../../journal/index.ts';
import { assertNever } from '../../vocabulary/brand.ts';
import type { Desk } from '../context.ts';
import { casesMentioning, eraseMentions } from './erase.store.ts';
import { type ErasePiece, type ErasePlan, piecesOf } from './erase-plan.ts';
import { ERASED, eraseOriginals, eraseScope } from './erase-scope.ts';
import { mentioning } from './inventory/inventory.ts';
import { added, type DataJob, endJob, saveProgress, total } from './jobs.store.ts';

/** Writes the search documents of these cases anew. */
export type WriteDocuments = (tx: Tx, cases: readonly string[]) => Promise<void>;

/** Does the next piece of an erasure in the caller's transaction; after the last one the client is erased and the journal says so. */
export async function continueErasure(desk: Desk, tx: Tx, job: DataJob, writeDocuments: WriteDocuments): Promise<void> {
  const plan = job.plan as ErasePlan;
  const pieces = piecesOf(plan);
  const piece = pieces[job.step];
  if (piece === undefined) return finish(desk, tx, job, plan);
  const done = await doPiece(desk, tx, plan, piece, writeDocuments);
  await saveProgress(tx, job, { step: job.step + 1, plan: done.plan ?? plan, rows: done.rows });
  const summary = added(job.summary, done.rows);
  if (job.step + 1 === pieces.length) await finish(desk, tx, { ...job, summary }, plan);
}

interface Done {
  readonly rows: Readonly<Record<string, number>>;
  readonly plan?: ErasePlan;
}

async function doPiece(
  desk: Desk,
  tx: Tx,
  plan: ErasePlan,
  piece: ErasePiece,
  writeDocuments: WriteDocuments,
): Promise<Done> {
  const at = desk.clock();
  switch (piece.do) {
    case 'find': {
      const named = await casesMentioning(tx, plan.pattern ?? '');
      const own = new Set(plan.cases);
      return { rows: {}, plan: { ...plan, documents: named.filter((id) => !own.has(id)) } };
    }
    case 'mentions':
      return { rows: { [piece.table]: await takeOut(tx, plan, piece.table, piece.columns) } };
    case 'letters': {
      const columns = mentioning().flatMap(({ table, column }) => (table === 'mail' ? [column] : []));
      const letters = await takeOut(tx, plan, 'mail', columns, piece.ids);
      return { rows: { mail: letters, content: await eraseOriginals(tx, piece.ids) } };
    }
    case 'cases':
      return { rows: await eraseScope(tx, { case: piece.ids }, at) };
    case 'client':
      return { rows: await eraseScope(tx, { client: plan.clients, address: plan.addresses }, at) };
    case 'documents':
      await writeDocuments(tx, plan.documents);
      return { rows: { search_document: plan.documents.length } };
    default:
      return assertNever(piece);
  }
}

async function takeOut(
  tx: Tx,
  { pattern }: ErasePlan,
  table: string,
  columns: readonly string[],
  ids?: readonly string[],
): Promise<number> {
  let rows = 0;
  for (const column of columns) {
    rows += await eraseMentions(tx, table, column, {
      pattern: pattern ?? '',
      word: ERASED,
      ...(ids === undefined ? {} : { ids }),
    });
  }
  return rows;
}

async function finish(desk: Desk, tx: Tx, job: DataJob, plan: ErasePlan): Promise<void> {
  const at = desk.clock();
  const records = total(job.summary);
  await record(
    tx,
    desk.rules.current(),
    plan.clients.length > 0 && job.client !== null
      ? {
          subject: { kind: 'client', id: job.client },
          expected: 'current',
          facts: [{ kind: 'client.erased', at, facts: { records } }],
          actor: job.madeBy,
        }
      : {
          subject: { kind: 'retention', id: job.id },
          expected: 'current',
          facts: [{ kind: 'records.erased', at, facts: { records, recordKind: 'closed-case' } }],
          actor: job.madeBy,
        },
  );
  await endJob(tx, job, { state: 'done', at });
}
