import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESK, riga, testDesk } from '../../../test/builders/desk.ts';
import type { Identity, Tx } from '../../database/database.ts';
import { PLACES, UNITS } from '../../seed/demo-people.ts';
import { DEMO_SERVICES } from '../../seed/demo-services.ts';
import { newId } from '../context.ts';
import type { ServiceId, UnitId } from '../../vocabulary/ids.ts';
import { type Neighbour, serviceRefusal, type ServiceText } from './catalogue.ts';
import {
  calendarOfPlace,
  endService,
  endSolution,
  gives,
  isOpenAt,
  limitDesk,
  limitEmployee,
  limitsAt,
  openingState,
  placeHours,
  placeService,
  type PlaceHours,
  QUEUE_SETTING,
  queueSetting,
  restoreSolution,
  restoreWay,
  endWay,
  savePlaceHours,
  saveQueueSetting,
  saveService,
  saveSolution,
  saveWay,
  serviceCard,
  servicesAt,
  unplaceService,
  wayHref,
} from './index.ts';
import { placeSolution } from './solutions.ts';
import { wayRefusal } from './ways.ts';

const desk = await testDesk('2026-11-24T10:00');
const [centre, building] = UNITS.map(({ id }) => id) as [UnitId, UnitId];
const [first, second] = PLACES as [(typeof PLACES)[number], (typeof PLACES)[number]];
const today = Temporal.PlainDate.from('2026-11-24');
const now = riga('2026-11-24T10:00');
const byLetter = (letter: string) => {
  const found = DEMO_SERVICES.find((one) => one.letter === letter);
  if (found === undefined) throw new Error(`The demo has no service ${letter}`);
  return found.id;
};
const read = <Result>(work: (tx: Tx) => Promise<Result>) => desk.database.read(DESK, work);
const write = <Result>(who: Identity, work: (tx: Tx) => Promise<Result>) => desk.database.write(who, work);
const none = { lv: '', en: '' };
const card = (more: Partial<ServiceText> = {}): ServiceText => ({
  id: newId<ServiceId>(),
  letter: 'Z',
  unit: centre,
  name: { lv: 'Pazaudētas mantas', en: '' },
  about: none,
  steps: none,
  documents: none,
  fee: none,
  term: none,
  decides: none,
  law: { title: '', url: '' },
  usualMinutes: 5,
  byAppointment: false,
  walkIn: true,
  from: today,
  to: null,
  ...more,
});
const why = (outcome: object) => ('refused' in outcome ? outcome.refused : 'done');

test('5.3.2: a head writes the cards of their own unit, the steward and an administrator those of all', async () => {
  const own = card();
  assert.equal(why(await write(desk.as('Mārtiņš'), (tx) => saveService(tx, own))), 'done');
  const others = card({ unit: building, letter: 'Y' });
  assert.equal(why(await write(desk.as('Mārtiņš'), (tx) => saveService(tx, others))), 'not-allowed');
  assert.equal(why(await write(desk.as('Anna'), (tx) => saveService(tx, own))), 'not-allowed');
  assert.equal(why(await write(desk.as('Līga'), (tx) => saveService(tx, others))), 'done');
  const taken = { ...others, unit: centre };
  assert.equal(
    why(await write(desk.as('Mārtiņš'), (tx) => saveService(tx, taken))),
    'not-allowed',
    'nobody takes a service from another unit',
  );
  assert.equal((await read((tx) => serviceCard(tx, own.id)))?.name.lv, 'Pazaudētas mantas');
});

