import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import { sketch } from '../directory/directory.fixture.ts';
import { actingFor } from './acting.ts';

const HOUSE = {
  units: { top: null, roads: 'top', parks: 'top' },
  posts: [
    'inga @ top as executive-director',
    'ilze @ roads as head',
    'janis @ roads as employee',
    'anna @ parks as employee',
    'left @ roads as employee 2024-01-01..2026-11-20',
  ],
};
const DAY = Temporal.PlainDate.from('2026-11-23');
const acts = (absences: readonly string[], who: string, day = DAY) =>
  actingFor(sketch({ ...HOUSE, absences }), who as EmployeeId, day).map(({ employee, why }) => `${employee} ${why}`);

test('5.2.3: the stand-in acts, of another unit too; where they are away as well, theirs; in the end the head', () => {
  assert.deepEqual(acts(['janis 2026-11-23..2026-11-24 anna'], 'anna'), ['janis stand-in']);
  const both = ['janis 2026-11-23..2026-11-24 anna', 'anna 2026-11-23..2026-11-23 -'];
  assert.deepEqual(acts(both, 'anna'), []);
  assert.deepEqual(acts(both, 'ilze'), ['janis no-stand-in', 'left left']);
  assert.deepEqual(acts(both, 'anna', DAY.add({ days: 1 })), ['janis stand-in'], 'the next day they are back');
});

test('5.2.3: where the head is away too the next above acts; nobody acts for themselves', () => {
  const absences = ['janis 2026-11-23..2026-11-23 -', 'ilze 2026-11-23..2026-11-23 -', 'inga 2026-11-23..2026-11-23 -'];
  assert.deepEqual(acts(absences.slice(0, 2), 'inga'), ['janis no-stand-in', 'ilze no-stand-in']);
  assert.deepEqual(acts(absences, 'inga').includes('inga no-stand-in'), false);
});

test('5.2.3: what somebody who has left still holds is the head’s to act on, until their last day it is theirs', () => {
  assert.deepEqual(acts([], 'ilze'), ['left left']);
  assert.deepEqual(acts([], 'ilze', Temporal.PlainDate.from('2026-11-20')), []);
});
