import type { Desk } from '../desk/context.ts';
import { caseById } from '../desk/cases/index.ts';
import {
  changeTask,
  endOfDay,
  type PartToSend,
  partsOwed,
  previewTask,
  sendTask,
  taskById,
} from '../desk/tasks/index.ts';
import { workingDayOnOrAfter } from '../time/working-day.ts';
import { dayOf } from '../time/zone.ts';
import { type DemoCase, type DemoDeed, done, someone } from './demo-clients.ts';
import { UNITS } from './demo-people.ts';

/**
 * Tasks of the demo's people (10.3): one across three units and two institutions with copies to two heads, half done; one
 * to a unit as such.
 */
export const DEMO_TASKS: readonly DemoDeed[] = [
  { at: '1 15:30', run: askAboutHouse },
  { at: '1 15:40', run: askForFigures },
  { at: '0 09:50', run: finishFirst },
];

const HOUSE = 'Apsekot pamesto māju un vienoties, kas to aizslēdz';

async function askAboutHouse(desk: Desk, found: DemoCase): Promise<void> {
  const { id } = await found('tuksa-maja');
  await send(desk, 'Anna', id, HOUSE, 'Kaimiņi ziņo, ka mājā nakšņo svešinieki. Vajadzīgs kopīgs atzinums.', [
    part(desk, { employee: someone(desk, 'Jānis').employee }, 'Apsekot ēku un pateikt, vai tā ir bīstama', 3, true),
    part(desk, { employee: someone(desk, 'Dace').employee }, 'Noskaidrot, vai kādam vajadzīga palīdzība', 4),
    part(desk, { employee: someone(desk, 'Edgars').employee }, 'Atrast īpašnieku zemesgrāmatā', 5),
  ]);
}

async function askForFigures(desk: Desk): Promise<void> {
  const [centre] = UNITS;
  if (centre === undefined) throw new Error('The demo has no units');
  const words = 'Vajag decembra sēdei: cik apmeklētāju, cik zvanu, kas kavējās un kāpēc.';
  await send(desk, 'Līga', null, 'Sagatavot skaitļus domes sēdei', words, [
    part(desk, { unit: centre.id }, '', 4, true),
  ]);
}

async function finishFirst(desk: Desk): Promise<void> {
  const janis = someone(desk, 'Jānis');
  const task = await desk.database.read(janis, async (tx) => {
    const owed = await partsOwed(tx, [], dayOf(desk.clock()), 20);
    const house = owed.find(({ title }) => title === HOUSE);
    return house === undefined ? null : taskById(tx, house.id);
  });
  const own = task?.parts.find(({ employee }) => employee === janis.employee);
  if (task === null || own === undefined) throw new Error('The demo’s task has no part for the inspector');
  await done(changeTask(desk, janis, task.id, { do: 'finish-part', part: own.id }));
}

async function send(
  desk: Desk,
  sender: string,
  caseId: Parameters<typeof caseById>[1] | null,
  title: string,
  body: string,
  parts: readonly PartToSend[],
): Promise<void> {
  const who = someone(desk, sender);
  const one = caseId === null ? null : await desk.database.read(who, (tx) => caseById(tx, caseId));
  const plan = await previewTask(desk, who, one, parts);
  if ('refused' in plan) throw new Error(`The demo's task: ${plan.refused}`);
  const shown = plan.copies.map(({ to }) => to);
  const sent = await sendTask(desk, who, { title, body, case: caseId, parts, leftOut: [], shown, origin: '' });
  if ('refused' in sent) throw new Error(`The demo's task: ${sent.refused}`);
}

function part(
  desk: Desk,
  who: { readonly employee: ReturnType<typeof someone>['employee'] } | { readonly unit: (typeof UNITS)[number]['id'] },
  words: string,
  days: number,
  responsible = false,
): PartToSend {
  const calendar = desk.rules.current().calendarOf(null);
  const day = workingDayOnOrAfter(calendar, dayOf(desk.clock()).add({ days }));
  return { key: crypto.randomUUID(), ...who, words, responsible, dueAt: endOfDay(calendar, day) };
}
