import { deskIdentity, employeeIdentity } from '../../src/database/connect.ts';
import {
  beginVisit,
  callNext,
  changeVisitIn,
  chooseNext,
  getUp,
  sitDown,
  takeTicket,
  type Visit,
} from '../../src/desk/visits/index.ts';
import { headsOfQueue } from '../../src/desk/visits/queue.store.ts';
import { EMPLOYEES, PLACES } from '../../src/seed/demo-people.ts';
import type { OpenedDesk } from '../../src/open-desk.ts';
import type { DeskId, EmployeeId, PlaceId, ServiceId, UnitId } from '../../src/vocabulary/ids.ts';
import { percentile, timed } from '../machine/timing.ts';
import { atMost, type Row } from '../row.ts';
import type { Stage } from './stage.ts';

const WAITING = 10_000;
const VISITS = 2_000;

/** The hall that is measured: the demo's first place with its desks, services and some who sit there. */
interface Hall {
  readonly place: PlaceId;
  readonly desks: readonly DeskId[];
  readonly services: readonly { readonly id: ServiceId; readonly unit: UnitId }[];
  readonly people: readonly { readonly id: EmployeeId; readonly unit: UnitId }[];
}

/** The queue with ten thousand who wait, and a day of two thousand visits through the desk's own functions. */
export async function measureCounter(stage: Stage, desk: OpenedDesk): Promise<Row[]> {
  const hall = await hallOf(desk);
  stage.progress(`a queue of ${WAITING}`);
  const queue = await measureQueue(desk, hall);
  stage.progress(`a day of ${VISITS} visits`);
  return [...queue, ...(await measureDay(desk, hall))];
}

async function hallOf(desk: OpenedDesk): Promise<Hall> {
  const place = PLACES[0]?.id;
  if (place === undefined) throw new Error('There is no demo place');
  const people = EMPLOYEES.slice(0, 4).map(({ id, unit }) => ({ id, unit }));
  return desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    await tx.rows('delete from counter_presence where tenant = $1', [desk.tenant]);
    await tx.rows(
      `update visit set state = 'left', ended_at = now(), resume_by = null where tenant = $1 and ended_at is null`,
      [desk.tenant],
    );
    const desks = await tx.rows<{ id: DeskId }>(
      'select id from desk where tenant = $1 and place_id = $2 and not exists (select from desk_service d where d.tenant = $1 and d.desk_id = desk.id) order by number limit 4',
      [desk.tenant, place],
    );
    const services = await tx.rows<{ id: ServiceId; unit: UnitId }>(
      `select s.id, coalesce(p.unit_id, s.unit_id) as unit from place_service p join service s on s.tenant = p.tenant and s.id = p.service_id
       where p.tenant = $1 and p.place_id = $2 order by s.letter limit 50`,
      [desk.tenant, place],
    );
    return { place, desks: desks.map(({ id }) => id), services, people };
  });
}

/** Put in at once, as a queue that has grown all day; a tenth are colleagues, a tenth have an appointment. */
async function measureQueue(desk: OpenedDesk, hall: Hall): Promise<Row[]> {
  const system = deskIdentity(desk.tenant);
  const now = desk.clock();
  await desk.database.write(system, async (tx) => {
    await tx.rows(
      `insert into visit (tenant, id, place_id, day, number, service_id, unit_id, queue_group, client_kind, source, state, since, made_at, appointed_at)
       select $1, gen_random_uuid(), $2, ($3::timestamptz at time zone 'Europe/Riga')::date, 'Q' || n, s.id, s.unit,
         case when n % 10 = 3 then 'internal' else 'external' end, case when n % 10 = 3 then 'employee' else 'natural-person' end, 'kiosk', 'waiting',
         $3::timestamptz - n * interval '1 second', $3::timestamptz - n * interval '1 second',
         case when n % 10 = 7 then $3::timestamptz + (n % 7200 - 3600) * interval '1 second' end
       from generate_series(1, $4::integer) n join lateral (
         select x.id, x.unit from unnest($5::uuid[], $6::uuid[]) with ordinality as x (id, unit, nth) where x.nth = n % cardinality($5::uuid[]) + 1) s on true`,
      [desk.tenant, hall.place, now, WAITING, hall.services.map(({ id }) => id), hall.services.map(({ unit }) => unit)],
    );
  });
  const at = {
    place: hall.place,
    desk: hall.desks[0] as DeskId,
    employee: (hall.people[0] as Hall['people'][number]).id,
  };
  const server = { desk: at.desk, employee: at.employee, gives: () => true };
  const discipline = { internalLimit: null, appointmentEarly: 5, appointmentLate: 10 };
  const services = hall.services.map(({ id }) => id);
  const chosen: number[] = [];
  for (let n = 0; n < 200; n += 1) {
    const { ms, result } = await timed(() =>
      desk.database.read(system, async (tx) =>
        chooseNext(await headsOfQueue(tx, at, services, discipline, now), server, discipline, now),
      ),
    );
    if (result === null) throw new Error('Ten thousand wait, and nobody was chosen');
    chosen.push(ms);
  }
  const called = await callMany(desk, hall, 60);
  await desk.database.write(system, (tx) =>
    tx.rows(`update visit set state = 'left', ended_at = now() where tenant = $1 and ended_at is null`, [desk.tenant]),
  );
  return [
    {
      name: `queue.next of ${WAITING} who wait: p95`,
      value: percentile(chosen, 0.95),
      unit: 'ms',
      limit: null,
      goal: atMost(5),
    },
    {
      name: `calling one of ${WAITING}, recorded: p95`,
      value: percentile(called, 0.95),
      unit: 'ms',
      limit: null,
      goal: null,
    },
  ];
}

