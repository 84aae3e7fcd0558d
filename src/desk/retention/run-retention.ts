import type { Tx } from '../../database/database.ts';
import { record } from '../../journal/index.ts';
import { assertNever } from '../../vocabulary/brand.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { RecordKind } from '../../vocabulary/words.ts';
import {
  type DataJob,
  endJob,
  eraseFields,
  eraseRows,
  eraseScope,
  insertJob,
  saveProgress,
} from '../client-data/index.ts';
import { type Desk, newId } from '../context.ts';
import { addressesOf, countExpired, type Expired, expired, withMerged } from './expired.store.ts';
import { keptSince, type Term } from './terms.ts';
import { termsNow } from './terms.store.ts';

/** One kind of record with how many of it are past their term today. */
export interface DueKind {
  readonly term: Term;
  readonly before: Temporal.Instant;
  readonly due: number;
}

/** What a run would erase today, kind by kind. To be called as the desk itself. */
export async function previewRetention(tx: Tx, today: Temporal.PlainDate): Promise<DueKind[]> {
  const terms = await termsNow(tx);
  return Promise.all(
    terms.map(async (term) => {
      const before = keptSince(term, today);
      return { term, before, due: await countExpired(tx, term.kind, before, today) };
    }),
  );
}

/** The records of one kind that a run would erase today, the oldest first. */
export async function listExpired(
  tx: Tx,
  { term, before }: DueKind,
  today: Temporal.PlainDate,
  limit = 200,
): Promise<Expired[]> {
  return expired(tx, term.kind, before, today, limit);
}

interface RetentionPlan {
  readonly today: string;
  readonly kinds: readonly { readonly kind: RecordKind; readonly before: string }[];
  /** Which of the kinds is being erased. */
  readonly at: number;
}

/** Begins to erase what is past its term, of these kinds. To be called as the desk itself. */
export async function beginRetention(
  desk: Desk,
  tx: Tx,
  asked: { readonly by: EmployeeId | null; readonly kinds: readonly RecordKind[]; readonly today: Temporal.PlainDate },
): Promise<{ readonly job: string } | { readonly refused: 'nothing-due' | 'running' }> {
  const due = (await previewRetention(tx, asked.today)).filter(
    ({ term, due: count }) => count > 0 && asked.kinds.includes(term.kind),
  );
  if (due.length === 0) return { refused: 'nothing-due' };
  const plan: RetentionPlan = {
    today: asked.today.toString(),
    kinds: due.map(({ term, before }) => ({ kind: term.kind, before: before.toString() })),
    at: 0,
  };
  const id = newId<string>();
  const fresh = await insertJob(tx, {
    id,
    kind: 'retention',
    client: null,
    state: 'running',
    madeBy: asked.by,
    madeAt: desk.clock(),
    plan,
    steps: due.reduce((sum, { due: count }) => sum + count, 0),
  });
  return fresh ? { job: id } : { refused: 'running' };
}

const AT_ONCE = 50;

/** Erases the next records of a run in the caller's transaction; the journal says of each kind how many there were. */
export async function continueRetention(desk: Desk, tx: Tx, job: DataJob): Promise<void> {
  const plan = job.plan as RetentionPlan;
  const now = plan.kinds[plan.at];
  if (now === undefined) return endJob(tx, job, { state: 'done', at: desk.clock() });
  const records = await expired(
    tx,
    now.kind,
    Temporal.Instant.from(now.before),
    Temporal.PlainDate.from(plan.today),
    AT_ONCE,
  );
  if (records.length > 0)
    await eraseRecords(
      tx,
      now.kind,
      records.map(({ id }) => id),
      desk.clock(),
    );
  const over = records.length < AT_ONCE;
  const erased = (job.summary[now.kind] ?? 0) + records.length;
  if (over) await tell(desk, tx, job, now.kind, erased);
  await saveProgress(tx, job, {
    step: job.step + records.length,
    plan: over ? { ...plan, at: plan.at + 1 } : plan,
    rows: { [now.kind]: records.length },
  });
  if (over && plan.at + 1 === plan.kinds.length) await endJob(tx, job, { state: 'done', at: desk.clock() });
}

async function tell(desk: Desk, tx: Tx, job: DataJob, recordKind: RecordKind, records: number): Promise<void> {
  await record(tx, desk.rules.current(), {
    subject: { kind: 'retention', id: job.id },
    expected: 'current',
    facts: [{ kind: 'records.erased', at: desk.clock(), facts: { records, recordKind } }],
    actor: job.madeBy,
  });
}

async function eraseRecords(tx: Tx, kind: RecordKind, ids: readonly string[], at: Temporal.Instant): Promise<void> {
  switch (kind) {
    case 'closed-case':
      await eraseScope(tx, { case: await withMerged(tx, ids) }, at);
      return;
    case 'client-without-case':
      await eraseScope(tx, { client: ids, address: await addressesOf(tx, ids) }, at);
      return;
    case 'quarantined-mail':
      await eraseScope(tx, { mail: ids }, at);
      return;
    case 'reading-log':
      await eraseRows(tx, 'reading', 'id', ids, null);
      return;
    case 'disclosure':
      await eraseRows(tx, 'disclosure', 'id', ids, null);
      return;
    case 'declaration':
      await eraseRows(tx, 'interest', 'declaration_id', ids, null);
      await eraseRows(tx, 'declaration', 'id', ids, null);
      return;
    case 'sign-in-log':
      await eraseRows(tx, 'sign_in_log', 'id', ids, null);
      return;
    case 'search-document':
      await eraseRows(tx, 'search_document', 'case_id', ids, null);
      return;
    case 'visit':
      await eraseFields(tx, 'visit', 'id', ids);
      await eraseFields(tx, 'survey_answer', 'visit_id', ids);
      await eraseFields(tx, 'notice', 'subject_id', ids);
      return;
    case 'appointment':
      await eraseFields(tx, 'appointment', 'id', ids);
      await eraseFields(tx, 'waiting_list', 'appointment_id', ids);
      await eraseFields(tx, 'notice', 'subject_id', ids);
      return;
    default:
      return assertNever(kind);
  }
}
