import type { Tx } from '../../database/database.ts';
import type { NoticeId } from '../../vocabulary/ids.ts';
import type { Notice } from './notice.ts';

export interface TakenPart {
  readonly n: number;
  readonly outcome: 'delivered' | 'failed' | null;
}

/** Notes that the centre has taken one part of a text message, and by what it names it. */
export async function insertPart(
  tx: Tx,
  notice: NoticeId,
  part: { readonly n: number; readonly centreId: string },
  at: Temporal.Instant,
): Promise<void> {
  await tx.rows(
    `insert into notice_part (tenant, notice_id, n, centre_id, taken_at) values ($1, $2, $3, $4, $5)
     on conflict (tenant, notice_id, n) do update set centre_id = excluded.centre_id, taken_at = excluded.taken_at`,
    [tx.identity.tenant, notice, part.n, part.centreId, at],
  );
}

/** The parts that the centre has taken. bounded: by the parts of one text. */
export async function partsOf(tx: Tx, notice: NoticeId): Promise<TakenPart[]> {
  return tx.rows<TakenPart>('select n, outcome from notice_part where tenant = $1 and notice_id = $2 order by n', [
    tx.identity.tenant,
    notice,
  ]);
}

/**
 * Notes what became of a part, by any of the ways in which its name may be written; the newest that has no outcome yet, since
 * centres use names again. The notice that it is of; `null` where no such part is known.
 */
export async function markPart(
  tx: Tx,
  centreIds: readonly string[],
  outcome: 'delivered' | 'failed',
  at: Temporal.Instant,
): Promise<NoticeId | null> {
  const row = await tx.one<{ notice_id: NoticeId }>(
    `update notice_part p set outcome = coalesce(p.outcome, $3), outcome_at = coalesce(p.outcome_at, $4)
     from (select notice_id, n from notice_part where tenant = $1 and centre_id = any($2::text[])
       order by outcome is null desc, array_position($2::text[], centre_id), taken_at desc limit 1) found
     where p.tenant = $1 and p.notice_id = found.notice_id and p.n = found.n returning p.notice_id`,
    [tx.identity.tenant, centreIds, outcome, at],
  );
  return row?.notice_id ?? null;
}

/** Whether the same was told at the same time in another way, and not failed: a letter beside a text message. */
export async function toldOtherwise(tx: Tx, notice: Notice): Promise<boolean> {
  const row = await tx.one<{ told: boolean }>(
    `select exists (select from notice o where o.tenant = $1 and o.subject_kind = $2 and o.subject_id = $3 and o.kind = $4
       and o.id <> $5 and o.sent_fact ->> 'kind' = $6 and o.state in ('sent', 'delivered')
       and o.written_at between $7::timestamptz - interval '10 seconds' and $7::timestamptz + interval '10 seconds') as told`,
    [
      tx.identity.tenant,
      notice.about.kind,
      notice.about.id,
      notice.kind,
      notice.id,
      notice.onSent?.kind ?? '',
      notice.writtenAt,
    ],
  );
  return row?.told === true;
}
