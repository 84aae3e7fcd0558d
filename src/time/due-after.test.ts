import assert from 'node:assert/strict';
import { test } from 'node:test';
import { civil, demoCalendar, everyWeekday, riga } from './calendars.fixture.ts';
import { dueAfter } from './due-after.ts';
import { stepsFromJson, stepsToJson } from './due-json.ts';
import type { DueLength } from './due.ts';
import { isOpenAt, addWorkingMinutes, nearAt, workingMinutesBetween } from './working-minutes.ts';

const calendar = demoCalendar();
const oneDay = { workingDays: 1 };
const due = (from: string, length: DueLength, by = calendar) => civil(dueAfter(by, riga(from), length).at);

test('10.1: a request sent on Friday at 16:50 is due by Monday 17:00, counted from Monday 8:30', () => {
  const counted = dueAfter(calendar, riga('2026-11-20T16:50'), oneDay);
  assert.equal(civil(counted.at), '2026-11-23T17:00');
  assert.deepEqual(
    counted.steps.map((s) => s.step),
    ['received', 'day-skipped', 'day-skipped', 'counted-from', 'day-counted', 'due'],
  );
  const from = counted.steps.find((s) => s.step === 'counted-from');
  assert.equal(from && civil(from.at), '2026-11-23T08:30');
});

test('10.1: Friday after closing, Saturday and Sunday give no more time than Friday at 16:50', () => {
  const receipts = ['2026-11-20T08:31', '2026-11-20T17:30', '2026-11-20T23:59', '2026-11-21T12:00', '2026-11-22T23:59'];
  for (const receipt of receipts) assert.equal(due(receipt, oneDay), '2026-11-23T17:00', receipt);
  assert.equal(due('2026-11-23T00:00', oneDay), '2026-11-24T17:00');
});

test('five and ten working days, moved days followed (latvia.md, section 2)', () => {
  assert.equal(due('2025-12-18T10:00', { workingDays: 5 }).slice(0, 10), '2025-12-30');
  assert.equal(due('2025-12-18T10:00', { workingDays: 10 }).slice(0, 10), '2026-01-09');
  assert.equal(due('2026-06-17T10:00', { workingDays: 5 }).slice(0, 10), '2026-06-27');
  assert.equal(due('2026-06-17T10:00', { workingDays: 10 }).slice(0, 10), '2026-07-03');
  assert.equal(due('2026-12-15T10:00', { workingDays: 10 }).slice(0, 10), '2027-01-04');
});

test('five working days do not end on the Saturday where the Cabinet is not followed', () => {
  const own = demoCalendar({ followsCabinet: false });
  assert.equal(due('2026-06-17T10:00', { workingDays: 5 }, own).slice(0, 10), '2026-06-26');
});

test('a due time in a year whose moved days are not entered carries a warning step', () => {
  const { steps } = dueAfter(calendar, riga('2026-12-15T10:00'), { workingDays: 10 });
  assert.deepEqual(steps.at(-2), { step: 'year-not-covered', year: 2027 });
  const covered = dueAfter(calendar, riga('2026-11-20T10:00'), { workingDays: 10 });
  assert.ok(covered.steps.every((s) => s.step !== 'year-not-covered'));
});

test('a month ends on the day of the same number, or the last; a free last day moves to the next working day', () => {
  assert.equal(due('2026-10-05T10:00', { months: 1 }), '2026-11-05T17:00');
  assert.equal(due('2026-01-30T10:00', { months: 1 }), '2026-03-02T17:00');
  assert.equal(due('2026-10-18T10:00', { months: 1 }), '2026-11-19T17:00');
  const moved = dueAfter(calendar, riga('2026-01-31T10:00'), { months: 1 }).steps;
  const step = moved.find((s) => s.step === 'moved-to-working-day');
  assert.equal(step && `${step.from} ${step.to}`, '2026-02-28 2026-03-02');
});

test('calendar days count free days but do not end on one', () => {
  assert.equal(due('2026-11-03T10:00', { calendarDays: 15 }), '2026-11-19T17:00');
  assert.equal(due('2026-11-02T10:00', { calendarDays: 15 }), '2026-11-17T16:00');
});

// The list of the field notes: where other desks' engines went wrong.

test('lunch split: the break does not count', () => {
  const counted = dueAfter(calendar, riga('2026-11-23T12:00'), { workingHours: 2 });
  assert.equal(civil(counted.at), '2026-11-23T14:30');
  const pieces = counted.steps.filter((s) => s.step === 'time-counted').map((s) => s.minutes);
  assert.deepEqual(pieces, [30, 90]);
  assert.equal(due('2026-11-23T12:35', { workingMinutes: 15 }), '2026-11-23T13:15');
});

test('lunch split: a term that is used up at the break ends at the break', () => {
  assert.equal(due('2026-11-23T12:00', { workingMinutes: 30 }), '2026-11-23T12:30');
});

test('reopened with past due: the new term is counted from the reopening and never lies in the past', () => {
  const reopened = riga('2026-11-23T11:00');
  assert.ok(Temporal.Instant.compare(dueAfter(calendar, reopened, { workingMinutes: 15 }).at, reopened) > 0);
  assert.equal(due('2026-11-23T11:00', oneDay), '2026-11-24T17:00');
});

test('created outside hours: hours count from the next opening', () => {
  const counted = dueAfter(calendar, riga('2026-11-20T19:00'), { workingHours: 4 });
  assert.equal(civil(counted.at), '2026-11-23T12:30');
  const from = counted.steps.find((s) => s.step === 'counted-from');
  assert.equal(from?.why, 'outside-hours');
});

