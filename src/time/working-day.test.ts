import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WorkingCalendar } from './calendar.ts';
import { demoCalendar, riga } from './calendars.fixture.ts';
import { isWorkingDay, openingHours, workingDayOnOrAfter, workingDaysBetween, yearsNotCovered } from './working-day.ts';
import { workingMinutesBetween } from './working-minutes.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

function month(calendar: WorkingCalendar, text: string): string {
  const first = Temporal.PlainYearMonth.from(text).toPlainDate({ day: 1 });
  const next = first.add({ months: 1 });
  const days = workingDaysBetween(calendar, first.subtract({ days: 1 }), next.subtract({ days: 1 }));
  const minutes = workingMinutesBetween(calendar, riga(`${first}T00:00`), riga(`${next}T00:00`));
  return `${days} d ${minutes / 60} h`;
}

test('working days and hours of a month are those published officially for the state', () => {
  const calendar = demoCalendar();
  assert.equal(month(calendar, '2025-11'), '19 d 151 h');
  assert.equal(month(calendar, '2025-12'), '19 d 150 h');
  assert.equal(month(calendar, '2026-01'), '21 d 168 h');
});

test('working days and hours of 2011 are those of a published working-time calendar, month by month', () => {
  const published = '21 168,20 160,23 184,19 151,21 167,20 159,21 168,23 184,22 176'.split(',');
  const counted = published.map((_, i) => month(demoCalendar(), `2011-0${i + 1}`).replace(/ [dh]/g, ''));
  assert.deepEqual(counted, published);
});

test('a municipality that does not follow the Cabinet works on the day moved off and not on the Saturday', () => {
  assert.deepEqual(
    ['2026-06-22', '2026-06-27'].map((text) => isWorkingDay(demoCalendar(), day(text)).reason),
    ['moved-off', 'moved-on'],
  );
  const own = demoCalendar({ followsCabinet: false });
  assert.deepEqual(
    ['2026-06-22', '2026-06-27'].map((text) => isWorkingDay(own, day(text)).working),
    [true, false],
  );
});

test('a moved Saturday is an hour shorter when it or the day it stands for is before a holiday', () => {
  const closes = (text: string) => `${openingHours(demoCalendar(), day(text)).at(-1)?.to}`;
  assert.equal(closes('2025-11-08'), '16:00:00');
  assert.equal(closes('2025-05-10'), '16:00:00');
  assert.equal(closes('2026-01-17'), '17:00:00');
});

test('closings and special hours: part of a day, a whole day, and an open holiday', () => {
  const calendar = demoCalendar({
    closings: [
      { day: '2026-11-23', hours: { from: '10:00', to: '13:30' }, lv: 'mācības', en: 'training' },
      { day: '2026-11-24', lv: 'inventarizācija', en: 'stock-taking' },
    ],
    specialHours: [{ day: '2026-12-24', hours: [{ from: '09:00', to: '11:00' }], lv: 'dežūra', en: 'on duty' }],
  });
  const hours = (text: string) =>
    openingHours(calendar, day(text)).map((o) => `${o.from}–${o.to}`.replaceAll(':00–', '–').replace(/:00$/, ''));
  assert.deepEqual(hours('2026-11-23'), ['08:30–10:00', '13:30–17:00']);
  assert.deepEqual(hours('2026-11-24'), []);
  assert.deepEqual(isWorkingDay(calendar, day('2026-11-24')), {
    working: false,
    reason: 'closed',
    names: { lv: 'inventarizācija', en: 'stock-taking' },
  });
  assert.deepEqual(hours('2026-12-24'), ['09:00–11:00']);
  assert.equal(isWorkingDay(calendar, day('2026-12-24')).reason, 'special-hours');
});

test('a partly closed day has special hours, a closing on a holiday leaves the holiday, empty special hours are a closing', () => {
  const words = { lv: 'mācības', en: 'training' };
  const calendar = demoCalendar({
    closings: [
      { day: '2026-11-23', hours: { from: '10:00', to: '11:00' }, ...words },
      { day: '2026-11-18', ...words },
    ],
    specialHours: [{ day: '2026-11-25', hours: [], ...words }],
  });
  const plan = (text: string) => isWorkingDay(calendar, day(text));
  assert.deepEqual(plan('2026-11-23'), { working: true, reason: 'special-hours', names: words });
  assert.equal(plan('2026-11-18').names?.lv, 'Latvijas Republikas proklamēšanas diena');
  assert.deepEqual(plan('2026-11-25'), { working: false, reason: 'closed', names: words });
});

test('a moved day of the institution’s own stands instead of the country’s for the same day', () => {
  const calendar = demoCalendar({ movedDays: [{ from: '2026-06-22', to: '2026-06-13', act: 'domes lēmums (demo)' }] });
  const worked = ['2026-06-13', '2026-06-22', '2026-06-27'].map((text) => isWorkingDay(calendar, day(text)).working);
  assert.deepEqual(worked, [true, false, false]);
});

test('reasons name the holiday and tell a weekend from a weekday that is always closed', () => {
  const calendar = demoCalendar({ weekly: { tuesday: [{ from: '10:00', to: '12:00' }] } });
  assert.equal(isWorkingDay(calendar, day('2026-11-18')).names?.lv, 'Latvijas Republikas proklamēšanas diena');
  assert.equal(isWorkingDay(calendar, day('2026-11-22')).reason, 'weekend');
  assert.equal(isWorkingDay(calendar, day('2026-11-23')).reason, 'closed');
});

test('working days between two days count the last and not the first, and mirror', () => {
  const calendar = demoCalendar();
  assert.equal(workingDaysBetween(calendar, day('2026-11-20'), day('2026-11-23')), 1);
  assert.equal(workingDaysBetween(calendar, day('2026-11-23'), day('2026-11-20')), -1);
  assert.equal(workingDaysBetween(calendar, day('2026-11-20'), day('2026-11-22')), 0);
  assert.equal(`${workingDayOnOrAfter(calendar, day('2026-11-21'))}`, '2026-11-23');
});

test('years whose moved days are not entered are told, unless the municipality does not follow them', () => {
  const span = [riga('2026-12-15T10:00'), riga('2028-01-04T10:00')] as const;
  assert.deepEqual(yearsNotCovered(demoCalendar(), ...span), [2027, 2028]);
  assert.deepEqual(yearsNotCovered(demoCalendar({ followsCabinet: false }), ...span), []);
});
