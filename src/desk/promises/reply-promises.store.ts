import type { Tx } from '../../database/database.ts';
import type { ReplyId } from '../../vocabulary/ids.ts';
import type { AnswerForm } from '../../vocabulary/words.ts';

/** What the closing of a letter says will follow. */
export interface Proposed {
  readonly what: string;
  readonly form: Exclude<AnswerForm, 'in-laipa'>;
  readonly answerBy: Temporal.Instant;
}

/** Keeps what the author ticked for a letter that is about to leave; what was ticked before is forgotten. */
export async function keepProposed(tx: Tx, reply: ReplyId, proposed: readonly Proposed[]): Promise<void> {
  await tx.rows('delete from reply_promise where tenant = $1 and reply_id = $2', [tx.identity.tenant, reply]);
  if (proposed.length === 0) return;
  await tx.rows(
    `insert into reply_promise (tenant, reply_id, n, what, form, answer_by)
     select $1, $2, x.n, x.what, x.form, x.answer_by
     from unnest($3::integer[], $4::text[], $5::text[], $6::timestamptz[]) as x (n, what, form, answer_by)`,
    [
      tx.identity.tenant,
      reply,
      proposed.map((_one, at) => at + 1),
      proposed.map(({ what }) => what),
      proposed.map(({ form }) => form),
      proposed.map(({ answerBy }) => answerBy),
    ],
  );
}

/** Takes what was ticked, once: the letter has left. bounded: by the ticks of one letter. */
export async function takeProposed(tx: Tx, reply: ReplyId): Promise<Proposed[]> {
  const rows = await tx.rows<{ what: string; form: Proposed['form']; answer_by: Temporal.Instant }>(
    'delete from reply_promise where tenant = $1 and reply_id = $2 returning what, form, answer_by',
    [tx.identity.tenant, reply],
  );
  return rows.map(({ what, form, answer_by }) => ({ what, form, answerBy: answer_by }));
}
