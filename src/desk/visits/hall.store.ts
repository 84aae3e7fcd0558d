import type { Tx } from '../../database/database.ts';
import type { DeskId, EmployeeId, PlaceId, ServiceId, UnitId } from '../../vocabulary/ids.ts';
import type { PresenceState } from '../../vocabulary/words.ts';
import type { Visit } from './visit.ts';
import { VISIT_COLUMNS, visitFromRow, type VisitRow } from './visits.store.ts';

/** Those who are not through yet at a place, in the order of arrival, at most `limit`. */
export async function openVisits(tx: Tx, place: PlaceId, limit = 300): Promise<Visit[]> {
  const rows = await tx.rows<VisitRow>(
    `select ${VISIT_COLUMNS} from visit where tenant = $1 and place_id = $2 and ended_at is null order by since, id limit $3`,
    [tx.identity.tenant, place, limit],
  );
  return rows.map(visitFromRow);
}

/** Who waits at a place, in the order of arrival, or was put aside; at most `limit`. */
export async function visitsIn(tx: Tx, place: PlaceId, state: 'waiting' | 'parked', limit: number): Promise<Visit[]> {
  const rows = await tx.rows<VisitRow>(
    `select ${VISIT_COLUMNS} from visit where tenant = $1 and place_id = $2 and ended_at is null and state = $3
     order by since, id limit $4`,
    [tx.identity.tenant, place, state, limit],
  );
  return rows.map(visitFromRow);
}

/** How many wait at each of these places; one where nobody waits is not named. bounded: by the places. */
export async function countWaiting(tx: Tx, places: readonly PlaceId[]): Promise<ReadonlyMap<PlaceId, number>> {
  const rows = await tx.rows<{ place: PlaceId; waiting: number }>(
    `select place_id as place, count(*)::integer as waiting from visit
     where tenant = $1 and place_id = any($2::uuid[]) and state = 'waiting' group by place_id`,
    [tx.identity.tenant, places],
  );
  return new Map(rows.map(({ place, waiting }) => [place, waiting]));
}

/** Who is at a desk of a place now, with the instant of the call. bounded: by its desks. */
export async function atDesksNow(
  tx: Tx,
  place: PlaceId,
): Promise<{ readonly service: ServiceId; readonly holder: EmployeeId; readonly begunAt: Temporal.Instant }[]> {
  return tx.rows(
    `select service_id as service, holder_id as holder, called_at as "begunAt" from visit
     where tenant = $1 and place_id = $2 and ended_at is null and state in ('called','serving','paused') limit 500`,
    [tx.identity.tenant, place],
  );
}

/** A desk of a place today, with who sits there. */
export interface HallDesk {
  readonly id: DeskId;
  readonly number: string;
  readonly unit: UnitId | null;
  readonly employee: EmployeeId | null;
  readonly name: string | null;
  readonly state: PresenceState | null;
  readonly since: Temporal.Instant | null;
  readonly until: Temporal.Instant | null;
  readonly placeLv: string;
  readonly placeEn: string;
}

/** The desks of a place on a day, by number. bounded: at most 200. */
export async function hallDesks(tx: Tx, place: PlaceId, day: Temporal.PlainDate): Promise<HallDesk[]> {
  return tx.rows<HallDesk>(
    `select d.id, d.number, d.unit_id as unit, p.employee_id as employee, e.given_name || ' ' || e.surname as name, p.state, p.since, p.until,
       l.name_lv as "placeLv", l.name_en as "placeEn"
     from desk d join place l on l.tenant = d.tenant and l.id = d.place_id left join counter_presence p on p.tenant = d.tenant and p.desk_id = d.id
       left join employee e on e.tenant = p.tenant and e.id = p.employee_id
     where d.tenant = $1 and d.place_id = $2 and d.valid_from <= $3 and (d.valid_to is null or d.valid_to >= $3)
     order by length(d.number), d.number limit 200`,
    [tx.identity.tenant, place, day],
  );
}