test('a card is refused with what is wrong: no name, a bad letter, an unsafe link, no way in, an end before the start', () => {
  const asked = (more: Partial<ServiceText>) => serviceRefusal(card(more), [])?.refused ?? 'done';
  assert.equal(asked({}), 'done');
  assert.equal(asked({ name: { lv: '  ', en: 'Lost things' } }), 'name-missing');
  for (const letter of ['Ā', 'a', 'ABC', '1', '']) assert.equal(asked({ letter }), 'letter-malformed', letter);
  for (const url of ['http://likumi.lv', 'javascript:alert(1)', 'https://', 'https://a b.lv']) {
    assert.equal(asked({ law: { title: 'Likums', url } }), 'law-not-https', url);
  }
  assert.equal(asked({ law: { title: 'Likums', url: 'https://likumi.lv/ta/id/1' } }), 'done');
  assert.equal(asked({ walkIn: false }), 'no-way-in');
  assert.equal(asked({ usualMinutes: 0 }), 'minutes-out-of-bounds');
  assert.equal(asked({ to: today.subtract({ days: 1 }) }), 'ends-before-it-starts');
  assert.equal(asked({ to: today }), 'done', 'one day is a day');
});

test('a letter means one service at a place, on any one day', () => {
  const other = (from: string, to: string | null): Neighbour => ({
    id: newId<ServiceId>(),
    place: first.id,
    letter: 'Z',
    name: { lv: 'Zudumi', en: '' },
    from: Temporal.PlainDate.from(from),
    to: to === null ? null : Temporal.PlainDate.from(to),
  });
  assert.deepEqual(serviceRefusal(card(), [other('2020-01-01', null)]), {
    refused: 'letter-taken',
    letter: 'Z',
    by: { lv: 'Zudumi', en: '' },
  });
  assert.equal(serviceRefusal(card(), [other('2020-01-01', '2026-11-23')]), null, 'the other is over before');
  assert.equal(serviceRefusal(card({ to: today }), [other('2026-11-25', null)]), null, 'the other begins after');
  assert.equal(serviceRefusal(card({ to: today }), [other('2026-11-24', null)])?.refused, 'letter-taken');
});

test('a letter that is taken at one place is free at another; placing and changing both mind it', async () => {
  const martins = desk.as('Mārtiņš');
  const lost = card({ letter: 'B' });
  await write(martins, (tx) => saveService(tx, lost));
  const at = (place: typeof first) =>
    write(martins, (tx) => placeService(desk, tx, { place: place.id, service: lost.id, unit: null }));
  assert.equal(why(await at(first)), 'letter-taken', 'B is the building permit there');
  assert.equal(why(await at(second)), 'done');
  assert.equal(why(await write(martins, (tx) => saveService(tx, { ...lost, letter: 'E' }))), 'letter-taken');
  assert.equal(why(await write(martins, (tx) => saveService(tx, { ...lost, letter: 'Q' }))), 'done');
  assert.ok(desk.notices.includes(`hall:${second.id}`), 'open screens of the hall are told');
  const there = { place: second.id, service: lost.id };
  assert.equal(why(await write(martins, (tx) => unplaceService(desk, tx, there))), 'done');
  assert.equal(why(await write(martins, (tx) => unplaceService(desk, tx, there))), 'not-given-here');
});

test('two who give one letter at once to two services of a place: one of them is refused', async () => {
  const pair = [card({ letter: 'W' }), card({ letter: 'W' })];
  for (const one of pair) await write(DESK, (tx) => saveService(tx, one));
  const outcomes = await Promise.all(
    pair.map(({ id }) => write(DESK, (tx) => placeService(desk, tx, { place: first.id, service: id, unit: null }))),
  );
  assert.deepEqual(outcomes.map(why).toSorted(), ['done', 'letter-taken']);
});

test('a service that has ended is not given after its last day, and the end can be taken back', async () => {
  const at = async (day: Temporal.PlainDate) =>
    (await read((tx) => servicesAt(tx, first.id, day))).some(({ letter }) => letter === 'H');
  const change = (to: Temporal.PlainDate | null) =>
    write(desk.as('Mārtiņš'), (tx) => endService(tx, byLetter('H'), to));
  assert.equal(why(await change(today)), 'done');
  assert.deepEqual([await at(today), await at(today.add({ days: 1 }))], [true, false]);
  assert.equal(why(await change(null)), 'done');
  assert.equal(await at(today.add({ days: 1 })), true);
});