/** One employee who calls and ends, again and again; milliseconds of each call. */
async function callMany(desk: OpenedDesk, hall: Hall, times: number): Promise<number[]> {
  const who = identityOf(desk, hall, 0);
  const took: number[] = [];
  await desk.database.write(who, (tx) =>
    sitDown(desk, tx, who.employee, { place: hall.place, desk: hall.desks[0] as DeskId, unit: who.unit }),
  );
  for (let n = 0; n < times; n += 1) {
    const { ms, result } = await timed(() => desk.database.write(who, (tx) => callNext(desk, tx, who.employee)));
    took.push(ms);
    if ('refused' in result) throw new Error(`A call was refused: ${result.refused}`);
    await desk.database.write(who, (tx) =>
      changeVisitIn(desk, tx, result.visit.id, { do: 'close', outcome: 'answered', small: true, services: 1 }),
    );
  }
  await desk.database.write(who, (tx) => getUp(desk, tx, who.employee));
  return took;
}

function identityOf(desk: OpenedDesk, { people }: Hall, nth: number) {
  const one = people[nth % people.length] as Hall['people'][number];
  return { ...employeeIdentity(desk.tenant, one.id, ['employee'], [one.unit]), employee: one.id, unit: one.unit };
}

/** Each visit from the ticket to the goodbye: ticket, call, greeting, three more steps, end; four desks at once. */
async function measureDay(desk: OpenedDesk, hall: Hall): Promise<Row[]> {
  const system = deskIdentity(desk.tenant);
  const lanes = Math.min(hall.desks.length, hall.people.length, 4);
  let left = VISITS;
  const began = performance.now();
  const lane = async (nth: number) => {
    const who = identityOf(desk, hall, nth);
    const sat = await desk.database.write(who, (tx) =>
      sitDown(desk, tx, who.employee, { place: hall.place, desk: hall.desks[nth] as DeskId, unit: who.unit }),
    );
    if ('refused' in sat) throw new Error(`Nobody sat down: ${sat.refused}`);
    while (left > 0) {
      left -= 1;
      const service = hall.services[left % hall.services.length] as Hall['services'][number];
      await desk.database.write(system, (tx) =>
        takeTicket(desk, tx, {
          place: hall.place,
          service: service.id,
          clientKind: left % 10 === 3 ? 'employee' : 'natural-person',
          language: 'lv',
          source: 'kiosk',
        }),
      );
      await serveOne(desk, who);
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, nth) => lane(nth)));
  const seconds = (performance.now() - began) / 1000;
  return [
    {
      name: `a day of ${VISITS} visits, seven deeds each, ${lanes} desks at once`,
      value: VISITS / seconds,
      unit: 'visits/s',
      limit: null,
      goal: null,
    },
  ];
}

async function serveOne(desk: OpenedDesk, who: ReturnType<typeof identityOf>): Promise<void> {
  const called = await desk.database.write(who, (tx) => callNext(desk, tx, who.employee));
  if ('refused' in called) return;
  const { id } = called.visit;
  const deeds: readonly ((tx: Parameters<typeof changeVisitIn>[1]) => Promise<Visit | object>)[] = [
    (tx) => beginVisit(desk, tx, id),
    (tx) => changeVisitIn(desk, tx, id, { do: 'tick', tick: { step: 'greeted' } }),
    (tx) => changeVisitIn(desk, tx, id, { do: 'tick', tick: { step: 'need-read-back', need: 'Jautājums' } }),
    (tx) => changeVisitIn(desk, tx, id, { do: 'tick', tick: { step: 'understood' } }),
    (tx) => changeVisitIn(desk, tx, id, { do: 'close', outcome: 'answered', small: false, services: 1 }),
  ];
  for (const deed of deeds) {
    const done = await desk.database.write(who, deed);
    if ('refused' in done) throw new Error(`A deed was refused: ${JSON.stringify(done)}`);
  }
}
