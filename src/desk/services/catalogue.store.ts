import type { Tx } from '../../database/database.ts';
import type { DeskId, EmployeeId, PlaceId, ServiceId, UnitId } from '../../vocabulary/ids.ts';
import type { Neighbour, ServiceText } from './catalogue.ts';
import type { OtherWay, Solution } from './service.ts';

/** One change of the catalogue at a time: letters, numbers and limits are decided upon what stands. */
export async function lockCatalogue(tx: Tx): Promise<void> {
  await tx.rows(`select pg_advisory_xact_lock(hashtext('laipa.services'), $1)`, [tx.identity.tenant]);
}

/** What else is given where a service is given. bounded: at most 2000. */
export async function neighboursOf(tx: Tx, service: ServiceId): Promise<Neighbour[]> {
  return neighbours(tx, 'p.place_id in (select place_id from place_service where tenant = $1 and service_id = $2)', [
    tx.identity.tenant,
    service,
  ]);
}

/** What is given at a place on any day. bounded: at most 2000. */
export async function neighboursAt(tx: Tx, place: PlaceId): Promise<Neighbour[]> {
  return neighbours(tx, 'p.place_id = $2', [tx.identity.tenant, place]);
}

async function neighbours(tx: Tx, where: string, values: readonly unknown[]): Promise<Neighbour[]> {
  const rows = await tx.rows<{
    id: ServiceId;
    place_id: PlaceId;
    letter: string;
    name_lv: string;
    name_en: string;
    valid_from: string;
    valid_to: string | null;
  }>(
    `select s.id, p.place_id, s.letter, s.name_lv, s.name_en, s.valid_from::text, s.valid_to::text
     from place_service p join service s on s.tenant = p.tenant and s.id = p.service_id
     where p.tenant = $1 and ${where} order by s.letter, s.id limit 2000`,
    values,
  );
  return rows.map((row) => ({
    id: row.id,
    place: row.place_id,
    letter: row.letter,
    name: { lv: row.name_lv, en: row.name_en },
    from: Temporal.PlainDate.from(row.valid_from),
    to: row.valid_to === null ? null : Temporal.PlainDate.from(row.valid_to),
  }));
}

