import type { Tx } from '../../database/database.ts';
import type { CaseId, EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import type { HandBackReason, HandOverReason } from '../../vocabulary/words.ts';

/** One handing over of a case with what became of it. */
export interface HandOver {
  readonly id: string;
  readonly from_unit: UnitId;
  readonly from_holder: EmployeeId | null;
  readonly to_unit: UnitId;
  readonly to_holder: EmployeeId | null;
  readonly reason: HandOverReason;
  readonly made_by: EmployeeId;
  readonly maker: string;
  /** `null`: the common head has decided. */
  readonly back_until: Temporal.Instant | null;
  readonly circular: boolean;
  readonly answer: 'returned' | 'taken-back' | null;
  readonly answerer: string | null;
  readonly back_reason: HandBackReason | null;
  readonly back_words: string | null;
  readonly back_unit: UnitId | null;
  readonly back_holder: EmployeeId | null;
  readonly climbed: boolean;
}

/** The hand-overs of a case, the newest first; a case that went on fifty times is decided upon by then. */
export async function handOversOf(tx: Tx, id: CaseId): Promise<HandOver[]> {
  return tx.rows<HandOver>(
    `select h.id, h.from_unit, h.from_holder, h.to_unit, h.to_holder, h.reason, h.made_by, m.given_name || ' ' || m.surname as maker,
       h.back_until, h.circular, h.answer, a.given_name || ' ' || a.surname as answerer, h.back_reason, h.back_words, h.back_unit,
       h.back_holder, h.climbed
     from hand_over h join employee m on m.tenant = $1 and m.id = h.made_by
     left join employee a on a.tenant = $1 and a.id = h.answered_by
     where h.tenant = $1 and h.case_id = $2 order by h.made_at desc, h.id desc limit 50`,
    [tx.identity.tenant, id],
  );
}

export async function insertHandOver(
  tx: Tx,
  one: {
    readonly id: string;
    readonly case: CaseId;
    readonly from: { readonly unit: UnitId; readonly holder: EmployeeId | null };
    readonly to: { readonly unit: UnitId; readonly holder: EmployeeId | null };
    readonly reason: HandOverReason;
    readonly by: EmployeeId;
    readonly at: Temporal.Instant;
    readonly backUntil: Temporal.Instant | null;
    readonly circular: boolean;
  },
): Promise<void> {
  await tx.rows(
    `insert into hand_over (tenant, id, case_id, from_unit, from_holder, to_unit, to_holder, reason, made_by, made_at, back_until, circular)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      tx.identity.tenant,
      one.id,
      one.case,
      one.from.unit,
      one.from.holder,
      one.to.unit,
      one.to.holder,
      one.reason,
      one.by,
      one.at,
      one.backUntil,
      one.circular,
    ],
  );
}

/** Writes down that a hand-over was not accepted and where the case went. */
export async function markReturned(
  tx: Tx,
  id: string,
  back: {
    readonly by: EmployeeId;
    readonly at: Temporal.Instant;
    readonly reason: HandBackReason;
    readonly words: string | null;
    readonly unit: UnitId;
    readonly holder: EmployeeId | null;
    readonly climbed: boolean;
  },
): Promise<void> {
  await tx.rows(
    `update hand_over set answer = 'returned', answered_at = $4, answered_by = $3, back_reason = $5, back_words = $6, back_unit = $7,
       back_holder = $8, climbed = $9 where tenant = $1 and id = $2`,
    [tx.identity.tenant, id, back.by, back.at, back.reason, back.words, back.unit, back.holder, back.climbed],
  );
}

/** The last hand-over was taken back by whoever made it: as if it had not been. */
export async function markTakenBack(tx: Tx, id: CaseId, by: EmployeeId, at: Temporal.Instant): Promise<void> {
  await tx.rows(
    `update hand_over set answer = 'taken-back', answered_at = $4, answered_by = $3, back_unit = null, back_holder = null, climbed = false
     where tenant = $1 and id = (select id from hand_over where tenant = $1 and case_id = $2 and made_by = $3 order by made_at desc, id desc limit 1)`,
    [tx.identity.tenant, id, by, at],
  );
}

/** The last handing back was taken back: the receiver has the case again and may still hand it back. */
export async function markStanding(tx: Tx, id: CaseId, by: EmployeeId): Promise<void> {
  await tx.rows(
    `update hand_over set answer = null, answered_at = null, answered_by = null, back_reason = null, back_words = null, back_unit = null,
       back_holder = null, climbed = false
     where tenant = $1 and id = (select id from hand_over where tenant = $1 and case_id = $2 and answered_by = $3 and answer = 'returned'
       order by answered_at desc, id desc limit 1)`,
    [tx.identity.tenant, id, by],
  );
}
