import { randomUUIDv7 } from 'node:crypto';
import type { Tx } from '../database/database.ts';
import type { Desk } from '../desk/context.ts';
import { limitDesk, placeService, savePlaceHours, saveService, saveSolution, saveWay } from '../desk/services/index.ts';
import type { Hours, Weekday } from '../time/calendar.ts';
import { PLACES, UNITS } from './demo-people.ts';
import type { DemoService } from './demo-services/card.ts';
import { CENTRE } from './demo-services/centre.ts';
import { SPECIALISTS } from './demo-services/specialists.ts';

const BEGINS = Temporal.PlainDate.from('2023-12-01');

/** What the invented municipality does for its clients at the counter, by letter. */
export const DEMO_SERVICES: readonly DemoService[] = [...CENTRE, ...SPECIALISTS].sort((a, b) =>
  a.letter < b.letter ? -1 : 1,
);

/** The letters of what is given in the smaller place. */
const IN_PIEMERI = ['A', 'E', 'F', 'H', 'K', 'L'];
/** Whose clients come to its own desk: elsewhere the centre serves for all. */
const OWN_DESK = ['buvvalde'];

/** Fills the catalogue and sets both places up; through the desk's own functions, as an administrator would. */
export async function seedServices(desk: Pick<Desk, 'notify' | 'clock'>, tx: Tx): Promise<void> {
  for (const service of DEMO_SERVICES) await keepCard(tx, service, desk.clock());
  const [first, second] = PLACES;
  if (first === undefined || second === undefined) throw new Error('The demo has two places');
  for (const { id, letter, unit } of DEMO_SERVICES) {
    await done(placeService(desk, tx, { place: first.id, service: id, unit: servedBy(unit) }));
    if (IN_PIEMERI.includes(letter)) {
      await done(placeService(desk, tx, { place: second.id, service: id, unit: servedBy(unit) }));
    }
  }
  for (const { id, unit } of first.desks) {
    const own = DEMO_SERVICES.filter((service) => service.unit === unit && servedBy(unit) === null);
    if (own.length > 0)
      await done(
        limitDesk(
          desk,
          tx,
          id,
          own.map((service) => service.id),
        ),
      );
  }
  await done(
    savePlaceHours(desk, tx, { place: first.id, by: null }, { weekly: CENTRE_WEEK, closings: [], special: [] }),
  );
  await done(
    savePlaceHours(desk, tx, { place: second.id, by: null }, { weekly: PIEMERI_WEEK, closings: [], special: [] }),
  );
}

async function keepCard(tx: Tx, service: DemoService, now: Temporal.Instant): Promise<void> {
  const { id, letter, unit, lv, en } = service;
  await done(
    saveService(tx, {
      id,
      letter,
      unit,
      name: { lv: lv.name, en: en.name },
      about: { lv: lv.about, en: en.about },
      steps: { lv: lv.steps.join('\n'), en: en.steps.join('\n') },
      documents: { lv: lv.documents, en: en.documents },
      fee: { lv: lv.fee, en: en.fee },
      term: { lv: lv.term, en: en.term },
      decides: { lv: lv.decides, en: en.decides },
      law: service.law ?? { title: '', url: '' },
      usualMinutes: service.minutes,
      byAppointment: service.byAppointment,
      walkIn: service.walkIn,
      from: BEGINS,
      to: null,
    }),
  );
  for (const [index, [text, textEn, next, nextEn]] of service.solutions.entries()) {
    const solution = {
      id: randomUUIDv7(),
      n: index + 1,
      text: { lv: text, en: textEn },
      next: { lv: next, en: nextEn },
    };
    await done(saveSolution(tx, id, solution, now));
  }
  for (const [kind, at, note, noteEn] of service.ways) {
    await done(saveWay(tx, id, { id: randomUUIDv7(), kind, at, note: { lv: note, en: noteEn }, since: BEGINS }));
  }
}

/** Whose work it is in a place: the centre's, except where a unit has a desk of its own. */
function servedBy(unit: DemoService['unit'] | null): DemoService['unit'] | null {
  const owner = UNITS.find(({ id }) => id === unit);
  const ownDesk = OWN_DESK.some((mailbox) => owner?.mailbox.startsWith(`${mailbox}@`));
  return ownDesk ? null : (UNITS[0]?.id ?? null);
}

const day = (from: string, to: string): readonly Hours[] => [{ from, to }];

const CENTRE_WEEK: Readonly<Record<Weekday, readonly Hours[]>> = {
  monday: day('08:30', '18:00'),
  tuesday: day('08:30', '17:00'),
  wednesday: day('08:30', '17:00'),
  thursday: day('08:30', '17:00'),
  friday: day('08:30', '15:00'),
  saturday: [],
  sunday: [],
};

const TWICE = [...day('09:00', '12:00'), ...day('13:00', '17:00')];
const PIEMERI_WEEK: Readonly<Record<Weekday, readonly Hours[]>> = {
  monday: [],
  tuesday: TWICE,
  wednesday: [],
  thursday: TWICE,
  friday: [],
  saturday: [],
  sunday: [],
};

async function done(deed: Promise<object>): Promise<void> {
  const outcome = await deed;
  if ('refused' in outcome) throw new Error(`The demo's services: ${JSON.stringify(outcome)}`);
}
