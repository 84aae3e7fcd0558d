import assert from 'node:assert/strict';
import { test } from 'node:test';
import { civil, demoCalendar } from '../../../time/calendars.fixture.ts';
import { endOf, readTime } from './read-time.ts';

test('8.5.1: a time is read as people write it, and nonsense is none', () => {
  assert.deepEqual(
    ['16.50', '9:05', ' 9 ', '24.00', '9.7', 'pēc pusdienām', ''].map((typed) => readTime(typed)?.toString() ?? null),
    ['16:50:00', '09:05:00', '09:00:00', null, null, null, null],
  );
});

test('8.5.1: without a time a day ends as the doors close; a day on which they stay shut ends with the day', () => {
  const calendar = demoCalendar();
  const end = (day: string) => civil(endOf(calendar, Temporal.PlainDate.from(day)));
  assert.match(end('2026-11-23'), /^2026-11-23T1[5-9]:/);
  assert.equal(end('2026-11-22'), '2026-11-22T23:59');
});
