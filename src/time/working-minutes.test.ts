import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type WorkingCalendar, WEEKDAYS } from './calendar.ts';
import { civil, demoCalendar, readYaml, riga } from './calendars.fixture.ts';
import { parseCountryDays, withCountryDays } from './country-days.ts';
import { dueAfter } from './due-after.ts';
import type { DueLength } from './due.ts';
import { parseCalendar } from './parse-calendar.ts';
import { openingHours } from './working-day.ts';
import { addWorkingMinutes, isOpenAt, nearAt, nextOpening, workingMinutesBetween } from './working-minutes.ts';
import { dayOf, instantOf } from './zone.ts';

const { compare } = Temporal.Instant;

/** Instants of 2023–2028, to the second or on a quarter hour, where the calendars open and close. */
const instant = fc
  .record({ second: fc.integer({ min: 1_672_531_200, max: 1_861_920_000 }), quarter: fc.boolean() })
  .map(({ second, quarter }) => (quarter ? second - (second % 900) : second) * 1000)
  .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));

/** Calendars with one to three intervals a day, night hours included, closings and both Cabinet choices. */
const calendar: fc.Arbitrary<WorkingCalendar> = fc
  .record({
    weekly: fc
      .array(fc.uniqueArray(fc.integer({ min: 0, max: 95 }), { minLength: 2, maxLength: 6 }), {
        minLength: 7,
        maxLength: 7,
      })
      .map((days) => Object.fromEntries(WEEKDAYS.map((weekday, i) => [weekday, intervals(days[i] ?? [])]))),
    followsCabinet: fc.boolean(),
    shortDayBeforeHoliday: fc.constantFrom(0, 60),
  })
  .map((json) => {
    const parsed = parseCalendar({ version: 1, ...json, closings: [{ day: '2026-03-30', lv: 'x', en: 'x' }] });
    const country = parseCountryDays(readYaml('lv.yaml'));
    assert.ok(!('refused' in parsed) && !('refused' in country));
    return withCountryDays(parsed, country);
  });

const length: fc.Arbitrary<DueLength> = fc.oneof(
  fc.integer({ min: 1, max: 40 }).map((workingDays) => ({ workingDays })),
  fc.integer({ min: 1, max: 100 }).map((workingHours) => ({ workingHours })),
  fc.integer({ min: 1, max: 5000 }).map((workingMinutes) => ({ workingMinutes })),
  fc.integer({ min: 1, max: 60 }).map((calendarDays) => ({ calendarDays })),
  fc.integer({ min: 1, max: 6 }).map((months) => ({ months })),
);

const minutes = fc.integer({ min: 1, max: 6000 });
const options = { numRuns: 300 };

test('adding N and then M working minutes is adding N + M', () => {
  fc.assert(
    fc.property(calendar, instant, minutes, minutes, (by, from, n, m) => {
      const twice = addWorkingMinutes(by, addWorkingMinutes(by, from, n), m);
      assert.equal(`${twice}`, `${addWorkingMinutes(by, from, n + m)}`);
    }),
    options,
  );
});

test('minutes added are minutes between', () => {
  fc.assert(
    fc.property(calendar, instant, minutes, (by, from, n) => {
      assert.equal(workingMinutesBetween(by, from, addWorkingMinutes(by, from, n)), n);
    }),
    options,
  );
});

test('what is received later is never due earlier', () => {
  fc.assert(
    fc.property(calendar, instant, instant, length, (by, one, other, long) => {
      const [early, late] = compare(one, other) <= 0 ? [one, other] : [other, one];
      assert.ok(compare(dueAfter(by, early, long).at, dueAfter(by, late, long).at) <= 0);
    }),
    options,
  );
});

test('a longer term is never due earlier', () => {
  fc.assert(
    fc.property(calendar, instant, minutes, minutes, (by, from, n, m) => {
      const at = (workingMinutes: number) => dueAfter(by, from, { workingMinutes }).at;
      assert.ok(compare(at(Math.min(n, m)), at(Math.max(n, m))) <= 0);
    }),
    options,
  );
});

test('a due time lies after the receipt, within opening hours or at a close', () => {
  fc.assert(
    fc.property(calendar, instant, length, (by, from, long) => {
      const { at } = dueAfter(by, from, long);
      assert.ok(compare(at, from) > 0);
      const closes = openingHours(by, dayOf(at)).map((o) => `${instantOf(dayOf(at), o.to)}`);
      assert.ok(isOpenAt(by, at) || closes.includes(`${at}`), civil(at));
    }),
    options,
  );
});

test('the minutes of the explanation add up to the length', () => {
  fc.assert(
    fc.property(calendar, instant, minutes, (by, from, workingMinutes) => {
      const { steps } = dueAfter(by, from, { workingMinutes });
      const counted = steps.map((s) => (s.step === 'time-counted' ? s.minutes : 0));
      assert.equal(
        counted.reduce((a, b) => a + b, 0),
        workingMinutes,
      );
    }),
    options,
  );
});