/** A desk at which somebody may sit down, with who sits there now. */
export interface SittableDesk {
  readonly id: DeskId;
  readonly number: string;
  readonly unit: UnitId | null;
  readonly place: PlaceId;
  readonly placeLv: string;
  readonly placeEn: string;
  readonly employee: EmployeeId | null;
  readonly name: string | null;
  /** Where this reader served last. */
  readonly last: boolean;
}

/** Every desk of every place on a day, by place and number. bounded: at most 500. */
export async function sittableDesks(tx: Tx, day: Temporal.PlainDate): Promise<SittableDesk[]> {
  return tx.rows<SittableDesk>(
    `with last as (select desk_id from visit where tenant = $1 and holder_id = $3 and ended_at is not null order by ended_at desc limit 1)
     select d.id, d.number, d.unit_id as unit, l.id as place, l.name_lv as "placeLv", l.name_en as "placeEn", p.employee_id as employee,
       e.given_name || ' ' || e.surname as name, coalesce(d.id = (select desk_id from last), false) as last
     from desk d join place l on l.tenant = d.tenant and l.id = d.place_id
       left join counter_presence p on p.tenant = d.tenant and p.desk_id = d.id
       left join employee e on e.tenant = p.tenant and e.id = p.employee_id
     where d.tenant = $1 and d.valid_from <= $2 and (d.valid_to is null or d.valid_to >= $2)
       and l.valid_from <= $2 and (l.valid_to is null or l.valid_to >= $2)
     order by l.name_lv, l.id, length(d.number), d.number limit 500`,
    [tx.identity.tenant, day, tx.identity.employee],
  );
}

/** A number as the board shows it. */
export interface CalledNumber {
  readonly number: string;
  readonly desk: string;
  readonly state: Visit['state'];
  readonly calledAt: Temporal.Instant;
  /** Which call it is: the board calls again with each. */
  readonly nth: number;
  readonly language: Visit['language'];
}

/** The numbers called last at a place on a day, the newest first. Nothing else of whoever holds them. */
export async function lastCalled(tx: Tx, place: PlaceId, day: Temporal.PlainDate, most = 6): Promise<CalledNumber[]> {
  return tx.rows<CalledNumber>(
    `select v.number, d.number as desk, v.state, v.called_at as "calledAt", v.calls as nth, v.language
     from visit v join desk d on d.tenant = v.tenant and d.id = v.desk_id
     where v.tenant = $1 and v.place_id = $2 and v.day = $3 and v.called_at is not null and v.state not in ('waiting','parked')
     order by v.called_at desc limit $4`,
    [tx.identity.tenant, place, day, most],
  );
}

/** What somebody has ended lately at their desk, the newest first: for taking an end back. */
export async function endedBy(tx: Tx, employee: EmployeeId, since: Temporal.Instant, most = 10): Promise<Visit[]> {
  const rows = await tx.rows<VisitRow>(
    `select ${VISIT_COLUMNS} from visit where tenant = $1 and holder_id = $2 and ended_at >= $3 order by ended_at desc limit $4`,
    [tx.identity.tenant, employee, since, most],
  );
  return rows.map(visitFromRow);
}

/** Visits that nobody ended: of days gone by, and put aside longer than their place keeps them. bounded: 100 a turn. */
export async function forgotten(tx: Tx, today: Temporal.PlainDate, now: Temporal.Instant): Promise<Visit[]> {
  const rows = await tx.rows<VisitRow>(
    `select ${VISIT_COLUMNS.split(',')
      .map((column) => `v.${column.trim()}`)
      .join(', ')} from visit v left join queue_setting q on q.tenant = v.tenant and q.place_id = v.place_id
     where v.tenant = $1 and v.ended_at is null and (v.day < $2
       or (v.state = 'parked' and v.parked_at <= $3::timestamptz - coalesce(q.parked_minutes, 60) * interval '1 minute'))
     order by v.since limit 100 for update of v skip locked`,
    [tx.identity.tenant, today, now],
  );
  return rows.map(visitFromRow);
}
