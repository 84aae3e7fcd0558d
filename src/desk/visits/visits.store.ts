import type { Tx } from '../../database/database.ts';
import type {
  AppointmentId,
  CaseId,
  ClientId,
  DeskId,
  EmployeeId,
  PlaceId,
  ServiceId,
  UnitId,
  VisitId,
} from '../../vocabulary/ids.ts';
import type {
  ClientKind,
  Language,
  QueueGroup,
  TicketSource,
  VisitOutcome,
  VisitState,
  VisitStep,
} from '../../vocabulary/words.ts';
import type { Estimate, Visit } from './visit.ts';

export interface VisitRow {
  readonly id: VisitId;
  readonly place_id: PlaceId;
  readonly day: string;
  readonly number: string;
  readonly service_id: ServiceId;
  readonly unit_id: UnitId;
  readonly queue_group: QueueGroup;
  readonly client_kind: ClientKind;
  readonly language: Language;
  readonly source: TicketSource;
  readonly state: VisitState;
  readonly since: Temporal.Instant;
  readonly made_at: Temporal.Instant;
  readonly appointment_id: AppointmentId | null;
  readonly appointed_at: Temporal.Instant | null;
  readonly only_desk: DeskId | null;
  readonly only_holder: EmployeeId | null;
  readonly desk_id: DeskId | null;
  readonly holder_id: EmployeeId | null;
  readonly calls: number;
  readonly called_at: Temporal.Instant | null;
  readonly begun_at: Temporal.Instant | null;
  readonly served_before: number;
  readonly taken_up_at: Temporal.Instant | null;
  readonly resume_by: Temporal.Instant | null;
  readonly parked_at: Temporal.Instant | null;
  readonly ended_at: Temporal.Instant | null;
  readonly outcome: VisitOutcome | null;
  readonly steps: VisitStep[];
  readonly need: string;
  readonly solutions: string[];
  readonly next_words: string;
  readonly next_by: Temporal.Instant | null;
  readonly client_id: ClientId | null;
  readonly case_id: CaseId | null;
  readonly estimate_low: number | null;
  readonly estimate_high: number | null;
  readonly estimate_by: Estimate['by'] | null;
}

export const VISIT_COLUMNS = `id, place_id, day::text, number, service_id, unit_id, queue_group, client_kind, language, source, state,
  since, made_at, appointment_id, appointed_at, only_desk, only_holder, desk_id, holder_id, calls, called_at, begun_at,
  served_before, taken_up_at, resume_by, parked_at, ended_at, outcome, steps, need, solutions, next_words, next_by, client_id,
  case_id, estimate_low, estimate_high, estimate_by`;

/** The checks of the table hold each state to its columns. */
export function visitFromRow(row: VisitRow): Visit {
  const { estimate_low: low, estimate_high: high, estimate_by: by } = row;
  const visit: Record<string, unknown> = {
    id: row.id,
    place: row.place_id,
    day: Temporal.PlainDate.from(row.day),
    number: row.number,
    service: row.service_id,
    unit: row.unit_id,
    group: row.queue_group,
    clientKind: row.client_kind,
    language: row.language,
    source: row.source,
    state: row.state,
    since: row.since,
    madeAt: row.made_at,
    appointment: row.appointment_id,
    appointedAt: row.appointed_at,
    onlyDesk: row.only_desk,
    onlyHolder: row.only_holder,
    desk: row.desk_id,
    holder: row.holder_id,
    calls: row.calls,
    calledAt: row.called_at,
    begunAt: row.begun_at,
    servedBefore: row.served_before,
    takenUpAt: row.taken_up_at,
    steps: row.steps,
    need: row.need,
    solutions: row.solutions,
    nextWords: row.next_words,
    nextBy: row.next_by,
    client: row.client_id,
    case: row.case_id,
    estimate: low === null || high === null || by === null ? null : { low, high, by },
  };
  if (row.resume_by !== null) visit['resumeBy'] = row.resume_by;
  if (row.parked_at !== null) visit['parkedAt'] = row.parked_at;
  if (row.ended_at !== null) visit['endedAt'] = row.ended_at;
  if (row.outcome !== null) visit['outcome'] = row.outcome;
  return visit as unknown as Visit;
}

export async function visitById(tx: Tx, id: VisitId): Promise<Visit | null> {
  const row = await tx.one<VisitRow>(`select ${VISIT_COLUMNS} from visit where tenant = $1 and id = $2`, [
    tx.identity.tenant,
    id,
  ]);
  return row === null ? null : visitFromRow(row);
}

/** The same, held until the transaction ends, so that two deeds follow one another. */
export async function lockVisit(tx: Tx, id: VisitId): Promise<Visit | null> {
  const row = await tx.one<VisitRow>(`select ${VISIT_COLUMNS} from visit where tenant = $1 and id = $2 for update`, [
    tx.identity.tenant,
    id,
  ]);
  return row === null ? null : visitFromRow(row);
}

/** Whom somebody has at their desk now; `null`: nobody. */
export async function visitOf(tx: Tx, employee: EmployeeId): Promise<Visit | null> {
  const row = await tx.one<VisitRow>(
    `select ${VISIT_COLUMNS} from visit where tenant = $1 and holder_id = $2 and state in ('called','serving','paused')`,
    [tx.identity.tenant, employee],
  );
  return row === null ? null : visitFromRow(row);
}