test('the explanation of working days numbers each and leaves no day between receipt and end unnamed', () => {
  fc.assert(
    fc.property(calendar, instant, fc.integer({ min: 1, max: 30 }), (by, from, workingDays) => {
      const { steps, at } = dueAfter(by, from, { workingDays });
      const days = steps.flatMap((s) => (s.step === 'day-counted' || s.step === 'day-skipped' ? [s.day] : []));
      const nths = steps.flatMap((s) => (s.step === 'day-counted' ? [s.nth] : []));
      assert.deepEqual(
        nths,
        Array.from({ length: workingDays }, (_, i) => i + 1),
      );
      days.forEach((day, i) => assert.equal(`${day}`, `${dayOf(from).add({ days: i + 1 })}`));
      assert.equal(`${days.at(-1)}`, `${dayOf(at)}`);
    }),
    options,
  );
});

test('the explanation of minutes names every day from receipt to end: counted when worked, skipped when not', () => {
  fc.assert(
    fc.property(calendar, instant, minutes, (by, from, workingMinutes) => {
      const { steps, at } = dueAfter(by, from, { workingMinutes });
      const counted = new Set(steps.flatMap((s) => (s.step === 'time-counted' ? [`${s.day}`] : [])));
      const skipped = steps.flatMap((s) => (s.step === 'day-skipped' ? [`${s.day}`] : []));
      assert.equal(new Set(skipped).size, skipped.length);
      for (let day = dayOf(from); Temporal.PlainDate.compare(day, dayOf(at)) <= 0; day = day.add({ days: 1 })) {
        const works = openingHours(by, day).length > 0;
        assert.equal(skipped.includes(`${day}`), !works, `${day}`);
        // The day of receipt is worked and yet not counted when its hours were over.
        if (!day.equals(dayOf(from)) || !works) assert.equal(counted.has(`${day}`), works, `${day}`);
      }
    }),
    options,
  );
});

test('the next opening is open, not earlier, and no opening time lies before it', () => {
  fc.assert(
    fc.property(calendar, instant, (by, at) => {
      const next = nextOpening(by, at);
      assert.ok(isOpenAt(by, next) && compare(next, at) >= 0);
      assert.equal(workingMinutesBetween(by, at, next), 0);
    }),
    options,
  );
});

test('the warning lies between receipt and due, after the given share of the opening time', () => {
  fc.assert(
    fc.property(calendar, instant, length, fc.constantFrom(0.5, 0.75, 0.9), (by, from, long, share) => {
      const { at } = dueAfter(by, from, long);
      const near = nearAt(by, from, at, share);
      assert.ok(compare(from, near) <= 0 && compare(near, at) <= 0);
      const expected = workingMinutesBetween(by, from, at) * share;
      assert.ok(Math.abs(workingMinutesBetween(by, from, near) - expected) < 1 / 60);
    }),
    options,
  );
});

test('minutes of every hour of the two days of the clock change are those of an hour-by-hour count', () => {
  const by = demoCalendar({ weekly: { sunday: [{ from: '00:00', to: '23:00' }] } });
  for (const [day, hours] of [
    ['2026-03-29', 22],
    ['2026-10-25', 24],
  ] as const) {
    const start = riga(`${day}T00:00`);
    let sum = 0;
    for (let at = start; `${dayOf(at)}` === day; at = at.add({ hours: 1 })) {
      sum += workingMinutesBetween(by, at, at.add({ hours: 1 }));
    }
    assert.equal(sum, hours * 60);
  }
});

test('at a break or a close the next opening is the one after it', () => {
  const by = demoCalendar();
  assert.equal(civil(nextOpening(by, riga('2026-11-20T12:30'))), '2026-11-20T13:00');
  assert.equal(civil(nextOpening(by, riga('2026-11-20T17:00'))), '2026-11-23T08:30');
  assert.equal(civil(nextOpening(by, riga('2026-11-20T13:00'))), '2026-11-20T13:00');
});

test('minutes that are used up exactly at a break or a close end there', () => {
  const by = demoCalendar();
  assert.equal(civil(addWorkingMinutes(by, riga('2026-11-20T12:00'), 30)), '2026-11-20T12:30');
  assert.equal(civil(addWorkingMinutes(by, riga('2026-11-20T08:30'), 480)), '2026-11-20T17:00');
});

test('zero minutes are the instant itself; negative and endless ones throw', () => {
  const by = demoCalendar();
  const closed = riga('2026-11-22T10:00');
  assert.equal(`${addWorkingMinutes(by, closed, 0)}`, `${closed}`);
  for (const wrong of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
    assert.throws(() => addWorkingMinutes(by, closed, wrong), RangeError);
  }
});

function intervals(quarters: readonly number[]) {
  const sorted = quarters.toSorted((a, b) => a - b);
  const pairs: { from: string; to: string }[] = [];
  for (let i = 0; i + 1 < sorted.length; i += 2)
    pairs.push({ from: clock(sorted[i] ?? 0), to: clock(sorted[i + 1] ?? 0) });
  return pairs;
}

function clock(quarter: number): string {
  return new Temporal.PlainTime(Math.floor(quarter / 4), (quarter % 4) * 15).toString({ smallestUnit: 'minute' });
}
