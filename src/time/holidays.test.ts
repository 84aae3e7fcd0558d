import assert from 'node:assert/strict';
import { test } from 'node:test';
import Holidays from 'date-holidays';
import { demoCalendar } from './calendars.fixture.ts';
import { easterSunday, latvianHolidays } from './holidays.ts';
import { isWorkingDay } from './working-day.ts';

/** Days that the law makes free and the package does not know (latvia.md: its known gaps). */
const PACKAGE_LACKS = ['2018-07-09', '2018-09-24', '2023-07-10'];

test('the free weekdays of 2015–2035 are those of date-holidays, save its known gaps', () => {
  const calendar = demoCalendar({ followsCabinet: false });
  const theirs = new Holidays('LV');
  const [only, lacking]: [string[], string[]] = [[], []];
  for (let year = 2015; year <= 2035; year++) {
    const listed = theirs.getHolidays(year).filter((h) => h.type === 'public');
    const days = new Set(listed.map((h) => h.date.slice(0, 10)));
    for (let day = new Temporal.PlainDate(year, 1, 1); day.year === year; day = day.add({ days: 1 })) {
      if (day.dayOfWeek >= 6) continue;
      const free = !isWorkingDay(calendar, day).working;
      if (free && !days.has(day.toString())) only.push(day.toString());
      if (!free && days.has(day.toString())) lacking.push(day.toString());
    }
  }
  assert.deepEqual(only, PACKAGE_LACKS);
  assert.deepEqual(lacking, []);
});

test('Easter falls where church tables have it, at both ends of its range', () => {
  const tables = ['2008-03-23', '2011-04-24', '2024-03-31', '2025-04-20', '2026-04-05', '2035-03-25', '2038-04-25'];
  assert.deepEqual(
    tables.map((day) => easterSunday(Number(day.slice(0, 4))).toString()),
    tables,
  );
});

test('4 May and 18 November give a free Monday when they fall on a weekend; 1 May and Jāņi do not', () => {
  const free = (year: number) => latvianHolidays(year).map((h) => h.day);
  assert.ok(free(2024).includes('2024-05-06'));
  assert.ok(free(2025).includes('2025-05-05'));
  assert.ok(free(2028).includes('2028-11-20'));
  assert.ok(!free(2027).includes('2027-05-03'));
  assert.ok(!free(2028).includes('2028-06-26'));
});

test('Mother’s Day is the second Sunday of May and Whit Sunday the fiftieth day of Easter', () => {
  const named = (year: number, lv: string) => latvianHolidays(year).find((h) => h.lv === lv)?.day;
  assert.equal(named(2026, 'Mātes diena'), '2026-05-10');
  assert.equal(named(2027, 'Mātes diena'), '2027-05-09');
  assert.equal(named(2022, 'Mātes diena'), '2022-05-08');
  assert.equal(named(2011, 'Vasarsvētki'), '2011-06-12');
});
