import type { Tx } from '../../database/database.ts';
import type { DeskId, EmployeeId, PlaceId, ServiceId, UnitId } from '../../vocabulary/ids.ts';
import { SERVICE_WAYS } from '../../vocabulary/words.ts';
import type { Both, Limits, OtherWay, PlacedService, Service, ServiceCard, Solution } from './service.ts';

export interface ServiceRow {
  readonly id: ServiceId;
  readonly letter: string;
  readonly unit_id: UnitId;
  readonly name_lv: string;
  readonly name_en: string;
  readonly about_lv: string;
  readonly about_en: string;
  readonly usual_minutes: number;
  readonly by_appointment: boolean;
  readonly walk_in: boolean;
  readonly valid_from: string;
  readonly valid_to: string | null;
}

export const SERVICE = `s.id, s.letter, s.unit_id, s.name_lv, s.name_en, s.about_lv, s.about_en, s.usual_minutes, s.by_appointment,
  s.walk_in, s.valid_from::text, s.valid_to::text`;

export function serviceFromRow(row: ServiceRow): Service {
  return {
    id: row.id,
    letter: row.letter,
    unit: row.unit_id,
    name: { lv: row.name_lv, en: row.name_en },
    about: { lv: row.about_lv, en: row.about_en },
    usualMinutes: row.usual_minutes,
    byAppointment: row.by_appointment,
    walkIn: row.walk_in,
    from: Temporal.PlainDate.from(row.valid_from),
    to: row.valid_to === null ? null : Temporal.PlainDate.from(row.valid_to),
  };
}

/** What is given at a place on a day, by letter. bounded: at most 200. */
export async function servicesAt(tx: Tx, place: PlaceId, day: Temporal.PlainDate): Promise<PlacedService[]> {
  const rows = await tx.rows<ServiceRow & { place_id: PlaceId; unit_there: UnitId }>(
    `select ${SERVICE}, p.place_id, coalesce(p.unit_id, s.unit_id) as unit_there
     from place_service p join service s on s.tenant = p.tenant and s.id = p.service_id
     where p.tenant = $1 and p.place_id = $2 and s.valid_from <= $3 and (s.valid_to is null or s.valid_to >= $3)
     order by s.letter, s.name_lv limit 200`,
    [tx.identity.tenant, place, day],
  );
  return rows.map((row) => ({ ...serviceFromRow(row), place: row.place_id, unitThere: row.unit_there }));
}

/** One service at a place on a day; `null` where it is not given there. */
export async function serviceAt(
  tx: Tx,
  place: PlaceId,
  service: ServiceId,
  day: Temporal.PlainDate,
): Promise<PlacedService | null> {
  return (await servicesAt(tx, place, day)).find(({ id }) => id === service) ?? null;
}

interface CardRow extends ServiceRow {
  readonly steps_lv: string;
  readonly steps_en: string;
  readonly documents_lv: string;
  readonly documents_en: string;
  readonly fee_lv: string;
  readonly fee_en: string;
  readonly term_lv: string;
  readonly term_en: string;
  readonly decides_lv: string;
  readonly decides_en: string;
  readonly law_title: string;
  readonly law_url: string;
  readonly solutions: readonly { id: string; n: number; lv: string; en: string; next_lv: string; next_en: string }[];
  readonly ways: readonly { id: string; kind: OtherWay['kind']; at: string; lv: string; en: string; since: string }[];
}

/** The card of a service with its solutions and other ways. */
export async function serviceCard(tx: Tx, id: ServiceId): Promise<ServiceCard | null> {
  return (await serviceCards(tx, [id]))[0] ?? null;
}

/**
 * The cards of services with their solutions and other ways (online first, as `SERVICE_WAYS` has them), by letter, in one statement.
 * bounded: by the services named.
 */
export async function serviceCards(tx: Tx, ids: readonly ServiceId[]): Promise<ServiceCard[]> {
  const rows = await tx.rows<CardRow>(
    `select ${SERVICE}, s.steps_lv, s.steps_en, s.documents_lv, s.documents_en, s.fee_lv, s.fee_en, s.term_lv, s.term_en,
       s.decides_lv, s.decides_en, s.law_title, s.law_url,
       coalesce((select json_agg(json_build_object('id', o.id, 'n', o.n, 'lv', o.text_lv, 'en', o.text_en, 'next_lv', o.next_lv, 'next_en', o.next_en) order by o.n)
         from service_solution o where o.tenant = s.tenant and o.service_id = s.id and o.ended_at is null), '[]') as solutions,
       coalesce((select json_agg(json_build_object('id', w.id, 'kind', w.kind, 'at', w.at, 'lv', w.note_lv, 'en', w.note_en, 'since', w.since) order by array_position($3::text[], w.kind), w.since, w.at)
         from service_way w where w.tenant = s.tenant and w.service_id = s.id and w.ended_at is null), '[]') as ways
     from service s where s.tenant = $1 and s.id = any($2::uuid[]) order by s.letter, s.name_lv`,
    [tx.identity.tenant, ids, SERVICE_WAYS],
  );
  return rows.map(cardFromRow);
}

function cardFromRow(row: CardRow): ServiceCard {
  return {
    ...serviceFromRow(row),
    steps: both(row.steps_lv, row.steps_en),
    documents: both(row.documents_lv, row.documents_en),
    fee: both(row.fee_lv, row.fee_en),
    term: both(row.term_lv, row.term_en),
    decides: both(row.decides_lv, row.decides_en),
    law: { title: row.law_title, url: row.law_url },
    solutions: row.solutions.map(
      ({ id: solution, n, lv, en, next_lv, next_en }): Solution => ({
        id: solution,
        n,
        text: both(lv, en),
        next: both(next_lv, next_en),
      }),
    ),
    ways: row.ways.map(
      ({ id: way, kind, at, lv, en, since }): OtherWay => ({
        id: way,
        kind,
        at,
        note: both(lv, en),
        since: Temporal.PlainDate.from(since),
      }),
    ),
  };
}

/** Which desks of a place, and which people, give only some services. bounded: by the desks and people named. */
export async function limitsAt(tx: Tx, place: PlaceId): Promise<Limits> {
  const rows = await tx.rows<{ desk: DeskId | null; employee: EmployeeId | null; services: ServiceId[] }>(
    `select d.desk_id as desk, null::uuid as employee, array_agg(d.service_id) as services from desk_service d
       join desk k on k.tenant = d.tenant and k.id = d.desk_id where d.tenant = $1 and k.place_id = $2 group by d.desk_id
     union all
     select null, e.employee_id, array_agg(e.service_id) from employee_service e where e.tenant = $1 group by e.employee_id`,
    [tx.identity.tenant, place],
  );
  const of = <Id>(pick: (row: (typeof rows)[number]) => Id | null) =>
    new Map(
      rows.flatMap((row) => {
        const id = pick(row);
        return id === null ? [] : [[id, new Set(row.services)] as const];
      }),
    );
  return { desks: of(({ desk }) => desk), employees: of(({ employee }) => employee) };
}

function both(lv: string, en: string): Both {
  return { lv, en };
}

/** Whether there is such a unit. */
export async function unitIsThere(tx: Tx, unit: UnitId): Promise<boolean> {
  return (await tx.one('select id from unit where tenant = $1 and id = $2', [tx.identity.tenant, unit])) !== null;
}
