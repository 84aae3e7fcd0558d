import type { Desk } from '../desk/context.ts';
import { askColleagueIn, makePromise } from '../desk/promises/index.ts';
import { workingDayOnOrAfter } from '../time/working-day.ts';
import { dayOf, instantOf } from '../time/zone.ts';
import { type DemoCase, type DemoDeed, done, someone } from './demo-clients.ts';

/** Promises of the demo's people (8.5.2): a call with what a colleague finds out for it, and a talk in person. */
export const DEMO_PROMISES: readonly DemoDeed[] = [
  { at: '1 10:20', run: promiseCall },
  { at: '1 15:50', run: promiseTalk },
];

async function promiseCall(desk: Desk, found: DemoCase): Promise<void> {
  const { id, client } = await found('bedre');
  const [anna, edgars] = [someone(desk, 'Anna'), someone(desk, 'Edgars')];
  const made = await makePromise(desk, anna, {
    what: 'Piezvanīt un pateikt, kad bedri aizbērs',
    to: { to: 'client', client },
    case: id,
    channel: 'phone',
    form: 'phone',
    answerBy: inDays(desk, 5, '16:30'),
    holder: anna.employee,
    unit: unitOf(anna.units),
  });
  if ('refused' in made) throw new Error(`The demo's promise: ${made.refused}`);
  await done(
    desk.database.write(anna, (tx) =>
      askColleagueIn(desk, tx, {
        parent: made.id,
        what: 'Noskaidrot, kam pieder ceļa mala pie 5. nama',
        form: 'in-laipa',
        answerBy: inDays(desk, 2, '12:00'),
        holder: edgars.employee,
        unit: unitOf(edgars.units),
      }),
    ),
  );
}

async function promiseTalk(desk: Desk, found: DemoCase): Promise<void> {
  const { id, client } = await found('tuksa-maja');
  const anna = someone(desk, 'Anna');
  await done(
    makePromise(desk, anna, {
      what: 'Tikties ar kaimiņiem pie mājas un izstāstīt, kas tiks darīts',
      to: { to: 'client', client },
      case: id,
      channel: 'counter',
      form: 'in-person',
      answerBy: inDays(desk, 7, '10:00'),
      holder: anna.employee,
      unit: unitOf(anna.units),
    }),
  );
}

function inDays(desk: Desk, days: number, time: string): Temporal.Instant {
  const day = workingDayOnOrAfter(desk.rules.current().calendarOf(null), dayOf(desk.clock()).add({ days }));
  return instantOf(day, Temporal.PlainTime.from(time));
}

function unitOf<Unit>(units: readonly Unit[]): Unit {
  const [unit] = units;
  if (unit === undefined) throw new Error('The demo’s employee serves in no unit');
  return unit;
}
