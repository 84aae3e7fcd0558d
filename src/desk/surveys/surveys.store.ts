import type { Tx } from '../../database/database.ts';
import type {
  CaseId,
  ClauseId,
  ClientId,
  DeskId,
  EmployeeId,
  PlaceId,
  ServiceId,
  StandardVersionId,
  UnitId,
  VisitId,
} from '../../vocabulary/ids.ts';
import type { Language, SurveyWay, VisitState } from '../../vocabulary/words.ts';

/** A visit as a survey needs it, with what was answered so far. */
export interface SurveyedVisit {
  readonly id: VisitId;
  readonly number: string;
  readonly state: VisitState;
  readonly ended_at: Temporal.Instant | null;
  readonly language: Language;
  readonly place_id: PlaceId;
  readonly desk_id: DeskId | null;
  readonly service_id: ServiceId;
  readonly service_lv: string;
  readonly service_en: string;
  readonly unit_id: UnitId;
  readonly holder_id: EmployeeId | null;
  readonly client_id: ClientId | null;
  readonly case_id: CaseId | null;
  /** The clause of the question that was drawn. */
  readonly drawn: ClauseId | null;
  readonly answered: readonly ClauseId[];
  /** When the last answer was given. */
  readonly answered_at: Temporal.Instant | null;
  /** Whether something was written beside the answers. */
  readonly worded: boolean;
}

const SURVEYED = `v.id, v.number, v.state, v.ended_at, v.language, v.place_id, v.desk_id, v.service_id, s.name_lv as service_lv,
  coalesce(nullif(s.name_en, ''), s.name_lv) as service_en, v.unit_id, v.holder_id, v.client_id, v.case_id, y.clause as drawn,
  array(select a.clause from survey_answer a where a.tenant = $1 and a.visit_id = v.id order by a.at) as answered,
  (select max(a.at) from survey_answer a where a.tenant = $1 and a.visit_id = v.id) as answered_at,
  exists (select from survey_answer a where a.tenant = $1 and a.visit_id = v.id and a.words_at is not null) as worded`;
const JOINS = `join service s on s.tenant = $1 and s.id = v.service_id left join survey y on y.tenant = $1 and y.visit_id = v.id`;

/** One visit; asked under the desk's own identity, since its client has none. */
export async function surveyedVisit(tx: Tx, id: VisitId): Promise<SurveyedVisit | null> {
  return tx.one<SurveyedVisit>(`select ${SURVEYED} from visit v ${JOINS} where v.tenant = $1 and v.id = $2`, [
    tx.identity.tenant,
    id,
  ]);
}

/** The visit that was closed last at a desk, no earlier than `since`; `null` where somebody is at the desk again. */
export async function closedAtDesk(tx: Tx, desk: DeskId, since: Temporal.Instant): Promise<SurveyedVisit | null> {
  return tx.one<SurveyedVisit>(
    `select ${SURVEYED} from visit v ${JOINS}
     where v.tenant = $1 and v.id = (
       select c.id from visit c join desk d on d.tenant = $1 and d.id = $2
       where c.tenant = $1 and c.place_id = d.place_id and c.desk_id = $2 and c.state = 'closed' and c.ended_at >= $3
         -- A visit of today: the day alone keeps the search small.
         and c.day >= ($3 at time zone 'Europe/Riga')::date
         and not exists (select from visit o where o.tenant = $1 and o.desk_id = $2 and o.state in ('serving','paused'))
       order by c.ended_at desc limit 1)`,
    [tx.identity.tenant, desk, since],
  );
}

/** How often each clause was drawn for a service. bounded: by the clauses. */
export async function askedOfService(tx: Tx, service: ServiceId): Promise<ReadonlyMap<ClauseId, number>> {
  const rows = await tx.rows<{ clause: ClauseId; times: number }>(
    'select clause, count(*)::integer as times from survey where tenant = $1 and service_id = $2 group by clause',
    [tx.identity.tenant, service],
  );
  return new Map(rows.map(({ clause, times }) => [clause, times]));
}

/** Keeps what was drawn; what was drawn before stays. */
export async function insertDrawn(
  tx: Tx,
  drawn: {
    readonly visit: VisitId;
    readonly service: ServiceId;
    readonly clause: ClauseId;
    readonly standard: StandardVersionId;
    readonly at: Temporal.Instant;
  },
): Promise<void> {
  await tx.rows(
    `insert into survey (tenant, visit_id, service_id, clause, standard, drawn_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant, visit_id) do nothing`,
    [tx.identity.tenant, drawn.visit, drawn.service, drawn.clause, drawn.standard, drawn.at],
  );
}

export interface NewAnswer {
  readonly visit: SurveyedVisit;
  readonly clause: ClauseId;
  readonly score: number;
  readonly low: boolean;
  readonly way: SurveyWay;
  readonly at: Temporal.Instant;
  /** Of whoever served. */
  readonly servedUnit: UnitId | null;
}

/** Keeps an answer and counts it; `false` where this question was answered already. */
export async function insertAnswer(
  tx: Tx,
  { visit, clause, score, low, way, at, servedUnit }: NewAnswer,
): Promise<boolean> {
  const row = await tx.one(
    `with kept as (
       insert into survey_answer (tenant, visit_id, clause, score, low, way, at, unit_id, served_by, client_id, case_id, served_unit)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (tenant, visit_id, clause) do nothing returning score
     ), counted as (
       insert into survey_figures as f (tenant, clause, month, unit_id, score, answers)
       select $1, $3, date_trunc('month', $7::timestamptz at time zone 'Europe/Riga')::date, $8, score, 1 from kept
       on conflict (tenant, clause, month, unit_id, score) do update set answers = f.answers + 1 returning score)
     select score from kept`,
    [
      tx.identity.tenant,
      visit.id,
      clause,
      score,
      low,
      way,
      at,
      visit.unit_id,
      visit.holder_id,
      visit.client_id,
      visit.case_id,
      servedUnit,
    ],
  );
  return row !== null;
}

/** Keeps what the client wrote, beside one answer, once for a visit. */
export async function insertWords(
  tx: Tx,
  visit: VisitId,
  clause: ClauseId,
  words: string,
  at: Temporal.Instant,
): Promise<boolean> {
  const row = await tx.one(
    `update survey_answer set words = $4, words_at = $5 where tenant = $1 and visit_id = $2 and clause = $3
       and not exists (select from survey_answer where tenant = $1 and visit_id = $2 and words_at is not null)
     returning clause`,
    [tx.identity.tenant, visit, clause, words, at],
  );
  return row !== null;
}
