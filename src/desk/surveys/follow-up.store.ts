import type { Tx } from '../../database/database.ts';
import type { EmployeeId, UnitId, VisitId } from '../../vocabulary/ids.ts';
import type { SurveyWay } from '../../vocabulary/words.ts';

/** An answer with what the client wrote and what was done about it; only as far as row-level security shows it. */
export interface ToldAnswer {
  readonly visit: VisitId;
  readonly number: string;
  readonly ended_at: Temporal.Instant;
  readonly service_lv: string;
  readonly service_en: string;
  readonly unit: UnitId;
  readonly unit_lv: string;
  readonly unit_en: string;
  readonly place: string;
  readonly score: number;
  readonly low: boolean;
  readonly way: SurveyWay;
  readonly at: Temporal.Instant;
  readonly words: string;
  /** Whether the client of the visit is known, so that they can be reached. */
  readonly reachable: boolean;
  readonly due_at: Temporal.Instant | null;
  readonly followed_at: Temporal.Instant | null;
  readonly followed_by: string | null;
  readonly follow_words: string;
  readonly client_reached: boolean | null;
}

const LINE = `a.visit_id as visit, v.number, v.ended_at, s.name_lv as service_lv, coalesce(nullif(s.name_en, ''), s.name_lv) as service_en,
  a.unit_id as unit, u.name_lv as unit_lv, u.name_en as unit_en, p.name_lv as place, a.score, a.low, a.way, a.at, a.words,
  a.client_id is not null as reachable, o.due_at, a.followed_at,
  e.given_name || ' ' || e.surname as followed_by, a.follow_words, a.client_reached`;
const JOINS = `join visit v on v.tenant = $1 and v.id = a.visit_id
  join service s on s.tenant = $1 and s.id = v.service_id
  join unit u on u.tenant = $1 and u.id = a.unit_id
  join place p on p.tenant = $1 and p.id = v.place_id
  left join employee e on e.tenant = $1 and e.id = a.followed_by
  left join lateral (select due_at from obligation o where o.tenant = $1 and o.subject_id = a.visit_id and o.topic = 'follow-up'
    and o.settled_by is null order by o.due_at limit 1) o on true`;

/** Which answers are listed: low ones that wait for the head, low ones looked at, others beside which something was written. */
export const TOLD_LISTS = ['open', 'done', 'words'] as const;
export type ToldList = (typeof TOLD_LISTS)[number];

const LISTED: Readonly<Record<ToldList, string>> = {
  open: 'a.low and a.followed_at is null order by a.at, a.visit_id',
  done: 'a.low and a.followed_at is not null order by a.followed_at desc, a.visit_id',
  words: 'not a.low and a.words_at is not null order by a.words_at desc, a.visit_id',
};

/** What clients said that is shown to the reader: what waits by its time, the rest newest first. */
export async function toldAnswers(tx: Tx, which: ToldList, limit: number): Promise<ToldAnswer[]> {
  return tx.rows<ToldAnswer>(
    `select ${LINE} from survey_answer a ${JOINS} where a.tenant = $1 and ${LISTED[which]} limit $2`,
    [tx.identity.tenant, limit],
  );
}

/** One low answer; `null` where the reader does not see it. */
export async function lowAnswer(tx: Tx, visit: VisitId): Promise<ToldAnswer | null> {
  return tx.one<ToldAnswer>(
    `select ${LINE} from survey_answer a ${JOINS} where a.tenant = $1 and a.visit_id = $2 and a.low`,
    [tx.identity.tenant, visit],
  );
}

/** The low answers of these visits that wait for the reader. bounded: by the ids. */
export async function lowAnswersById(tx: Tx, visits: readonly string[]): Promise<ToldAnswer[]> {
  return tx.rows<ToldAnswer>(
    `select ${LINE} from survey_answer a ${JOINS} where a.tenant = $1 and a.visit_id = any($2::uuid[]) and a.low and a.followed_at is null`,
    [tx.identity.tenant, visits],
  );
}

/** Keeps what was done; `false` where somebody was faster. */
export async function saveFollowUp(
  tx: Tx,
  done: {
    readonly visit: VisitId;
    readonly by: EmployeeId;
    readonly at: Temporal.Instant;
    readonly words: string;
    readonly reached: boolean;
  },
): Promise<boolean> {
  const row = await tx.one(
    `update survey_answer set followed_at = $3, followed_by = $4, follow_words = $5, client_reached = $6
     where tenant = $1 and visit_id = $2 and low and followed_at is null returning clause`,
    [tx.identity.tenant, done.visit, done.at, done.by, done.words, done.reached],
  );
  return row !== null;
}