/** Writes the words of a card: a new one, or over the one with its id. */
export async function writeService(tx: Tx, service: ServiceText): Promise<void> {
  const { id, letter, unit, name, about, steps, documents, fee, term, decides, law } = service;
  await tx.rows(
    `insert into service (tenant, id, letter, unit_id, name_lv, name_en, about_lv, about_en, steps_lv, steps_en, documents_lv,
       documents_en, fee_lv, fee_en, term_lv, term_en, decides_lv, decides_en, law_title, law_url, usual_minutes,
       by_appointment, walk_in, valid_from, valid_to)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)
     on conflict (tenant, id) do update set letter = excluded.letter, unit_id = excluded.unit_id, name_lv = excluded.name_lv,
       name_en = excluded.name_en, about_lv = excluded.about_lv, about_en = excluded.about_en, steps_lv = excluded.steps_lv,
       steps_en = excluded.steps_en, documents_lv = excluded.documents_lv, documents_en = excluded.documents_en,
       fee_lv = excluded.fee_lv, fee_en = excluded.fee_en, term_lv = excluded.term_lv, term_en = excluded.term_en,
       decides_lv = excluded.decides_lv, decides_en = excluded.decides_en, law_title = excluded.law_title,
       law_url = excluded.law_url, usual_minutes = excluded.usual_minutes, by_appointment = excluded.by_appointment,
       walk_in = excluded.walk_in, valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
    [
      tx.identity.tenant,
      id,
      letter,
      unit,
      name.lv,
      name.en,
      about.lv,
      about.en,
      steps.lv,
      steps.en,
      documents.lv,
      documents.en,
      fee.lv,
      fee.en,
      term.lv,
      term.en,
      decides.lv,
      decides.en,
      law.title,
      law.url,
      service.usualMinutes,
      service.byAppointment,
      service.walkIn,
      service.from,
      service.to,
    ],
  );
}

/** The last day of a service alone. */
export async function writeLastDay(tx: Tx, service: ServiceId, to: Temporal.PlainDate | null): Promise<void> {
  await tx.rows('update service set valid_to = $3 where tenant = $1 and id = $2', [tx.identity.tenant, service, to]);
}

/** The solutions of a service that stand, by number. bounded: at most nine. */
export async function solutionsOf(tx: Tx, service: ServiceId): Promise<{ id: string; n: number }[]> {
  return tx.rows(
    `select id, n from service_solution where tenant = $1 and service_id = $2 and ended_at is null order by n limit 9`,
    [tx.identity.tenant, service],
  );
}

/** Writes solutions under their numbers, in one statement each way round: no two may have one number, not even for a moment. */
export async function writeSolutions(
  tx: Tx,
  service: ServiceId,
  solutions: readonly (Pick<Solution, 'id' | 'n'> & Partial<Pick<Solution, 'text' | 'next'>>)[],
  now: Temporal.Instant,
): Promise<void> {
  const rows = solutions.map(({ id, n, text, next }) => ({
    id,
    n,
    lv: text?.lv ?? null,
    en: text?.en ?? null,
    next_lv: next?.lv ?? null,
    next_en: next?.en ?? null,
  }));
  await tx.rows(
    `update service_solution set ended_at = $4 where tenant = $1 and service_id = $2 and id = any($3::uuid[]) and ended_at is null`,
    [tx.identity.tenant, service, solutions.map(({ id }) => id), now],
  );
  await tx.rows(
    `update service_solution o set n = r.n, text_lv = coalesce(r.lv, o.text_lv), text_en = coalesce(r.en, o.text_en),
       next_lv = coalesce(r.next_lv, o.next_lv), next_en = coalesce(r.next_en, o.next_en), ended_at = null
     from jsonb_to_recordset($3::jsonb) as r (id uuid, n integer, lv text, en text, next_lv text, next_en text)
     where o.tenant = $1 and o.service_id = $2 and o.id = r.id`,
    [tx.identity.tenant, service, JSON.stringify(rows)],
  );
  await tx.rows(
    `insert into service_solution (tenant, id, service_id, n, text_lv, text_en, next_lv, next_en)
     select $1, r.id, $2, r.n, r.lv, coalesce(r.en, ''), coalesce(r.next_lv, ''), coalesce(r.next_en, '')
     from jsonb_to_recordset($3::jsonb) as r (id uuid, n integer, lv text, en text, next_lv text, next_en text)
     where r.lv is not null on conflict (tenant, id) do nothing`,
    [tx.identity.tenant, service, JSON.stringify(rows)],
  );
}

/** Whether there was such a one that stands. */
export async function endSolutionRow(tx: Tx, service: ServiceId, id: string, now: Temporal.Instant): Promise<boolean> {
  const rows = await tx.rows(
    `update service_solution set ended_at = $4 where tenant = $1 and service_id = $2 and id = $3 and ended_at is null returning id`,
    [tx.identity.tenant, service, id, now],
  );
  return rows.length > 0;
}

/** The number of a solution that was ended; `null` where there is none such. */
export async function endedSolution(tx: Tx, service: ServiceId, id: string): Promise<{ n: number } | null> {
  return tx.one(
    `select n from service_solution where tenant = $1 and service_id = $2 and id = $3 and ended_at is not null`,
    [tx.identity.tenant, service, id],
  );
}

/** Writes another way: a new one, or over the one with its id. */
export async function writeWay(tx: Tx, service: ServiceId, way: OtherWay): Promise<void> {
  await tx.rows(
    `insert into service_way (tenant, id, service_id, kind, at, note_lv, note_en, since) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (tenant, id) do update set kind = excluded.kind, at = excluded.at, note_lv = excluded.note_lv,
       note_en = excluded.note_en, since = excluded.since`,
    [tx.identity.tenant, way.id, service, way.kind, way.at, way.note.lv, way.note.en, way.since],
  );
}

/** Ends another way, or with `null` takes that back; whether there was one to do it to. */
export async function endWayRow(tx: Tx, service: ServiceId, id: string, at: Temporal.Instant | null): Promise<boolean> {
  const rows = await tx.rows(
    `update service_way set ended_at = $4 where tenant = $1 and service_id = $2 and id = $3
       and (ended_at is null) = ($4::timestamptz is not null) returning id`,
    [tx.identity.tenant, service, id, at],
  );
  return rows.length > 0;
}

export async function writePlaced(tx: Tx, place: PlaceId, service: ServiceId, unit: UnitId | null): Promise<void> {
  await tx.rows(
    `insert into place_service (tenant, place_id, service_id, unit_id) values ($1, $2, $3, $4)
     on conflict (tenant, place_id, service_id) do update set unit_id = excluded.unit_id`,
    [tx.identity.tenant, place, service, unit],
  );
}

export async function removePlaced(tx: Tx, place: PlaceId, service: ServiceId): Promise<boolean> {
  const rows = await tx.rows(
    `delete from place_service where tenant = $1 and place_id = $2 and service_id = $3 returning service_id`,
    [tx.identity.tenant, place, service],
  );
  return rows.length > 0;
}

/** Which of these services are there at all. bounded: by the ids asked. */
export async function knownServices(tx: Tx, ids: readonly ServiceId[]): Promise<ServiceId[]> {
  const rows = await tx.rows<{ id: ServiceId }>(
    'select id from service where tenant = $1 and id = any($2::uuid[]) limit 500',
    [tx.identity.tenant, ids],
  );
  return rows.map(({ id }) => id);
}

/** A desk gives these services and no others; none: all of its place. */
export async function writeDeskLimit(tx: Tx, desk: DeskId, services: readonly ServiceId[]): Promise<void> {
  await tx.rows('delete from desk_service where tenant = $1 and desk_id = $2', [tx.identity.tenant, desk]);
  await tx.rows('insert into desk_service (tenant, desk_id, service_id) select $1, $2, unnest($3::uuid[])', [
    tx.identity.tenant,
    desk,
    services,
  ]);
}

/** Somebody gives these services and no others; none: all of the desk they sit at. */
export async function writeEmployeeLimit(tx: Tx, employee: EmployeeId, services: readonly ServiceId[]): Promise<void> {
  await tx.rows('delete from employee_service where tenant = $1 and employee_id = $2', [tx.identity.tenant, employee]);
  await tx.rows('insert into employee_service (tenant, employee_id, service_id) select $1, $2, unnest($3::uuid[])', [
    tx.identity.tenant,
    employee,
    services,
  ]);
}
