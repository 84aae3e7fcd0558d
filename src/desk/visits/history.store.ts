import type { Tx } from '../../database/database.ts';
import type { EventKind } from '../../vocabulary/events.ts';
import type { UnitId, EmployeeId, VisitId } from '../../vocabulary/ids.ts';

/** One event of a visit with whoever did it; `null`: the desk itself. */
export interface VisitEvent {
  readonly version: number;
  readonly kind: EventKind;
  readonly at: Temporal.Instant;
  readonly actor: string | null;
}

/** What happened in a visit, oldest first. bounded: at most 500. */
export async function visitHistory(tx: Tx, visit: VisitId): Promise<VisitEvent[]> {
  return tx.rows<VisitEvent>(
    `select e.version, e.kind, e.at,
       (select a.given_name || ' ' || a.surname from employee a where a.tenant = $1 and a.id = e.actor_id) as actor
     from event e where e.tenant = $1 and e.subject_id = $2 order by e.version limit 500`,
    [tx.identity.tenant, visit],
  );
}

/** A visit as one line of a list. */
export interface VisitLine {
  readonly id: VisitId;
  readonly number: string;
  readonly serviceLv: string;
  readonly serviceEn: string;
  readonly placeLv: string;
  readonly placeEn: string;
  readonly desk: string | null;
  readonly unit: UnitId;
  readonly holder: EmployeeId | null;
  readonly holderName: string | null;
}

/** The lines of these visits, as far as the reader sees them. */
export async function visitLines(tx: Tx, ids: readonly string[]): Promise<VisitLine[]> {
  return tx.rows<VisitLine>(
    `select v.id, v.number, s.name_lv as "serviceLv", s.name_en as "serviceEn", p.name_lv as "placeLv", p.name_en as "placeEn",
       d.number as desk, v.unit_id as unit, v.holder_id as holder, e.given_name || ' ' || e.surname as "holderName"
     from visit v join service s on s.tenant = v.tenant and s.id = v.service_id join place p on p.tenant = v.tenant and p.id = v.place_id
       left join desk d on d.tenant = v.tenant and d.id = v.desk_id left join employee e on e.tenant = v.tenant and e.id = v.holder_id
     where v.tenant = $1 and v.id = any($2::uuid[]) limit 500`,
    [tx.identity.tenant, ids],
  );
}
