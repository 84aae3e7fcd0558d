import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoCalendar, riga } from './calendars.fixture.ts';
import { sayDate, sayDateShort, sayDayAndMonth, sayOnWeekday, sayTime, sayWeekday } from './say-date.ts';
import { isLatvianSingular, sayTimeLeft } from './say-left.ts';
import { timeLeft } from './time-left.ts';

const at = riga('2026-11-22T08:05');
const inMonth = (month: number) => new Temporal.PlainDate(2026, month, 3);
const months = (inCase: Parameters<typeof sayDayAndMonth>[2]) =>
  Array.from({ length: 12 }, (_, i) => sayDayAndMonth(inMonth(i + 1), 'lv', inCase).slice(3)).join(' ');

test('a date is said as Latvians write it, in the locative unless asked otherwise', () => {
  assert.equal(sayDate(at, 'lv'), '2026. gada 22. novembrī');
  assert.equal(sayDate(at, 'lv', 'nominative'), '2026. gada 22. novembris');
  assert.equal(sayDate(at, 'en'), '22 November 2026');
  assert.equal(sayDateShort(at, 'lv'), '22. nov.');
  assert.equal(sayDateShort(at, 'en'), '22 Nov');
});

test('every month is inflected', () => {
  assert.equal(
    months('locative'),
    'janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī',
  );
  assert.equal(
    months('genitive'),
    'janvāra februāra marta aprīļa maija jūnija jūlija augusta septembra oktobra novembra decembra',
  );
  assert.equal(
    months('dative'),
    'janvārim februārim martam aprīlim maijam jūnijam jūlijam augustam septembrim oktobrim novembrim decembrim',
  );
  assert.equal(
    months('accusative'),
    'janvāri februāri martu aprīli maiju jūniju jūliju augustu septembri oktobri novembri decembri',
  );
});

test('weekdays and times', () => {
  const friday = Temporal.PlainDate.from('2026-11-20');
  assert.equal(sayOnWeekday(friday, 'lv'), 'piektdien');
  assert.equal(sayOnWeekday(friday, 'en'), 'on Friday');
  assert.equal(sayWeekday(friday, 'lv', 'genitive'), 'piektdienas');
  assert.equal(sayWeekday(friday, 'lv', 'dative'), 'piektdienai');
  assert.equal(sayTime(at, 'lv'), '8.05');
  assert.equal(sayTime(riga('2026-07-01T16:50'), 'lv'), '16.50');
  assert.equal(sayTime(riga('2026-07-01T16:50'), 'en'), '16:50');
});

test('an instant is read as its day in Riga, not in Greenwich', () => {
  assert.equal(sayDate(Temporal.Instant.from('2026-06-30T21:30:00Z'), 'lv'), '2026. gada 1. jūlijā');
});

test('time left and overdue, with the right plural', () => {
  assert.equal(sayTimeLeft({ overdue: false, minutes: 200 }, 'lv'), 'vēl 3 h 20 min');
  assert.equal(sayTimeLeft({ overdue: true, minutes: 45 }, 'lv'), 'nokavēts par 45 min');
  assert.equal(sayTimeLeft({ overdue: true, workingDays: 2 }, 'lv'), 'nokavēts par 2 darbdienām');
  assert.equal(sayTimeLeft({ overdue: true, workingDays: 21 }, 'lv'), 'nokavēts par 21 darbdienu');
  assert.equal(sayTimeLeft({ overdue: true, workingDays: 11 }, 'lv'), 'nokavēts par 11 darbdienām');
  assert.equal(sayTimeLeft({ overdue: false, workingDays: 1 }, 'lv'), 'vēl 1 darbdiena');
  assert.equal(sayTimeLeft({ overdue: false, workingDays: 5 }, 'lv'), 'vēl 5 darbdienas');
  assert.equal(sayTimeLeft({ overdue: false, workingDays: 1 }, 'en'), '1 working day left');
  assert.equal(sayTimeLeft({ overdue: true, minutes: 0 }, 'lv'), 'termiņš tikko beidzies');
  assert.deepEqual([1, 11, 21, 111, 121, 0, 10].map(isLatvianSingular), [true, false, true, false, true, false, false]);
});

test('what is left is minutes of opening time when near and working days when far', () => {
  const calendar = demoCalendar();
  const due = riga('2026-11-23T17:00');
  const said = (now: string) => sayTimeLeft(timeLeft(calendar, riga(now), due), 'lv');
  assert.equal(said('2026-11-19T10:00'), 'vēl 2 darbdienas');
  assert.equal(said('2026-11-20T16:00'), 'vēl 9 h');
  assert.equal(said('2026-11-23T16:59:30'), 'termiņš beidzas');
  assert.equal(said('2026-11-23T18:00'), 'termiņš tikko beidzies');
  assert.equal(said('2026-11-24T09:00'), 'nokavēts par 1 darbdienu');
});
