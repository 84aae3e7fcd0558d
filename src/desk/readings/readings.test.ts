import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESK, testDesk } from '../../../test/builders/desk.ts';
import { caseOfMail, letter } from '../../../test/builders/story.ts';
import {
  findHints,
  findReadings,
  EVERY_READING,
  type HintKind,
  isFresh,
  logReading,
  markSeen,
  ownReading,
  type Reading,
  sameFamilyName,
} from './index.ts';

test('a surname agrees over gender endings and diacritics, and over no more than that', () => {
  for (const [one, other] of [
    ['Bērziņš', 'Anna Bērziņa'],
    ['Kalējs', 'Ilze Kalēja'],
    ['Lācis', 'Līga Lāce'],
    ['Baltais', 'Baltā Maija'],
    ['Petrovskis', 'Olga Petrovska'],
    ['Berzina', 'BĒRZIŅŠ JĀNIS'],
    ['Ozola-Liepa', 'Pēteris Ozols'],
  ] as const)
    assert.ok(sameFamilyName(one, other), `${one} · ${other}`);
  for (const [one, other] of [
    ['Bērziņš', 'Anna Bērza'],
    ['Kalējs', 'Ilze Kalniņa'],
    ['Ozols', 'Jānis Ozoliņš'],
    ['As', 'Jānis Asaris'],
  ] as const)
    assert.ok(!sameFamilyName(one, other), `${one} · ${other}`);
});

const desk = await testDesk('2026-11-20T10:00');
const { id: mail } = await desk.receive(letter({ id: 'r1', from: '"Ādolfs Piemērs" <adolfs@klienti.example>' }));
const one = await caseOfMail(desk, mail);

function reading(more: Partial<Reading> = {}): Reading {
  return { ...ownReading('case', one.id, { case: one.id, client: one.client }), ...more };
}

const all = () =>
  desk.database.read(DESK, (tx) => findReadings(tx, EVERY_READING, { oldestFirst: true, after: null, limit: 500 }));

async function hints(kind: HintKind) {
  const day = Temporal.PlainDate.from('2026-11-30');
  const period = { from: day.subtract({ days: 29 }), to: day };
  const found = await desk.database.read(DESK, (tx) => findHints(tx, period, desk.rules.current().calendarOf(null)));
  return found.filter((hint) => hint.kind === kind);
}

test('5.1.1: the same reader and subject within ten minutes are one reading, however many pages ask at once', async () => {
  const anna = desk.as('Anna');
  await Promise.all(Array.from({ length: 40 }, () => logReading(desk, anna, reading())));
  desk.at('2026-11-20T10:09');
  await logReading(desk, anna, reading());
  assert.equal((await all()).length, 1);
  desk.at('2026-11-20T10:10');
  await logReading(desk, anna, reading());
  await logReading(desk, desk.as('Mārtiņš'), reading());
  assert.equal((await all()).length, 3);
});

test('5.1.1: a reading names the post and the unit of its day, and cannot be changed or taken away', async () => {
  const [first] = await all();
  assert.deepEqual(
    [first?.reader, first?.post_lv, first?.unit_lv, first?.client],
    ['Anna Paraudziņa', 'klientu apkalpošanas speciāliste', 'Klientu apkalpošanas centrs', 'Ādolfs Piemērs'],
  );
  for (const change of ['update reading set own = true', 'delete from reading'])
    await assert.rejects(
      desk.database.write(DESK, (tx) => tx.rows(change)),
      { code: '42501' },
    );
});

test('5.1.1: everybody sees their own readings, the officer all of them, a colleague and a head none of them', async () => {
  const seen = (given: string) =>
    desk.database.read(desk.as(given), (tx) =>
      findReadings(tx, EVERY_READING, { oldestFirst: true, after: null, limit: 500 }),
    );
  assert.deepEqual(new Set((await seen('Anna')).map(({ reader }) => reader)), new Set(['Anna Paraudziņa']));
  assert.equal((await seen('Rita')).length, 3);
  for (const given of ['Ilze', 'Inga', 'Kārlis', 'Līga']) assert.deepEqual(await seen(given), [], given);
});

test('5.2: reading a client of the same surname is a hint, until it is looked at, and again when it goes on', async () => {
  const janis = desk.as('Jānis');
  await logReading(desk, janis, reading({ own: false, ground: 'client-asks' }));
  const [hint] = await hints('same-name');
  assert.deepEqual([hint?.readerName, hint?.client?.name], ['Jānis Piemērs', 'Ādolfs Piemērs']);
  assert.ok(hint !== undefined && isFresh(hint));
  const mark = (given: string) =>
    desk.database.write(desk.as(given), (tx) => markSeen(desk, tx, desk.as(given), hint, 'Vārdabrālis, jautāts'));
  assert.deepEqual(await mark('Jānis'), { refused: 'about-oneself' });
  desk.at('2026-11-20T10:30');
  assert.deepEqual(await mark('Rita'), { seen: true });
  const [looked] = await hints('same-name');
  assert.ok(looked !== undefined && !isFresh(looked));
  assert.equal(looked.seen?.note, 'Vārdabrālis, jautāts');
  desk.at('2026-11-20T11:00');
  await logReading(desk, janis, reading({ own: false, ground: 'client-asks' }));
  assert.ok((await hints('same-name')).every(isFresh));
});

test('5.2: many clients of others in one day, the night, a Sunday, the broken glass and reading without a deed are hints', async () => {
  const zane = desk.as('Zane');
  desk.at('2026-11-23T10:00');
  for (let nth = 0; nth < 15; nth += 1) {
    const { id } = await desk.receive(letter({ id: `many-${nth}`, from: `k${nth}@klienti.example` }));
    const other = await caseOfMail(desk, id);
    await logReading(desk, zane, {
      ...ownReading('case', other.id, { case: other.id, client: other.client }),
      own: false,
      ground: 'supervision',
    });
    if (nth === 13) assert.deepEqual(await hints('many-clients'), []);
  }
  assert.deepEqual(
    (await hints('many-clients')).map(({ readerName, count, about }) => [readerName, count, about]),
    [['Zane Parauglauka', 15, '2026-11-23']],
  );
  assert.deepEqual(await hints('odd-hours'), []);
  const dace = desk.as('Dace');
  for (const civil of ['2026-11-24T22:00', '2026-11-25T05:59', '2026-11-25T06:10', '2026-11-29T12:00']) {
    desk.at(civil);
    await logReading(desk, dace, reading({ own: false, ground: 'client-asks' }));
  }
  assert.deepEqual((await hints('odd-hours')).map(({ about, count }) => [about, count]).sort(), [
    ['2026-11-24', 1],
    ['2026-11-25', 1],
    ['2026-11-29', 1],
  ]);
  assert.deepEqual(await hints('no-deed'), []);
  desk.at('2026-11-30T10:00');
  await logReading(desk, dace, reading({ own: false, ground: 'client-asks', breakGlass: true, reason: 'steidzami' }));
  assert.deepEqual(
    (await hints('no-deed')).map(({ readerName, count }) => [readerName, count]),
    [['Dace Paraugozola', 5]],
  );
  assert.deepEqual(
    (await hints('break-glass')).map(({ readerName, case: of }) => [readerName, of?.number]),
    [['Dace Paraugozola', one.number]],
  );
});