test('6.4: a solution takes its number, the one that had it moves; ended ones come back under a free number', async () => {
  const martins = desk.as('Mārtiņš');
  const id = byLetter('L');
  const list = async () => (await read((tx) => serviceCard(tx, id)))?.solutions.map(({ n, text }) => `${n} ${text.lv}`);
  const [one, two] = (await read((tx) => serviceCard(tx, id)))?.solutions ?? [];
  assert.ok(one !== undefined && two !== undefined);
  assert.equal(why(await write(martins, (tx) => saveSolution(tx, id, { ...two, n: 1 }, now))), 'done');
  assert.deepEqual(await list(), ['1 Izsniedzu dokumentu', '2 Atbildu uzreiz', '3 Noskaidroju un piezvanīšu']);
  const fresh = { id: newId<string>(), n: 1, text: { lv: 'Pierakstu', en: '' }, next: none };
  assert.equal(why(await write(martins, (tx) => saveSolution(tx, id, fresh, now))), 'done');
  assert.deepEqual(await list(), [
    '1 Pierakstu',
    '2 Atbildu uzreiz',
    '3 Noskaidroju un piezvanīšu',
    '4 Izsniedzu dokumentu',
  ]);
  assert.equal(why(await write(martins, (tx) => endSolution(tx, id, fresh.id, now))), 'done');
  assert.equal(why(await write(martins, (tx) => endSolution(tx, id, fresh.id, now))), 'unknown-solution');
  await write(martins, (tx) => saveSolution(tx, id, { ...two, n: 1 }, now));
  assert.equal(why(await write(martins, (tx) => restoreSolution(tx, id, fresh.id, now))), 'done');
  assert.equal((await list())?.at(-1), '4 Pierakstu', 'its number was taken meanwhile');
});

test('6.4: nine keys are all there are, each from 1 to 9', () => {
  const nine = Array.from({ length: 9 }, (_, n) => ({ id: `s${n + 1}`, n: n + 1 }));
  const text = { lv: 'Vēl viens', en: '' };
  assert.deepEqual(placeSolution(nine, { id: 'new', n: 3, text }), { refused: 'too-many-solutions' });
  assert.deepEqual(placeSolution(nine, { id: 's9', n: 3, text }), { moved: { id: 's3', n: 9 } });
  assert.deepEqual(placeSolution([], { id: 'new', n: 10, text }), { refused: 'number-out-of-bounds' });
  assert.deepEqual(placeSolution([], { id: 'new', n: 1, text: none }), { refused: 'text-missing' });
});

test('6.11: another way is a safe page, a telephone, an e-mail or words; ended, it can be taken back', async () => {
  const asked = (kind: Parameters<typeof wayRefusal>[0]['kind'], at: string) => wayRefusal({ kind, at })?.refused;
  assert.equal(asked('latvija', 'latvija.gov.lv'), undefined);
  assert.equal(asked('web', 'https://www.paraugnovads.example/veidlapas'), undefined);
  for (const at of ['http://latvija.gov.lv', 'javascript:alert(1)', 'kaut kas', 'latvija']) {
    assert.equal(asked('web', at), 'url-not-https', at);
  }
  assert.equal(asked('phone', '+371 60000001'), undefined);
  assert.equal(asked('phone', 'zvaniet'), 'phone-malformed');
  assert.equal(asked('e-mail', 'nav adrese'), 'email-malformed');
  assert.equal(asked('e-address', 'Paraugnovada pašvaldība'), undefined);
  assert.equal(asked('e-address', ' '), 'at-missing');
  assert.equal(wayHref({ kind: 'latvija', at: 'latvija.gov.lv' }), 'https://latvija.gov.lv');
  assert.equal(wayHref({ kind: 'phone', at: '+371 6000-0001' }), 'tel:+37160000001');
  assert.equal(wayHref({ kind: 'e-address', at: 'Paraugnovada pašvaldība' }), null);
  const [martins, id] = [desk.as('Mārtiņš'), byLetter('H')];
  const way = { id: newId<string>(), kind: 'web', at: 'zveja.example', note: none, since: today } as const;
  const kept = async () => (await read((tx) => serviceCard(tx, id)))?.ways.some((one) => one.id === way.id);
  assert.equal(why(await write(martins, (tx) => saveWay(tx, id, way))), 'done');
  assert.equal(why(await write(martins, (tx) => restoreWay(tx, id, way.id))), 'unknown-way', 'it has not ended');
  assert.equal(why(await write(martins, (tx) => endWay(tx, id, way.id, now))), 'done');
  assert.equal(await kept(), false);
  assert.equal(why(await write(martins, (tx) => restoreWay(tx, id, way.id))), 'done');
  assert.equal(await kept(), true);
});

