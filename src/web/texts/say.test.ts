import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayCount, sayDate, sayInstant, saySpan, sayTime, sayTimeLeft, sayWhen } from './say.ts';

const now = Temporal.Instant.from('2026-11-22T14:50:00Z');

test('a date is said in the locative, with the year before the day', () => {
  assert.equal(sayDate('lv', Temporal.PlainDate.from('2026-11-22')), '2026. gada 22. novembrī');
  assert.equal(sayDate('en', Temporal.PlainDate.from('2026-11-22')), '22 November 2026');
  assert.equal(sayInstant('lv', now), 'svētdien, 2026. gada 22. novembrī, plkst. 16.50');
});

test('time is counted in Riga and over 24 hours, also in summer', () => {
  assert.equal(sayTime('lv', now), '16.50');
  assert.equal(sayTime('en', now), '16:50');
  assert.equal(sayTime('lv', Temporal.Instant.from('2026-07-01T06:05:00Z')), '9.05');
});

test('a near day is said by its name, a far one by its date, another year with the year', () => {
  assert.equal(sayWhen('lv', now.add({ minutes: 10 }), now), 'šodien 17.00');
  assert.equal(sayWhen('lv', now.add({ hours: 24 }), now), 'rīt 16.50');
  assert.equal(sayWhen('lv', now.subtract({ hours: 48 }), now), 'piektd. 16.50');
  assert.equal(sayWhen('lv', Temporal.Instant.from('2026-12-04T15:00:00Z'), now), '4. dec. 17.00');
  assert.equal(sayWhen('lv', Temporal.Instant.from('2027-01-04T15:00:00Z'), now), '2027. g. 4. janv. 17.00');
  assert.equal(sayWhen('en', Temporal.Instant.from('2027-01-04T15:00:00Z'), now), '4 Jan 2027 17:00');
});

test('time left is said by its two largest parts', () => {
  assert.equal(sayTimeLeft('lv', now.add({ hours: 3, minutes: 20 }), now), 'vēl 3 h 20 min');
  assert.equal(sayTimeLeft('lv', now.subtract({ hours: 2 }), now), 'kavējas 2 h');
  assert.equal(sayTimeLeft('en', now.add({ seconds: 20 }), now), 'less than 1 min left');
  assert.equal(saySpan('lv', 2 * 86_400 + 4 * 3600), '2 d. 4 h');
});

test('Latvian counts 21 as one and 11 as many', () => {
  const say = (count: number) => sayCount('lv', count, ['lieta', 'lietas', 'lietu'], ['case', 'cases']);
  assert.deepEqual([0, 1, 2, 11, 21, 111, 101].map(say), [
    '0 lietu',
    '1 lieta',
    '2 lietas',
    '11 lietas',
    '21 lieta',
    '111 lietas',
    '101 lieta',
  ]);
});
