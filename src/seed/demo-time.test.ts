import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoCalendar } from '../time/calendars.fixture.ts';
import { instantOf } from '../time/zone.ts';
import { demoTime, withDays } from './demo-time.ts';

function riga(civil: string): Temporal.Instant {
  const [day = '', time = ''] = civil.split('T');
  return instantOf(Temporal.PlainDate.from(day), Temporal.PlainTime.from(time));
}

const calendar = demoCalendar();
const at = (now: string, when: string) =>
  demoTime(calendar, riga(now))
    .instantOf(when)
    .toZonedDateTimeISO('Europe/Riga')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

test('on a Sunday the last working day is Friday, and days back pass over the holiday of 18 November', () => {
  assert.equal(at('2026-11-22T20:35', '0 16:35'), '2026-11-20T16:35');
  assert.equal(at('2026-11-22T20:35', '5 09:12'), '2026-11-12T09:12');
  assert.equal(at('2026-11-22T20:35', '5-1 21:40'), '2026-11-11T21:40');
  assert.equal(at('2026-11-22T20:35', '~35'), '2026-11-22T20:00');
});

test('a working day counts from eleven on, shortened so that its work lies behind us', () => {
  assert.equal(at('2026-11-20T10:59', '0 16:35'), '2026-11-19T16:35');
  assert.equal(at('2026-11-20T12:35', '0 17:00'), '2026-11-20T12:30');
  assert.equal(at('2026-11-20T12:35', '0 08:00'), '2026-11-20T08:00');
  assert.equal(at('2026-11-20T18:00', '0 16:35'), '2026-11-20T16:35');
});

test('a day in a text is counted in working days from the letter and said in its case', () => {
  const time = demoTime(calendar, riga('2026-11-22T20:35'));
  const friday = riga('2026-11-20T10:00');
  assert.equal(withDays('līdz ‹+1 dative›', time, friday, 'lv'), 'līdz 23. novembrim');
  assert.equal(withDays('‹-1 locative›', time, friday, 'lv'), '19. novembrī');
});

test('a time the demo does not know is an error, not a guess', () => {
  assert.throws(() => at('2026-11-22T20:35', 'vakar'), /knows no time/);
});
