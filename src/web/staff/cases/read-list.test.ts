import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { UnitId } from '../../../vocabulary/ids.ts';
import { placeWords, readPlace } from './place.ts';
import { caseNumberIn, listAddress, readList } from './read-list.ts';

const ID = '00000000-0000-7000-8000-000000002001' as UnitId;
const OWN = { all: false, units: [ID], me: null };

test('without anything asked the unfinished cases of one’s units stand by due time', () => {
  const { filter, order } = readList({}, OWN);
  assert.deepEqual([filter.scope, filter.state, order], ['unit', 'unfinished', { by: 'due', descending: false }]);
});

test('words are sought in all states and in all cases one may see', () => {
  const { filter, words } = readList({ q: '  siltumnīca ' }, OWN);
  assert.deepEqual([filter.scope, filter.state, words], ['all', 'any', 'siltumnīca']);
});

test('what is finished is never ordered by due time', () => {
  assert.deepEqual(readList({ stavoklis: 'closed', kartot: 'due' }, OWN).order, { by: 'changed', descending: true });
});

test('days are read as browsers and as people write them; a day that is none is named and does not narrow', () => {
  const asked = readList({ no: '2026-11-01', lidz: '22.11.2026.' }, OWN);
  assert.equal(asked.filter.from?.toString(), '2026-10-31T22:00:00Z');
  assert.equal(asked.filter.before?.toString(), '2026-11-22T22:00:00Z');
  const wrong = readList({ no: '31.02.2026.' }, OWN);
  assert.deepEqual([wrong.filter.from, wrong.wrongDays], [null, ['no']]);
});

test('an address that knows nothing of us changes nothing and breaks nothing', () => {
  const { filter, after } = readList(
    { skats: "x'", stavoklis: 'merged', nodala: '1;--', tur: 'null', veids: 'a', pec: 'x~y' },
    OWN,
  );
  assert.deepEqual(
    [filter.scope, filter.state, filter.unit, filter.holder, filter.submission, after],
    ['unit', 'unfinished', null, null, null, null],
  );
});

test('a number is known however it is quoted', () => {
  assert.equal(caseNumberIn('pn-2026-00412'), 'PN-2026-00412');
  assert.equal(caseNumberIn('# PN-2026-00412'), 'PN-2026-00412');
  assert.equal(caseNumberIn('par PN-2026-00412'), null);
});

test('another selection begins at its start; a place survives the address', () => {
  assert.equal(listAddress({ q: 'a', pec: 'x' }, { kartot: '-due' }), '/lietas?q=a&kartot=-due');
  assert.equal(listAddress({ q: 'a' }, { q: null }), '/lietas');
  const place = { at: Temporal.Instant.from('2026-11-23T15:00:00.123456Z'), id: ID as never };
  assert.deepEqual(readPlace(placeWords(place)), place);
  assert.deepEqual(readPlace(placeWords({ at: null, id: ID as never })), { at: null, id: ID });
});