test('holiday edits after the fact: the stored due time keeps its calendar; only a new one differs', () => {
  const before = dueAfter(calendar, riga('2026-11-20T16:50'), oneDay);
  const edited = demoCalendar({ version: 2, closings: [{ day: '2026-11-23', lv: 'ārkārtas diena', en: 'emergency' }] });
  const after = dueAfter(edited, riga('2026-11-20T16:50'), oneDay);
  assert.deepEqual([civil(before.at), before.calendarVersion], ['2026-11-23T17:00', 1]);
  assert.deepEqual([civil(after.at), after.calendarVersion], ['2026-11-24T17:00', 2]);
  assert.equal(due('2026-11-20T16:50', oneDay), '2026-11-23T17:00');
});

test('clock change: the close stays at 17:00 on the clock, and an hour across the change is an hour', () => {
  assert.equal(due('2026-03-27T10:00', oneDay), '2026-03-30T17:00');
  assert.equal(due('2026-10-23T10:00', oneDay), '2026-10-26T17:00');
  const sundays = demoCalendar({ weekly: { sunday: [{ from: '01:00', to: '06:00' }] } });
  assert.equal(due('2026-03-29T01:00', { workingHours: 3 }, sundays), '2026-03-29T05:00');
  assert.equal(due('2026-10-25T01:00', { workingHours: 4 }, sundays), '2026-10-25T04:00');
  assert.equal(workingMinutesBetween(sundays, riga('2026-03-29T00:00'), riga('2026-03-29T12:00')), 240);
  assert.equal(workingMinutesBetween(sundays, riga('2026-10-25T00:00'), riga('2026-10-25T12:00')), 360);
});

test('priority change mid-pause: time used before the pause is taken off the new length, the pause is not', () => {
  const used = workingMinutesBetween(calendar, riga('2026-11-23T09:00'), riga('2026-11-23T10:00'));
  const resumed = riga('2026-11-24T09:00');
  assert.equal(civil(addWorkingMinutes(calendar, resumed, 120 - used)), '2026-11-24T10:00');
  assert.equal(civil(addWorkingMinutes(calendar, resumed, 480 - used)), '2026-11-24T16:30');
});

test('clock for portal note and for mail: only the instant decides, however it was written', () => {
  const mail = Temporal.Instant.from('2026-11-20T09:50:00-05:00');
  const note = Temporal.Instant.from('2026-11-20T14:50:00Z');
  assert.deepEqual(
    stepsToJson(dueAfter(calendar, mail, oneDay).steps),
    stepsToJson(dueAfter(calendar, note, oneDay).steps),
  );
});

test('one working day from 16:59 on the Friday before a moved Saturday ends that Saturday, if it is worked', () => {
  assert.equal(due('2026-01-16T16:59', oneDay), '2026-01-17T17:00');
  assert.equal(due('2026-01-16T16:59', oneDay, demoCalendar({ followsCabinet: false })), '2026-01-19T17:00');
});

test('targets of less than an hour: fifteen minutes go over the night; a started minute is the employee’s', () => {
  assert.equal(due('2026-11-23T16:50', { workingMinutes: 15 }), '2026-11-24T08:35');
  assert.equal(due('2026-11-23T10:00:20', { workingMinutes: 15 }), '2026-11-23T10:16');
});

test('long terms are not cut off by a cap, and senseless lengths throw', () => {
  const long = dueAfter(calendar, riga('2026-11-23T08:30'), { workingHours: 20_000 });
  assert.equal(workingMinutesBetween(calendar, riga('2026-11-23T08:30'), long.at), 1_200_000);
  for (const days of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 5_001]) {
    assert.throws(() => dueAfter(calendar, riga('2026-11-23T08:30'), { workingDays: days }), RangeError);
  }
});

test('a hand-made calendar that never opens throws instead of looping', () => {
  const closed = { ...calendar, weekly: { ...calendar.weekly, ...never() }, movedDays: [] };
  assert.throws(() => dueAfter(closed, riga('2026-11-23T10:00'), oneDay), /no working day/);
});

test('the holder is warned when three quarters of the opening time have gone', () => {
  const from = riga('2026-11-20T16:00');
  const at = dueAfter(calendar, from, oneDay).at;
  assert.equal(civil(nearAt(calendar, from, at, 0.75)), '2026-11-23T14:45');
  assert.equal(
    nearAt(calendar, riga('2026-11-21T10:00'), riga('2026-11-22T10:00'), 0.75).toString(),
    '2026-11-22T08:00:00Z',
  );
});

test('at the minute of closing the institution is closed', () => {
  assert.equal(isOpenAt(calendar, riga('2026-11-23T08:30')), true);
  assert.equal(isOpenAt(calendar, riga('2026-11-23T12:30')), false);
  assert.equal(isOpenAt(calendar, riga('2026-11-23T17:00')), false);
});

test('stored steps are read back as they were', () => {
  const lengths: DueLength[] = [{ workingDays: 10 }, { workingHours: 30 }, { months: 2 }, { calendarDays: 40 }];
  for (const length of lengths) {
    const { steps } = dueAfter(demoCalendar(everyWeek()), riga('2026-11-20T16:50'), length);
    const stored = JSON.stringify(steps);
    assert.equal(JSON.stringify(stepsFromJson(JSON.parse(stored))), stored);
    assert.ok(stepsFromJson(JSON.parse(stored)).some((s) => s.step === 'due' && s.at instanceof Temporal.Instant));
  }
});

function everyWeek() {
  return { weekly: everyWeekday('09:00-12:00 13:00-18:00') };
}

function never() {
  return { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [] };
}
