import { employeeIdentity } from '../database/connect.ts';
import { giveMandate, holdersOf, directoryAt, writeAbsence } from '../desk/directory/index.ts';
import type { Desk } from '../desk/context.ts';
import { dayOf } from '../time/zone.ts';
import type { EmployeeId } from '../vocabulary/ids.ts';
import type { Role } from '../vocabulary/words.ts';
import { EMPLOYEES } from './demo-people.ts';
import type { DemoTime } from './demo-time.ts';

const BEGINS = Temporal.PlainDate.from('2023-12-01');

/** What the demo's people do to their directory: mandates, absences; through the desk's own functions. */
export async function seedDirectory(desk: Desk, time: DemoTime, now: Temporal.Instant): Promise<void> {
  const earlier = { ...desk, clock: () => time.instantOf('12 08:30') };
  await giveMandates(earlier);
  await keepAbsences({ ...desk, clock: () => time.instantOf('1 16:30') }, time, now);
}

/** 5.5.2: by the posts themselves, and one by an order. */
async function giveMandates(desk: Desk): Promise<void> {
  const [inga, andris] = [one(desk, 'Inga', ['executive-director']), one(desk, 'Andris', ['council-chair'])];
  await desk.database.write(inga, async (tx) => {
    const directory = await directoryAt(tx);
    const [chair] = holdersOf(directory, 'council-chair', dayOf(desk.clock()));
    if (chair === undefined) throw new Error('The demo has no chair of the council');
    const order = { unit: null, from: BEGINS, until: null };
    await done(
      giveMandate(desk, tx, inga.employee, {
        ...order,
        to: { post: chair.post },
        kind: 'sign',
        scope: 'pašvaldības vārdā visos jautājumos',
        document: 'Pašvaldību likums, 16. pants',
      }),
    );
    const building = EMPLOYEES.find(({ given }) => given === 'Ilze');
    if (building === undefined) throw new Error('The demo has no head of the building authority');
    await done(
      giveMandate(desk, tx, inga.employee, {
        ...order,
        to: { employee: building.id },
        kind: 'sign',
        scope: 'būvvaldes lēmumi un vēstules',
        unit: building.unit,
        document: 'Paraugnovada rīkojums Nr. 1-6/23/14 (demo)',
      }),
    );
  });
  await desk.database.write(andris, (tx) =>
    done(
      giveMandate(desk, tx, andris.employee, {
        to: { employee: inga.employee },
        kind: 'decide',
        scope: 'pašvaldības administrācijas darbs',
        unit: null,
        document: 'Paraugnovada domes lēmums Nr. 7 (demo)',
        from: BEGINS,
        until: null,
      }),
    ),
  );
}

/** One away today, one from the next working day on. */
async function keepAbsences(desk: Desk, time: DemoTime, now: Temporal.Instant): Promise<void> {
  const karlis = one(desk, 'Kārlis', ['administrator']);
  const id = (given: string) => one(desk, given, []).employee;
  const next = time.workingDay(now, 1);
  await desk.database.write(karlis, async (tx) => {
    const today = dayOf(now);
    const absences = [
      { employee: id('Rita'), firstDay: today, lastDay: time.workingDay(now, 2), standIn: id('Līga') },
      { employee: id('Ilze'), firstDay: next, lastDay: next.add({ days: 4 }), standIn: id('Jānis') },
    ];
    for (const absence of absences) await done(writeAbsence(desk, tx, karlis.employee, absence));
  });
}

function one({ tenant }: Desk, given: string, roles: readonly Role[]) {
  const found = EMPLOYEES.find((employee) => employee.given === given);
  if (found === undefined) throw new Error(`No demo employee is called ${given}`);
  const employee: EmployeeId = found.id;
  return { ...employeeIdentity(tenant, employee, ['employee', ...roles], [found.unit]), employee };
}

async function done(deed: Promise<object>): Promise<void> {
  const outcome = await deed;
  if ('refused' in outcome) throw new Error(`The demo's directory: ${JSON.stringify(outcome)}`);
}
