import type { Tx } from '../../database/database.ts';
import type { CaseId, ClientId, EmployeeId, PromiseId, UnitId } from '../../vocabulary/ids.ts';
import type { AnswerForm, Channel } from '../../vocabulary/words.ts';

/** A promise as the ledger shows it. */
export interface PromiseLine {
  readonly id: PromiseId;
  readonly what: string;
  readonly form: AnswerForm;
  readonly channel: Channel;
  readonly answerBy: Temporal.Instant;
  readonly firstAnswerBy: Temporal.Instant;
  readonly madeAt: Temporal.Instant;
  readonly state: 'open' | 'kept' | 'called-off';
  readonly endedAt: Temporal.Instant | null;
  readonly ended_words: string;
  readonly client_id: ClientId | null;
  readonly colleague_id: EmployeeId | null;
  /** Whoever waits for it; `null` where a wall stands between the reader and the client. */
  readonly promised_to: string | null;
  readonly case_id: CaseId | null;
  /** `null` where the reader does not see the case. */
  readonly number: string | null;
  readonly case_title: string | null;
  readonly parent_id: PromiseId | null;
  /** What it is found out for, where the reader sees that. */
  readonly parent_what: string | null;
  readonly holder: EmployeeId;
  readonly holder_name: string;
  readonly unit: UnitId;
  readonly unit_lv: string;
  readonly unit_en: string;
}

const LINE = `p.id, p.what, p.form, p.channel, p.answer_by as "answerBy", p.first_answer_by as "firstAnswerBy", p.made_at as "madeAt", p.state,
  p.ended_at as "endedAt", p.ended_words, p.client_id, p.colleague_id, coalesce(k.name, q.given_name || ' ' || q.surname) as promised_to,
  p.case_id, c.number, c.title as case_title, p.parent_id, a.what as parent_what, p.holder_id as holder,
  h.given_name || ' ' || h.surname as holder_name, p.unit_id as unit, u.name_lv as unit_lv, u.name_en as unit_en`;
const JOINS = `join employee h on h.tenant = $1 and h.id = p.holder_id
  join unit u on u.tenant = $1 and u.id = p.unit_id
  left join client k on k.tenant = $1 and k.id = p.client_id
  left join employee q on q.tenant = $1 and q.id = p.colleague_id
  left join desk_case c on c.tenant = $1 and c.id = p.case_id
  left join promise a on a.tenant = $1 and a.id = p.parent_id`;

/** Whose promises are asked for: those I owe, those my units owe, those I wait for; and what of mine has ended. */
export const PROMISE_SCOPES = ['mine', 'unit', 'awaited', 'ended'] as const;
export type PromiseScope = (typeof PROMISE_SCOPES)[number];

const WHOSE: Readonly<Record<PromiseScope, string>> = {
  mine: "p.state = 'open' and p.holder_id = $2",
  unit: "p.state = 'open' and p.unit_id = any($3::uuid[])",
  awaited: "p.state = 'open' and p.colleague_id = $2",
  ended: "p.state <> 'open' and p.holder_id = $2",
};

/** What is owed by its time, the earliest first; what has ended, newest first. */
export async function promiseLines(
  tx: Tx,
  scope: PromiseScope,
  limit: number,
  after: { readonly at: Temporal.Instant; readonly id: string } | null = null,
): Promise<PromiseLine[]> {
  const [by, order, beyond] =
    scope === 'ended' ? (['p.ended_at', 'desc', '<'] as const) : (['p.answer_by', 'asc', '>'] as const);
  return tx.rows<PromiseLine>(
    `select ${LINE} from promise p ${JOINS}
     where p.tenant = $1 and ${WHOSE[scope]} and $2::uuid is not null and $3::uuid[] is not null
       and ($4::timestamptz is null or (${by}, p.id) ${beyond} ($4, $5::uuid))
     order by ${by} ${order}, p.id ${order} limit $6`,
    [tx.identity.tenant, tx.identity.employee, tx.identity.units, after?.at ?? null, after?.id ?? null, limit],
  );
}

export async function promiseLine(tx: Tx, id: PromiseId): Promise<PromiseLine | null> {
  return tx.one<PromiseLine>(`select ${LINE} from promise p ${JOINS} where p.tenant = $1 and p.id = $2`, [
    tx.identity.tenant,
    id,
  ]);
}

/** What was promised in a case and in those merged into it: what is owed first, by its time. */
export async function promisesOfCase(tx: Tx, id: CaseId, limit: number): Promise<PromiseLine[]> {
  return tx.rows<PromiseLine>(
    `select ${LINE} from promise p ${JOINS}
     where p.tenant = $1 and p.case_id = any(array(select m.id from desk_case m where m.tenant = $1 and m.merged_into = $2) || $2::uuid)
     order by p.state <> 'open', case when p.state = 'open' then p.answer_by end, p.ended_at desc, p.id limit $3`,
    [tx.identity.tenant, id, limit],
  );
}

/** All that colleagues find out for these promises, and for those in their turn. */
export async function promisesBelow(tx: Tx, of: readonly PromiseId[], limit: number): Promise<PromiseLine[]> {
  if (of.length === 0) return [];
  return tx.rows<PromiseLine>(
    `with recursive below as (
       select id, 1 as depth from promise where tenant = $1 and parent_id = any($2::uuid[])
       union all select c.id, b.depth + 1 from below b join promise c on c.tenant = $1 and c.parent_id = b.id where b.depth < 5)
     select ${LINE} from (select id from below limit $3) b join promise p on p.tenant = $1 and p.id = b.id ${JOINS}
     order by p.answer_by, p.id limit $3`,
    [tx.identity.tenant, of, limit],
  );
}

export interface PromiseChangeLine {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly by: string | null;
  readonly kind: 'renegotiated' | 'refused' | 'passed-on';
  readonly fromBy: Temporal.Instant | null;
  readonly toBy: Temporal.Instant | null;
  readonly told: AnswerForm | null;
  readonly from_holder: string | null;
  readonly to_holder: string | null;
}

/** What became of a promise on the way, in the order in which it happened. */
export async function changesOf(tx: Tx, id: PromiseId): Promise<PromiseChangeLine[]> {
  return tx.rows<PromiseChangeLine>(
    `select x.id, x.at, b.given_name || ' ' || b.surname as by, x.kind, x.from_answer_by as "fromBy", x.to_answer_by as "toBy", x.told,
       f.given_name || ' ' || f.surname as from_holder, t.given_name || ' ' || t.surname as to_holder
     from promise_change x
     left join employee b on b.tenant = $1 and b.id = x.by_id
     left join employee f on f.tenant = $1 and f.id = x.from_holder
     left join employee t on t.tenant = $1 and t.id = x.to_holder
     where x.tenant = $1 and x.promise_id = $2 order by x.at, x.id limit 200`,
    [tx.identity.tenant, id],
  );
}

/** The lines of these promises, as far as the reader sees them. bounded: by the ids. */
export async function promisesById(tx: Tx, ids: readonly string[]): Promise<PromiseLine[]> {
  return tx.rows<PromiseLine>(`select ${LINE} from promise p ${JOINS} where p.tenant = $1 and p.id = any($2::uuid[])`, [
    tx.identity.tenant,
    ids,
  ]);
}
