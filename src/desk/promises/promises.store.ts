import type { Tx } from '../../database/database.ts';
import type { CaseId, ClientId, EmployeeId, PromiseId, ReplyId, UnitId } from '../../vocabulary/ids.ts';
import type { AnswerForm, Channel } from '../../vocabulary/words.ts';
import type { AnswerPromise } from './promise.ts';

interface PromiseRow {
  readonly id: PromiseId;
  readonly what: string;
  readonly client_id: ClientId | null;
  readonly colleague_id: EmployeeId | null;
  readonly case_id: CaseId | null;
  readonly channel: Channel;
  readonly form: AnswerForm;
  readonly answer_by: Temporal.Instant;
  readonly first_answer_by: Temporal.Instant;
  readonly parent_id: PromiseId | null;
  readonly holder_id: EmployeeId;
  readonly unit_id: UnitId;
  readonly made_at: Temporal.Instant;
  readonly source_reply: ReplyId | null;
  readonly state: AnswerPromise['state'];
  readonly ended_at: Temporal.Instant | null;
}

const COLUMNS = `p.id, p.what, p.client_id, p.colleague_id, p.case_id, p.channel, p.form, p.answer_by, p.first_answer_by, p.parent_id,
  p.holder_id, p.unit_id, p.made_at, p.source_reply, p.state, p.ended_at`;

function fromRow(row: PromiseRow): AnswerPromise {
  const to =
    row.client_id === null
      ? ({ to: 'colleague', colleague: row.colleague_id as EmployeeId } as const)
      : ({ to: 'client', client: row.client_id } as const);
  const base = {
    id: row.id,
    what: row.what,
    to,
    case: row.case_id,
    channel: row.channel,
    form: row.form,
    answerBy: row.answer_by,
    firstAnswerBy: row.first_answer_by,
    parent: row.parent_id,
    holder: row.holder_id,
    unit: row.unit_id,
    madeAt: row.made_at,
    sourceReply: row.source_reply,
  };
  if (row.state === 'open') return { ...base, state: 'open' };
  if (row.ended_at === null) throw new Error(`Promise ${row.id} has ended without a time`);
  return { ...base, state: row.state, endedAt: row.ended_at };
}

/** A promise that is about to be changed; others wait. `null` also where the reader may not see it. */
export async function lockPromise(tx: Tx, id: PromiseId): Promise<AnswerPromise | null> {
  const row = await tx.one<PromiseRow>(
    `select ${COLUMNS} from promise p where p.tenant = $1 and p.id = $2 for update`,
    [tx.identity.tenant, id],
  );
  return row === null ? null : fromRow(row);
}

/** When the promise it was made for is due, and the latest of those made for it that are still owed. */
export async function kinOf(
  tx: Tx,
  one: Pick<AnswerPromise, 'id' | 'parent'>,
): Promise<{ parentBy: Temporal.Instant | null; latestChildBy: Temporal.Instant | null }> {
  const row = await tx.one<{ parent_by: Temporal.Instant | null; child_by: Temporal.Instant | null }>(
    'select parent_by, child_by from promise_kin($1, $2)',
    [one.id, one.parent],
  );
  return { parentBy: row?.parent_by ?? null, latestChildBy: row?.child_by ?? null };
}

export async function insertPromise(tx: Tx, one: AnswerPromise, madeBy: EmployeeId): Promise<void> {
  await tx.rows(
    `insert into promise (tenant, id, what, client_id, colleague_id, case_id, channel, form, answer_by, first_answer_by, parent_id,
       holder_id, unit_id, made_at, made_by, source_reply)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $11, $12, $13, $14, $15)`,
    [
      tx.identity.tenant,
      one.id,
      one.what,
      one.to.to === 'client' ? one.to.client : null,
      one.to.to === 'colleague' ? one.to.colleague : null,
      one.case,
      one.channel,
      one.form,
      one.answerBy,
      one.parent,
      one.holder,
      one.unit,
      one.madeAt,
      madeBy,
      one.sourceReply,
    ],
  );
}

export interface Ending {
  readonly words: string;
  readonly reply: ReplyId | null;
}

