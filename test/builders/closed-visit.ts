import pg from 'pg';
import { newId } from '../../src/desk/context.ts';
import { demoId, EMPLOYEES, PLACES, UNITS } from '../../src/seed/demo-people.ts';
import type { ClientId, DeskId, EmployeeId, PlaceId, ServiceId, UnitId, VisitId } from '../../src/vocabulary/ids.ts';
import type { VisitState } from '../../src/vocabulary/words.ts';
import type { TestDesk } from './desk.ts';

export interface ClosedVisit {
  readonly id: VisitId;
  readonly place: PlaceId;
  readonly desk: DeskId;
  readonly service: ServiceId;
  readonly unit: UnitId;
  readonly holder: EmployeeId;
}

const numbers = new WeakMap<TestDesk, number>();

/**
 * A visit that somebody has served, as it stands in the table: closed now, unless said otherwise. Written by the owner, so
 * that a test of what comes after needs no kiosk, queue and desk before it.
 */
export async function closedVisit(
  desk: TestDesk,
  by: string,
  more: {
    readonly state?: Extract<VisitState, 'closed' | 'serving' | 'left'>;
    readonly service?: number;
    readonly client?: ClientId;
    /** Of whom the unit is whose work it was; else of whoever served. */
    readonly unit?: string;
  } = {},
): Promise<ClosedVisit> {
  const employee = EMPLOYEES.find(({ given }) => given === by);
  const place = PLACES[0];
  const at = place?.desks[0];
  if (employee === undefined || place === undefined || at === undefined) throw new Error(`${by} has no desk`);
  const nth = (numbers.get(desk) ?? 0) + 1;
  numbers.set(desk, nth);
  const { state = 'closed' } = more;
  const visit = {
    id: newId<VisitId>(),
    place: place.id,
    desk: at.id,
    service: demoId<ServiceId>(9, more.service ?? 1),
    unit: EMPLOYEES.find(({ given }) => given === more.unit)?.unit ?? employee.unit,
    holder: employee.id,
  };
  const now = desk.clock().toString();
  const client = new pg.Client({ connectionString: desk.testDatabase.url });
  await client.connect();
  try {
    await client.query(
      `insert into service (tenant, id, letter, unit_id, name_lv, name_en, valid_from)
       values (1, $1, 'T', $2, 'Pārbaudes pakalpojums', 'Service for tests', '2023-12-01') on conflict do nothing`,
      [visit.service, UNITS[0]?.id],
    );
    await client.query(
      `insert into visit (tenant, id, place_id, day, number, service_id, unit_id, queue_group, client_kind, source, state, since,
         made_at, desk_id, holder_id, calls, called_at, begun_at, ended_at, outcome, client_id)
       values (1, $1, $2, ($9::timestamptz at time zone 'Europe/Riga')::date, $3, $4, $5, 'external', 'natural-person', 'kiosk', $6, $9, $9, $7, $8, 1, $9, $9,
         case when $6 = 'serving' then null else $9::timestamptz end, case when $6 = 'closed' then 'answered' end, $10)`,
      [
        visit.id,
        visit.place,
        `T${String(nth).padStart(3, '0')}`,
        visit.service,
        visit.unit,
        state,
        visit.desk,
        visit.holder,
        now,
        more.client ?? null,
      ],
    );
  } finally {
    await client.end();
  }
  return visit;
}