/** A ticket of a day by its number, as people say it: `a14` is `A014`. */
export async function visitByNumber(
  tx: Tx,
  place: PlaceId,
  day: Temporal.PlainDate,
  number: string,
): Promise<Visit | null> {
  const row = await tx.one<VisitRow>(
    `select ${VISIT_COLUMNS} from visit where tenant = $1 and place_id = $2 and day = $3 and number = $4`,
    [tx.identity.tenant, place, day, number],
  );
  return row === null ? null : visitFromRow(row);
}

/** The next number of a letter on a day at a place, from 1. */
export async function nextNumber(tx: Tx, place: PlaceId, day: Temporal.PlainDate, letter: string): Promise<number> {
  const row = await tx.one<{ last: number }>(
    `insert into ticket_number as t (tenant, place_id, day, letter, last) values ($1, $2, $3, $4, 1)
     on conflict (tenant, place_id, day, letter) do update set last = t.last + 1 returning last`,
    [tx.identity.tenant, place, day, letter],
  );
  if (row === null) throw new Error('A number was not given');
  return row.last;
}

export async function insertVisit(tx: Tx, visit: Visit, by: EmployeeId | null): Promise<void> {
  const { estimate } = visit;
  await tx.rows(
    `insert into visit (tenant, id, place_id, day, number, service_id, unit_id, queue_group, client_kind, language, source,
       state, since, made_at, made_by, appointment_id, appointed_at, only_desk, only_holder, need, client_id, case_id, estimate_low,
       estimate_high, estimate_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'waiting', $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)`,
    [
      tx.identity.tenant,
      visit.id,
      visit.place,
      visit.day,
      visit.number,
      visit.service,
      visit.unit,
      visit.group,
      visit.clientKind,
      visit.language,
      visit.source,
      visit.since,
      visit.madeAt,
      by,
      visit.appointment,
      visit.appointedAt,
      visit.onlyDesk,
      visit.onlyHolder,
      visit.need,
      visit.client,
      visit.case,
      estimate?.low ?? null,
      estimate?.high ?? null,
      estimate?.by ?? null,
    ],
  );
}

/** What a deed may change; the ticket itself stays as it was given. */
export async function saveVisit(tx: Tx, visit: Visit): Promise<void> {
  await tx.rows(
    `update visit set service_id = $3, unit_id = $4, state = $5, only_desk = $6, only_holder = $7, desk_id = $8, holder_id = $9,
       calls = $10, called_at = $11, begun_at = $12, served_before = $13, taken_up_at = $14, resume_by = $15, parked_at = $16,
       ended_at = $17, outcome = $18, steps = $19, need = $20, solutions = $21, next_words = $22, next_by = $23, client_id = $24,
       case_id = $25
     where tenant = $1 and id = $2`,
    [
      tx.identity.tenant,
      visit.id,
      visit.service,
      visit.unit,
      visit.state,
      visit.onlyDesk,
      visit.onlyHolder,
      visit.desk,
      visit.holder,
      visit.calls,
      visit.calledAt,
      visit.begunAt,
      visit.servedBefore,
      visit.takenUpAt,
      'resumeBy' in visit ? visit.resumeBy : null,
      'parkedAt' in visit ? visit.parkedAt : null,
      'endedAt' in visit ? visit.endedAt : null,
      'outcome' in visit ? visit.outcome : null,
      visit.steps,
      visit.need,
      visit.solutions,
      visit.nextWords,
      visit.nextBy,
      visit.client,
      visit.case,
    ],
  );
}

export async function insertVisitService(
  tx: Tx,
  visit: VisitId,
  service: ServiceId,
  at: Temporal.Instant,
): Promise<void> {
  await tx.rows(
    `insert into visit_service (tenant, visit_id, service_id, added_at, added_by) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [tx.identity.tenant, visit, service, at, tx.identity.employee],
  );
}

/** Further services of a visit, in the order in which they were added. bounded: by the services of a place. */
export async function servicesOfVisit(tx: Tx, visit: VisitId): Promise<ServiceId[]> {
  const rows = await tx.rows<{ service_id: ServiceId }>(
    'select service_id from visit_service where tenant = $1 and visit_id = $2 order by added_at limit 50',
    [tx.identity.tenant, visit],
  );
  return rows.map(({ service_id }) => service_id);
}

/** 6.11: whether a client was told of the ways of a service since the newest of them came. Nobody known: they were not. */
export async function wasTold(tx: Tx, client: ClientId | null, service: ServiceId): Promise<boolean> {
  if (client === null) return false;
  const row = await tx.one<{ told: boolean }>(
    `select exists (select from way_told t where t.tenant = $1 and t.client_id = $2 and t.service_id = $3 and not exists (
       select from service_way w where w.tenant = $1 and w.service_id = $3 and w.ended_at is null
         and w.since > (t.told_at at time zone 'Europe/Riga')::date)) as told`,
    [tx.identity.tenant, client, service],
  );
  return row?.told === true;
}

/** Whether a service has any other way at all. */
export async function hasWays(tx: Tx, service: ServiceId): Promise<boolean> {
  const row = await tx.one<{ has: boolean }>(
    'select exists (select from service_way where tenant = $1 and service_id = $2 and ended_at is null) as has',
    [tx.identity.tenant, service],
  );
  return row?.has === true;
}

export async function keepTold(tx: Tx, client: ClientId, service: ServiceId, at: Temporal.Instant): Promise<void> {
  await tx.rows(
    `insert into way_told (tenant, client_id, service_id, told_at) values ($1, $2, $3, $4)
     on conflict (tenant, client_id, service_id) do update set told_at = excluded.told_at`,
    [tx.identity.tenant, client, service, at],
  );
}
