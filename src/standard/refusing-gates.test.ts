import assert from 'node:assert/strict';
import { test } from 'node:test';
import { riga } from '../time/calendars.fixture.ts';
import type { Fact } from '../vocabulary/events.ts';
import { approval, realStandards } from './desk.fixture.ts';
import { refusingGates } from './refusing-gates.ts';

const standards = realStandards();
const refused = (at: string, readThrough: boolean) => {
  const fact: Fact = { kind: 'reply.approved', at: riga(at), facts: approval({ readThrough }) };
  return refusingGates(standards, fact, []).map(({ id }) => id);
};

test('9.5: a reply that was not read through is refused by that clause alone', () => {
  assert.deepEqual(refused('2026-11-20T10:00', false), ['9.5']);
  assert.deepEqual(refused('2026-11-20T10:00', true), []);
});

test('15: before the standard was in force its gates refuse nothing', () => {
  assert.deepEqual(refused('2023-11-30T10:00', false), []);
});
