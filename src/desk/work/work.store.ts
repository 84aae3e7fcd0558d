import type { Tx } from '../../database/database.ts';
import { type ObligationRow, obligationFromRow } from '../../journal/obligation-row.ts';
import type { Obligation } from '../../standard/obligation.ts';
import type { CaseId } from '../../vocabulary/ids.ts';

/**
 * What these cases owe by a time, those merged into them included, case by case. Of the reasons only the steps that one
 * line needs: received, counted from, due. The subject alone chooses the index: the partial ones on what is owed hold the
 * whole desk.
 */
export async function dutiesOf(tx: Tx, cases: readonly CaseId[]): Promise<ReadonlyMap<CaseId, readonly Obligation[]>> {
  if (cases.length === 0) return new Map();
  const rows = await tx.rows<{ case_id: CaseId; duty: ObligationRow }>(
    `with recursive standing (case_id, id) as (
       select x.id, x.id from unnest($2::uuid[]) as x (id)
       union select s.case_id, c.id from standing s join desk_case c on c.tenant = $1 and c.merged_into = s.id)
     select s.case_id, json_build_object('id', o.id, 'subject_id', o.subject_id, 'subject_kind', o.subject_kind, 'clause', o.clause,
       'standard', o.standard, 'mechanism', o.mechanism, 'topic', o.topic, 'opened_by', o.opened_by, 'opened_at', o.opened_at,
       'due_at', o.due_at, 'near_at', o.near_at, 'calendar_version', o.calendar_version, 'unit_id', o.unit_id, 'holder_id', o.holder_id,
       'verdict', o.verdict, 'in_time', o.in_time, 'settled_by', o.settled_by, 'settled_at', o.settled_at, 'neared', o.neared,
       'explanation', jsonb_path_query_array(o.explanation, '$[*] ? (@.step == "received" || @.step == "counted-from" || @.step == "due")')) as duty
     from standing s cross join lateral (
       select * from obligation where tenant = $1 and subject_id = s.id limit 500) o
     where o.settled_by is null and o.due_at is not null`,
    [tx.identity.tenant, cases],
  );
  const byCase = Map.groupBy(rows, ({ case_id }) => case_id);
  return new Map([...byCase].map(([id, of]) => [id, of.map(({ duty }) => obligationFromRow(duty))]));
}

/** The small numbers beside the destinations, each counted no further than the page would show at once. */
export interface WorkCounts {
  readonly work: number;
  readonly cases: number;
  readonly quarantine: number;
}

/**
 * What the signed-in person holds unanswered with what nobody of their units has taken yet and what they owe elsewhere; the unfinished cases of their
 * units; what stands in quarantine.
 */
export async function workCounts(tx: Tx): Promise<WorkCounts> {
  const row = await tx.one<WorkCounts>(
    `select
       (select count(*) from (select 1 from desk_case c where c.tenant = $1 and c.holder_id = $2 and c.state = 'open' limit 100) held)
       + (select count(*) from (select 1 from unnest($3::uuid[]) as u (id)
           join desk_case c on c.tenant = $1 and c.unit_id = u.id and c.holder_id is null and c.state = 'open' limit 100) untaken)
       + (select count(*) from (select distinct subject_id from obligation o where o.tenant = $1 and o.holder_id = $2 and o.settled_by is null
           and o.due_at is not null and (o.subject_kind in ('request','task','meeting','promise','appointment') or o.topic = 'follow-up') limit 100) others) as work,
       (select count(*) from (select 1 from unnest($3::uuid[]) as u (id)
           join desk_case c on c.tenant = $1 and c.unit_id = u.id and c.state in ('open','waiting-for-client','answered') limit 999) unfinished) as cases,
       (select count(*) from (select 1 from mail m where m.tenant = $1 and m.fate = 'quarantined' limit 100) q) as quarantine`,
    [tx.identity.tenant, tx.identity.employee, tx.identity.units],
  );
  return row ?? { work: 0, cases: 0, quarantine: 0 };
}
