import type { Tx } from '../../database/database.ts';
import { OBLIGATION_COLUMNS, obligationFromRow, type ObligationRow } from '../../journal/obligation-row.ts';
import type { Obligation } from '../../standard/obligation.ts';
import type { EventKind } from '../../vocabulary/events.ts';
import type { ClauseId, EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import type { Verdict } from '../../vocabulary/verdict.ts';
import type { CountedRow } from './standing.ts';

/** Whose duties and from when: units (`null`: of the whole municipality) and the first day, a first of a month (`null`: all). */
export interface Scope {
  readonly units: readonly UnitId[] | null;
  readonly from: Temporal.PlainDate | null;
}

const NO_UNIT = '00000000-0000-0000-0000-000000000000';

/** Every clause's duties as the follower counted them. bounded: by clauses and mechanisms. */
export async function countedByClause(tx: Tx, { units, from }: Scope): Promise<CountedRow[]> {
  return tx.rows<CountedRow>(
    `select clause, mechanism, sum(opened)::integer as opened, sum(met)::integer as met, sum(breached)::integer as breached,
       sum(excused)::integer as excused, sum(not_assessable)::integer as not_assessable, sum(owed)::integer as owed,
       sum(late)::integer as late, sum(timed)::integer as timed, sum(kept)::integer as kept
     from clause_figures
     where tenant = $1 and ($2::uuid[] is null or unit_id = any($2::uuid[])) and ($3::date is null or month >= $3::date)
     group by clause, mechanism`,
    [tx.identity.tenant, units, from],
  );
}

/** The clauses under which somebody owes something now. bounded: by clauses. */
export async function clausesOwedBy(tx: Tx, employee: EmployeeId): Promise<ClauseId[]> {
  const rows = await tx.rows<{ clause: ClauseId }>(
    `select distinct clause from obligation where tenant = $1 and holder_id = $2 and settled_by is null and due_at is not null`,
    [tx.identity.tenant, employee],
  );
  return rows.map(({ clause }) => clause);
}

export interface WeekRow {
  /** Monday, ISO. */
  readonly week: string;
  readonly opened: number;
  readonly breached: number;
  readonly late: number;
}

/** The duties of one clause by the week (in Riga) in which they arose, since a day. bounded: by weeks. */
export async function countedByWeek(
  tx: Tx,
  clause: ClauseId,
  units: Scope['units'],
  since: Temporal.PlainDate,
): Promise<WeekRow[]> {
  return tx.rows<WeekRow>(
    `select date_trunc('week', opened_at at time zone 'Europe/Riga')::date::text as week, count(*)::integer as opened,
       count(*) filter (where verdict = 'breached')::integer as breached, count(*) filter (where in_time = false)::integer as late
     from obligation
     where tenant = $1 and clause = $2 and opened_at >= ($4::date::timestamp at time zone 'Europe/Riga')
       and ($3::uuid[] is null or coalesce(unit_id, '${NO_UNIT}') = any($3::uuid[]))
     group by 1 order by 1`,
    [tx.identity.tenant, clause, units, since],
  );
}

/** What of a clause's duties is listed: a verdict, what is still owed, or what of it is late. */
export type ListedDuties = Verdict | 'owed' | 'late' | 'all';

/** Where the page before ended; the list goes on below. */
export interface After {
  readonly openedAt: Temporal.Instant;
  readonly id: string;
}

/** One duty with the matter it belongs to and the events that opened and settled it. */
export interface DutyRow {
  readonly obligation: Obligation;
  readonly caseNumber: string | null;
  readonly caseTitle: string | null;
  /** The number of the visit or appointment that it is about; `null` for whom that is hidden from. */
  readonly queueNumber: string | null;
  readonly unit: { readonly lv: string; readonly en: string } | null;
  readonly openedBy: DutyEvent | null;
  readonly settledBy: DutyEvent | null;
}

export interface DutyEvent {
  readonly kind: EventKind;
  readonly at: Temporal.Instant;
  /** The letter or reply that it speaks of. */
  readonly letter: string | null;
}

interface DutyRowRow {
  readonly opened_letter: string | null;
  readonly settled_letter: string | null;
  readonly duty: ObligationRow;
  readonly number: string | null;
  readonly queue_number: string | null;
  readonly title: string | null;
  readonly name_lv: string | null;
  readonly name_en: string | null;
  readonly opened_kind: EventKind | null;
  readonly opened_event_at: Temporal.Instant | null;
  readonly settled_kind: EventKind | null;
  readonly settled_event_at: Temporal.Instant | null;
}

/** The duties of a clause, newest first: by the index alone as far as the page reaches, then each with its events. */
export async function dutiesOfClause(
  tx: Tx,
  clause: ClauseId,
  scope: Scope,
  listed: ListedDuties,
  after: After | null,
  limit: number,
): Promise<DutyRow[]> {
  const rows = await tx.rows<DutyRowRow>(
    `with found as (
       select id, opened_at from obligation
       where tenant = $1 and clause = $2
         and opened_at <= coalesce($6::timestamptz, 'infinity') and ($6::timestamptz is null or (opened_at, id) < ($6::timestamptz, $7::uuid))
         and ($4::date is null or opened_at >= ($4::date::timestamp at time zone 'Europe/Riga'))
         and ($3::uuid[] is null or coalesce(unit_id, '${NO_UNIT}') = any($3::uuid[]))
         and case $5 when 'all' then true when 'owed' then settled_by is null when 'late' then settled_by is null and in_time = false else verdict = $5 end
       order by opened_at desc, id desc limit $8)
     select row_to_json(o) as duty, c.number, c.title, coalesce(v.number, a.number) as queue_number, u.name_lv, u.name_en, opening.kind as opened_kind, opening.at as opened_event_at,
       coalesce(opening.facts->>'mail', opening.facts->>'reply') as opened_letter, coalesce(settling.facts->>'mail', settling.facts->>'reply') as settled_letter,
       settling.kind as settled_kind, settling.at as settled_event_at
     from found f
     cross join lateral (select ${OBLIGATION_COLUMNS} from obligation x where x.tenant = $1 and x.id = f.id) o
     left join desk_case c on c.tenant = $1 and c.id = o.subject_id
     left join visit v on v.tenant = $1 and v.id = o.subject_id and o.subject_kind = 'visit'
     left join appointment a on a.tenant = $1 and a.id = o.subject_id and o.subject_kind = 'appointment'
     left join unit u on u.tenant = $1 and u.id = o.unit_id
     left join event opening on opening.tenant = $1 and opening.subject_id = o.subject_id and opening.version = o.opened_by
     left join event settling on settling.tenant = $1 and settling.subject_id = o.subject_id and settling.version = o.settled_by
     order by f.opened_at desc, f.id desc`,
    [tx.identity.tenant, clause, scope.units, scope.from, listed, after?.openedAt ?? null, after?.id ?? null, limit],
  );
  return rows.map(dutyFromRow);
}

function dutyFromRow(row: DutyRowRow): DutyRow {
  const event = (kind: EventKind | null, at: Temporal.Instant | null, letter: string | null): DutyEvent | null =>
    kind === null || at === null ? null : { kind, at, letter };
  return {
    obligation: obligationFromRow(row.duty),
    caseNumber: row.number,
    caseTitle: row.title,
    queueNumber: row.queue_number,
    unit: row.name_lv === null || row.name_en === null ? null : { lv: row.name_lv, en: row.name_en },
    openedBy: event(row.opened_kind, row.opened_event_at, row.opened_letter),
    settledBy: event(row.settled_kind, row.settled_event_at, row.settled_letter),
  };
}

export interface CountedMonth {
  readonly clause: string;
  /** Its first day, ISO. */
  readonly month: string;
}

/** Which months of which clauses the duties of these subjects lie in. bounded: by the subjects. */
export async function monthsOfSubjects(tx: Tx, subjects: readonly string[]): Promise<CountedMonth[]> {
  return tx.rows<CountedMonth>(
    `select distinct clause, date_trunc('month', opened_at at time zone 'Europe/Riga')::date::text as month
     from obligation where tenant = $1 and subject_id = any($2::uuid[])`,
    [tx.identity.tenant, subjects],
  );
}

/** How duties are counted; the columns of `clause_figures` after its key. */
const COUNTS = `count(*),
       count(*) filter (where o.verdict = 'met'), count(*) filter (where o.verdict = 'breached'),
       count(*) filter (where o.verdict = 'excused'), count(*) filter (where o.verdict = 'not-assessable'),
       count(*) filter (where o.settled_by is null), count(*) filter (where o.settled_by is null and o.in_time = false),
       count(*) filter (where o.verdict in ('met','breached') and o.in_time is not null),
       count(*) filter (where o.verdict = 'met' and o.in_time)`;
const COLUMNS =
  'tenant, clause, mechanism, month, unit_id, opened, met, breached, excused, not_assessable, owed, late, timed, kept';

/** Counts these months anew, from the duties as they stand. */
export async function countMonths(tx: Tx, months: readonly CountedMonth[]): Promise<void> {
  const values = [tx.identity.tenant, months.map(({ clause }) => clause), months.map(({ month }) => month)];
  await tx.rows(
    `delete from clause_figures f using unnest($2::text[], $3::date[]) as t (clause, month)
     where f.tenant = $1 and f.clause = t.clause and f.month = t.month`,
    values,
  );
  await tx.rows(
    `insert into clause_figures (${COLUMNS})
     select $1, t.clause, x.mechanism, t.month, x.unit_id, x.opened, x.met, x.breached, x.excused, x.not_assessable, x.owed, x.late, x.timed, x.kept
     from unnest($2::text[], $3::date[]) as t (clause, month)
     -- Lateral, so that each month is a range of the index and not a join with every duty there is.
     cross join lateral (
       select o.mechanism, coalesce(o.unit_id, '${NO_UNIT}'), ${COUNTS}
       from obligation o where o.tenant = $1 and o.clause = t.clause
         and o.opened_at >= (t.month::timestamp at time zone 'Europe/Riga')
         and o.opened_at < ((t.month + interval '1 month') at time zone 'Europe/Riga')
       group by 1, 2
     ) x (mechanism, unit_id, opened, met, breached, excused, not_assessable, owed, late, timed, kept)`,
    values,
  );
}

/** Counts everything anew in one pass: where so much waits that month by month would take longer. */
export async function countEverything(tx: Tx): Promise<void> {
  await tx.rows('delete from clause_figures where tenant = $1', [tx.identity.tenant]);
  await tx.rows(
    `insert into clause_figures (${COLUMNS})
     select $1, o.clause, o.mechanism, date_trunc('month', o.opened_at at time zone 'Europe/Riga')::date, coalesce(o.unit_id, '${NO_UNIT}'), ${COUNTS}
     from obligation o where o.tenant = $1 group by o.clause, o.mechanism, 4, 5`,
    [tx.identity.tenant],
  );
}

/** The newest event that no transaction in flight can still get in before. */
export async function newestPosition(tx: Tx): Promise<{ xid: string; position: number } | null> {
  return tx.one(
    `select xid::text, position from event where tenant = $1 and xid < pg_snapshot_xmin(pg_current_snapshot())
     order by event.xid desc, position desc limit 1`,
    [tx.identity.tenant],
  );
}
