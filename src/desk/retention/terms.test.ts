import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RECORD_KINDS } from '../../vocabulary/words.ts';
import { keptSince, termsWith } from './terms.ts';

test('every kind of record has a term with a ground, marked as proposed until the municipality has decided', () => {
  const terms = termsWith([]);
  assert.deepEqual(
    terms.map(({ kind }) => kind),
    [...RECORD_KINDS],
  );
  assert.ok(terms.every(({ years, days, ground, confirmed }) => years + days > 0 && ground !== '' && !confirmed));
});

test('what the municipality has decided stands in place of the proposal', () => {
  const decided = {
    kind: 'closed-case',
    years: 10,
    days: 0,
    ground: 'Nomenklatūra 1-5',
    confirmed: true,
    changedAt: null,
  } as const;
  assert.deepEqual(
    termsWith([decided]).find(({ kind }) => kind === 'closed-case'),
    decided,
  );
});

test('a term of years ends with the day, in Riga, also over a 29 February', () => {
  assert.equal(
    keptSince({ years: 5, days: 0 }, Temporal.PlainDate.from('2026-11-22')).toString(),
    '2021-11-21T22:00:00Z',
  );
  assert.equal(
    keptSince({ years: 1, days: 0 }, Temporal.PlainDate.from('2028-02-29')).toString(),
    '2027-02-27T22:00:00Z',
  );
  assert.equal(
    keptSince({ years: 0, days: 180 }, Temporal.PlainDate.from('2026-11-22')).toString(),
    '2026-05-25T21:00:00Z',
  );
});
