import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESK, testDesk } from '../../../test/builders/desk.ts';
import { assertJournalIsWhole } from '../../../test/builders/story.ts';
import { obligationsOfSubject } from '../../journal/index.ts';
import type { Identity } from '../../database/database.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import { countToReview, ownUses, reviewerOf, reviewPowers, usePower, usesOnList } from './index.ts';

const desk = await testDesk('2026-11-20T10:00');
type Who = Identity & { readonly employee: EmployeeId };

function use(given: string, reason: string) {
  return desk.database.write(desk.as(given), (tx) => usePower(desk, tx, { power: 'unmask-personal-code', reason }));
}

function waiting(who: Who) {
  return desk.database.read(who, (tx) => usesOnList(tx, reviewerOf(who, desk.clock())!, false, 50));
}

async function rows(who: Who) {
  const all = await desk.database.read(DESK, (tx) => obligationsOfSubject(tx, who.employee));
  return all.filter(({ clause }) => clause === '5.4.2');
}

test('5.4.2: a power without a reason that says something is not used', async () => {
  assert.deepEqual(await use('Anna', '  jā '), {
    refused: 'reason-too-short',
    power: 'unmask-personal-code',
    least: 10,
  });
  assert.deepEqual(await use('Anna', '............'), {
    refused: 'reason-too-short',
    power: 'unmask-personal-code',
    least: 10,
  });
  assert.deepEqual(await rows(desk.as('Anna')), []);
});

test('5.4.2: a use stands on the list of the head of the unit, is met by its reason, and settled by the review', async () => {
  const [anna, head] = [desk.as('Anna'), desk.as('Mārtiņš')];
  const used = await use('Anna', 'Klients pie loga, dokuments uzrādīts');
  assert.ok(!('refused' in used));
  assert.deepEqual(
    (await waiting(head)).map(({ employee, reason, power }) => [employee, reason, power]),
    [['Anna Paraudziņa', 'Klients pie loga, dokuments uzrādīts', 'unmask-personal-code']],
  );
  assert.deepEqual(await waiting(desk.as('Ilze')), [], 'not the head of another unit');
  const before = await rows(anna);
  assert.deepEqual(before.map(({ mechanism, verdict }) => `${mechanism} ${verdict}`).sort(), [
    'gate met',
    'register open',
  ]);
  assert.equal(before.find(({ mechanism }) => mechanism === 'register')?.unit, anna.units[0]);
  assert.equal(await reviewPowers(desk, head, used.uses), 1);
  assert.ok((await rows(anna)).every(({ clause, verdict }) => clause === '5.4.2' && verdict === 'met'));
  assert.equal(await reviewPowers(desk, head, used.uses), 0, 'once');
  assert.deepEqual(await waiting(head), []);
  const own = await desk.database.read(anna, (tx) => ownUses(tx, anna.employee, 10));
  assert.equal(own[0]?.reviewed_by, 'Mārtiņš Paraugs');
});

test('5.4.2: nobody reviews their own: a head’s goes to the executive director, hers to the chair of the council', async () => {
  const [head, director, chair] = [desk.as('Mārtiņš'), desk.as('Inga'), desk.as('Andris')];
  const ofHead = await use('Mārtiņš', 'Steidzama pārbaude pēc klienta zvana');
  const ofDirector = await use('Inga', 'Pārbaude pēc domes pieprasījuma');
  assert.ok(!('refused' in ofHead) && !('refused' in ofDirector));
  assert.equal(await reviewPowers(desk, head, ofHead.uses), 0);
  assert.equal(await reviewPowers(desk, director, ofDirector.uses), 0);
  assert.deepEqual(
    (await waiting(director)).map(({ employee }) => employee),
    ['Mārtiņš Paraugs'],
  );
  assert.ok((await waiting(chair)).some(({ employee }) => employee === 'Inga Piemērlauka'));
  assert.equal(await reviewPowers(desk, chair, ofDirector.uses), 1);
  assert.equal(await reviewPowers(desk, director, ofHead.uses), 1);
});

test('5.4.2: while some of a person’s uses wait, the duty to look at them stays', async () => {
  const [zane, director] = [desk.as('Zane'), desk.as('Inga')];
  const first = await use('Zane', 'Pirmais iemesls, saprotams');
  const second = await use('Zane', 'Otrais iemesls, saprotams');
  assert.ok(!('refused' in first) && !('refused' in second));
  await reviewPowers(desk, director, first.uses);
  const open = async () => (await rows(zane)).filter(({ verdict }) => verdict === 'open').length;
  assert.equal(await open(), 2);
  await reviewPowers(desk, director, second.uses);
  assert.equal(await open(), 0);
});

test('whoever may not review sees no list and counts nothing', async () => {
  const anna = desk.as('Anna');
  assert.equal(reviewerOf(anna, desk.clock()), null);
  assert.equal(await reviewPowers(desk, anna, ['0192aaaa-0000-7000-8000-000000000000']), 0);
  const head = desk.as('Mārtiņš');
  assert.equal(await desk.database.read(head, (tx) => countToReview(tx, reviewerOf(head, desk.clock())!)), 0);
  await assertJournalIsWhole(desk);
});