test('a desk and a person give what both give; nothing named is everything', async () => {
  const [one, , three] = first.desks.map(({ id }) => id);
  assert.ok(one !== undefined && three !== undefined);
  const anna = desk.as('Anna').employee;
  const [permit, fishing] = [byLetter('B'), byLetter('H')];
  const at = () => read((tx) => limitsAt(tx, first.id));
  const before = await at();
  assert.deepEqual([gives(before, one, anna, permit), gives(before, three, anna, fishing)], [true, false]);
  const limit = (who: string, services: readonly ServiceId[]) =>
    write(desk.as(who), (tx) => limitEmployee(desk, tx, anna, services, today));
  assert.equal(why(await limit('Ilze', [fishing])), 'not-allowed', 'Anna is not of her unit');
  assert.equal(why(await limit('Mārtiņš', [fishing])), 'done');
  const limited = await at();
  assert.deepEqual([gives(limited, one, anna, permit), gives(limited, one, anna, fishing)], [false, true]);
  assert.equal(why(await limit('Mārtiņš', [newId<ServiceId>()])), 'unknown-service');
  assert.equal(why(await limit('Mārtiņš', [])), 'done');
  const setDesk = (who: string) => write(desk.as(who), (tx) => limitDesk(desk, tx, three, []));
  assert.equal(why(await setDesk('Mārtiņš')), 'not-allowed', 'desk 3 is the Building Authority’s');
  assert.equal(why(await setDesk('Ilze')), 'done');
  assert.equal(gives(await at(), three, anna, fishing), true);
});

test('6.9: a place calls as the standard says until somebody who may decides otherwise, within bounds', async () => {
  assert.deepEqual(await read((tx) => queueSetting(tx, first.id)), QUEUE_SETTING);
  assert.equal(QUEUE_SETTING.internalLimit, null, 'clients first, however long a colleague waits');
  const save = (who: string, more: Partial<typeof QUEUE_SETTING>) =>
    write(desk.as(who), (tx) =>
      saveQueueSetting(desk, tx, { place: first.id, by: desk.as(who).employee }, { ...QUEUE_SETTING, ...more }),
    );
  assert.equal(why(await save('Anna', { internalLimit: 30 })), 'not-allowed');
  assert.deepEqual(await save('Mārtiņš', { internalLimit: 4 }), { refused: 'out-of-bounds', name: 'internalLimit' });
  assert.deepEqual(await save('Mārtiņš', { calls: 2.5 }), { refused: 'out-of-bounds', name: 'calls' });
  assert.equal(why(await save('Mārtiņš', { internalLimit: 30 })), 'done');
  assert.equal((await read((tx) => queueSetting(tx, first.id))).internalLimit, 30);
  assert.equal((await read((tx) => queueSetting(tx, second.id))).internalLimit, null, 'the other place is as it was');
});

const WEEK: PlaceHours['weekly'] = {
  monday: [{ from: '08:30', to: '18:00' }],
  tuesday: [
    { from: '09:00', to: '12:00' },
    { from: '13:00', to: '17:00' },
  ],
  wednesday: [],
  thursday: [{ from: '09:00', to: '17:00' }],
  friday: [],
  saturday: [],
  sunday: [],
};

