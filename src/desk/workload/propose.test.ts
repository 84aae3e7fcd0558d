import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import { type Candidate, proposeHolder, weigh } from './propose.ts';

const candidate = (name: string, more: Partial<Candidate> = {}): Candidate => ({
  employee: name as EmployeeId,
  name,
  head: false,
  away: false,
  walled: false,
  plate: { open: 0, late: 0, soon: 0 },
  knows: [],
  ...more,
});

test('whoever has the least open work in weight is proposed: late counts three times, soon due twice', () => {
  assert.equal(weigh({ open: 4, late: 1, soon: 1 }), 3 + 2 + 2);
  const busy = candidate('Anna', { plate: { open: 2, late: 2, soon: 0 } });
  const many = candidate('Jānis', { plate: { open: 5, late: 0, soon: 0 } });
  assert.equal(proposeHolder([busy, many])?.name, 'Jānis');
});

test('knowing the words comes before having less work; the head comes last of all', () => {
  const knowing = candidate('Jānis', { knows: ['siltumnīca'], plate: { open: 3, late: 0, soon: 0 } });
  const head = candidate('Ilze', { head: true, knows: ['siltumnīca', 'žogs'] });
  const chosen = proposeHolder([head, candidate('Anna'), knowing]);
  assert.deepEqual([chosen?.name, chosen?.knows], ['Jānis', ['siltumnīca']]);
  assert.equal(proposeHolder([head])?.name, 'Ilze');
});

test('who is away or walled off is not proposed; that somebody is away is said, that a wall stands is not', () => {
  const chosen = proposeHolder([
    candidate('Anna', { away: true }),
    candidate('Jānis', { walled: true }),
    candidate('Zane'),
  ]);
  assert.deepEqual([chosen?.name, chosen?.away], ['Zane', ['Anna']]);
  assert.equal(proposeHolder([candidate('Anna', { away: true }), candidate('Jānis', { walled: true })]), null);
});
