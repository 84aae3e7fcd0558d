import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EmployeeId, UnitId } from '../../vocabulary/ids.ts';
import { chooseSuccessor, type Colleague } from './successor.ts';

const UNIT = 'unit' as UnitId;
const LEAVING = 'leaving' as EmployeeId;
const above = { employee: 'above' as EmployeeId, unit: 'upper' as UnitId, name: 'Augstākā' };

function colleague(name: string, holds: number, more: Partial<Colleague> = {}): Colleague {
  return { employee: name as EmployeeId, name, holds, head: false, away: false, walled: false, ...more };
}

const leaving = colleague('leaving', 0);
const head = colleague('head', 0, { head: true });

test('5.4.3: of those who are there and have no interest, whoever holds the fewest cases; at a tie by name', () => {
  const people = [leaving, head, colleague('Zane', 2), colleague('Anna', 2), colleague('Jānis', 7)];
  assert.deepEqual(chooseSuccessor(UNIT, LEAVING, people, above), {
    holder: 'Anna',
    unit: UNIT,
    ground: 'fewest-cases',
    name: 'Anna',
    holds: 2,
  });
});

test('5.4.3: whoever is away or walled off is passed over; then the head, then whoever is above, then the unit', () => {
  const unable = [leaving, colleague('Anna', 0, { away: true }), colleague('Zane', 0, { walled: true })];
  assert.equal(chooseSuccessor(UNIT, LEAVING, [...unable, head], above).ground, 'only-head-left');
  const withoutHead = [...unable, { ...head, away: true }];
  assert.deepEqual(chooseSuccessor(UNIT, LEAVING, withoutHead, above), {
    holder: 'above',
    unit: 'upper',
    ground: 'unit-above',
    name: 'Augstākā',
    holds: null,
  });
  assert.equal(chooseSuccessor(UNIT, LEAVING, withoutHead, null).holder, null);
});