test('hours that overlap or end before they start are refused with the place; a place goes back to the house’s hours', async () => {
  const save = (hours: PlaceHours | null, who = 'Mārtiņš') =>
    write(desk.as(who), (tx) => savePlaceHours(desk, tx, { place: first.id, by: desk.as(who).employee }, hours));
  const monday = (...hours: readonly [string, string][]): PlaceHours => ({
    weekly: { ...WEEK, monday: hours.map(([from, to]) => ({ from, to })) },
    closings: [],
    special: [],
  });
  const found = async (hours: PlaceHours) => {
    const outcome = await save(hours);
    return 'refused' in outcome && outcome.refused === 'hours-invalid' ? outcome.findings.map(({ path }) => path) : [];
  };
  assert.deepEqual(await found(monday(['09:00', '13:00'], ['12:00', '17:00'])), ['weekly.monday[1].from']);
  assert.deepEqual(await found(monday(['17:00', '09:00'])), ['weekly.monday[0].to']);
  assert.equal(why(await save(monday(['09:00', '17:00']), 'Anna')), 'not-allowed');
  assert.equal(why(await save(monday(['09:00', '17:00']))), 'done');
  assert.deepEqual((await read((tx) => placeHours(tx, first.id)))?.weekly.monday, [{ from: '09:00', to: '17:00' }]);
  assert.equal(why(await save(null)), 'done');
  assert.equal(await read((tx) => placeHours(tx, first.id)), null);
});

test('a place is open by its own week, shut on the house’s holidays and its own closed days', () => {
  const house = desk.rules.current().calendarOf(null);
  const calendar = calendarOfPlace(house, {
    weekly: WEEK,
    closings: [{ day: '2026-11-26', hours: null, lv: 'Mācības', en: 'Training' }],
    special: [{ day: '2026-11-28', hours: [{ from: '10:00', to: '14:00' }], lv: 'Tirdziņš', en: 'Market' }],
  });
  const open = (civil: string) => isOpenAt(calendar, riga(civil));
  assert.deepEqual(
    [open('2026-11-24T09:00'), open('2026-11-24T12:00'), open('2026-11-24T16:59'), open('2026-11-24T17:00')],
    [true, false, true, false],
  );
  assert.equal(open('2026-11-25T10:00'), false, 'never on Wednesdays');
  assert.equal(open('2026-11-26T10:00'), false, 'closed that day');
  assert.equal(open('2026-11-28T10:00'), true, 'a Saturday with its own hours');
  assert.equal(isOpenAt(calendar, riga('2027-11-18T10:00')), false, 'the national day is a Thursday in 2027');
  const said = (civil: string) => {
    const state = openingState(calendar, riga(civil));
    const at = state.open ? state.until : state.opens;
    return `${state.open ? 'until' : 'opens'} ${at?.toZonedDateTimeISO('Europe/Riga').toPlainDateTime().toString() ?? '—'}`;
  };
  assert.equal(said('2026-11-24T10:00'), 'until 2026-11-24T12:00:00');
  assert.equal(said('2026-11-24T12:30'), 'opens 2026-11-24T13:00:00');
  assert.equal(said('2026-11-24T18:00'), 'opens 2026-11-28T10:00:00', 'past a Wednesday, a closed day and a Friday');
});

test('the clocks change at night: the place opens at the same civil time before and after', () => {
  const calendar = calendarOfPlace(desk.rules.current().calendarOf(null), { weekly: WEEK, closings: [], special: [] });
  const opens = (civil: string) => {
    const state = openingState(calendar, riga(civil));
    return state.open ? null : state.opens?.toString();
  };
  assert.equal(opens('2026-10-23T20:00'), '2026-10-26T06:30:00Z', 'Monday after the clocks went back');
  assert.equal(opens('2026-10-18T20:00'), '2026-10-19T05:30:00Z', 'Monday before');
});