/** Saves what a deed made of a promise. */
export async function savePromise(
  tx: Tx,
  one: AnswerPromise,
  ending: Ending = { words: '', reply: null },
): Promise<void> {
  await tx.rows(
    `update promise set answer_by = $3, holder_id = $4, unit_id = $5, state = $6, ended_at = $7,
       passed_by = case when holder_id <> $4 then $8::uuid else passed_by end,
       ended_by = case when $6 = 'open' then null else $8::uuid end, ended_words = $9, kept_by_reply = $10
     where tenant = $1 and id = $2`,
    [
      tx.identity.tenant,
      one.id,
      one.answerBy,
      one.holder,
      one.unit,
      one.state,
      one.state === 'open' ? null : one.endedAt,
      tx.identity.employee,
      ending.words,
      ending.reply,
    ],
  );
}

export interface PromiseChange {
  readonly id: string;
  readonly promise: PromiseId;
  readonly at: Temporal.Instant;
  readonly kind: 'renegotiated' | 'refused' | 'passed-on';
  readonly fromBy: Temporal.Instant | null;
  readonly toBy: Temporal.Instant | null;
  readonly told: AnswerForm | null;
  readonly fromHolder: EmployeeId | null;
  readonly toHolder: EmployeeId | null;
}

export async function insertChange(tx: Tx, change: PromiseChange): Promise<void> {
  await tx.rows(
    `insert into promise_change (tenant, id, promise_id, at, by_id, kind, from_answer_by, to_answer_by, told, from_holder, to_holder)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      tx.identity.tenant,
      change.id,
      change.promise,
      change.at,
      tx.identity.employee,
      change.kind,
      change.fromBy,
      change.toBy,
      change.told,
      change.fromHolder,
      change.toHolder,
    ],
  );
}

/** Promises to the client of a case and of those merged into it that are still owed, locked. */
export async function lockPromisesOfCase(tx: Tx, id: CaseId): Promise<AnswerPromise[]> {
  const rows = await tx.rows<PromiseRow>(
    `select ${COLUMNS} from promise p where p.tenant = $1 and p.state = 'open' and p.client_id is not null
       and p.case_id = any(array(select c.id from desk_case c where c.tenant = $1 and c.merged_into = $2) || $2::uuid)
     order by p.id limit 100 for update`,
    [tx.identity.tenant, id],
  );
  return rows.map(fromRow);
}

/** What colleagues still find out for these promises, locked. */
export async function lockChildren(tx: Tx, of: readonly PromiseId[]): Promise<AnswerPromise[]> {
  if (of.length === 0) return [];
  const rows = await tx.rows<PromiseRow>(
    `select ${COLUMNS} from promise p where p.tenant = $1 and p.state = 'open' and p.parent_id = any($2::uuid[])
     order by p.id limit 100 for update`,
    [tx.identity.tenant, of],
  );
  return rows.map(fromRow);
}

/** The new holder of a promise waits for what colleagues find out for it. */
export async function moveChildren(tx: Tx, of: PromiseId, holder: EmployeeId): Promise<void> {
  await tx.rows(
    `update promise set colleague_id = $3, passed_by = $4 where tenant = $1 and parent_id = $2 and state = 'open'`,
    [tx.identity.tenant, of, holder, tx.identity.employee],
  );
}

/** What a letter kept, once it is known that it has not arrived. */
export async function lockKeptBy(tx: Tx, reply: ReplyId): Promise<AnswerPromise[]> {
  const rows = await tx.rows<PromiseRow>(
    `select ${COLUMNS} from promise p where p.tenant = $1 and p.state = 'kept' and p.kept_by_reply = $2 and p.case_id is not null
       and p.case_id = any(array(select c.id from desk_case c where c.tenant = $1 and c.merged_into =
         (select r.case_id from reply r where r.tenant = $1 and r.id = $2))
         || (select r.case_id from reply r where r.tenant = $1 and r.id = $2))
     order by p.id limit 100 for update`,
    [tx.identity.tenant, reply],
  );
  return rows.map(fromRow);
}
