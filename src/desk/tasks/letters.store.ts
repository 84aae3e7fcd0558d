import type { Tx } from '../../database/database.ts';
import type { CaseId, TaskId, UnitId } from '../../vocabulary/ids.ts';

export interface LetterAddress {
  readonly name: string;
  readonly address: string;
}

export type LetterKind = 'sent' | 'copy' | 'digest' | 'done' | 'called-off';

/** A letter about a task as it leaves; a second attempt is the same one. */
export interface TaskLetter {
  readonly id: string;
  readonly task: TaskId | null;
  readonly case: CaseId | null;
  readonly kind: LetterKind;
  readonly to: readonly LetterAddress[];
  readonly cc: readonly LetterAddress[];
  readonly replyTo: LetterAddress | null;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  readonly inReplyTo: string | null;
  readonly madeAt: Temporal.Instant;
}

export async function insertLetters(tx: Tx, letters: readonly TaskLetter[]): Promise<void> {
  if (letters.length === 0) return;
  await tx.rows(
    `insert into task_letter (tenant, id, task_id, case_id, kind, send_to, copy_to, reply_to, subject, text, message_id, in_reply_to, made_at)
     select $1, l.id, l.task, l."case", l.kind, l."to", l.cc, l."replyTo", l.subject, l.text, l."messageId", l."inReplyTo", l."madeAt"
     from jsonb_to_recordset($2::jsonb) as l (id uuid, task uuid, "case" uuid, kind text, "to" jsonb, cc jsonb, "replyTo" jsonb,
       subject text, text text, "messageId" text, "inReplyTo" text, "madeAt" timestamptz)`,
    [tx.identity.tenant, JSON.stringify(letters)],
  );
}

/** What became of a letter. */
export interface LetterFate {
  readonly kind: LetterKind;
  readonly to: readonly LetterAddress[];
  readonly cc: readonly LetterAddress[];
  readonly madeAt: Temporal.Instant;
  readonly handedAt: Temporal.Instant | null;
  /** What the mail server said where it did not take it for somebody. */
  readonly trouble: string;
}

/** The letters of a task in their order. */
export async function lettersOf(tx: Tx, task: TaskId, limit: number): Promise<LetterFate[]> {
  return tx.rows<LetterFate>(
    `select kind, send_to as "to", copy_to as cc, made_at as "madeAt", handed_at as "handedAt", trouble
     from task_letter where tenant = $1 and task_id = $2 order by made_at, id limit $3`,
    [tx.identity.tenant, task, limit],
  );
}

/** A letter on its way out: `unit` is the sender's, whose address it comes from. */
export interface LetterToHand extends TaskLetter {
  readonly taken: readonly string[];
  readonly unit: UnitId | null;
}

/** A letter to be handed to the relay, with the addresses for which it was taken before; `null` where it has left. */
export async function letterToHand(tx: Tx, id: string): Promise<LetterToHand | null> {
  return tx.one(
    `select id, task_id as task, case_id as "case", kind, send_to as "to", copy_to as cc, reply_to as "replyTo", subject, text,
       message_id as "messageId", in_reply_to as "inReplyTo", made_at as "madeAt", taken,
       (select t.unit_id from task t where t.tenant = $1 and t.id = task_letter.task_id) as unit
     from task_letter where tenant = $1 and id = $2 and handed_at is null`,
    [tx.identity.tenant, id],
  );
}

/** Remembers for whom it was taken, so that another attempt brings nobody a second one. */
export async function addLetterTaken(tx: Tx, id: string, addresses: readonly string[]): Promise<void> {
  await tx.rows('update task_letter set taken = taken || $3::text[] where tenant = $1 and id = $2', [
    tx.identity.tenant,
    id,
    addresses,
  ]);
}

/** It has left, or will not; the words of a digest are not kept, as nothing would take them away with their cases. */
export async function markLetterHanded(tx: Tx, id: string, at: Temporal.Instant, trouble: string): Promise<void> {
  await tx.rows(
    `update task_letter set handed_at = $3, trouble = $4, text = case kind when 'digest' then '' else text end
     where tenant = $1 and id = $2`,
    [tx.identity.tenant, id, at, trouble],
  );
}
