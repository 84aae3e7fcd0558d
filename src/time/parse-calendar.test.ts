import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoCalendar, everyWeekday, readYaml } from './calendars.fixture.ts';
import { parseCountryDays } from './country-days.ts';
import { calendarToJson, parseCalendar } from './parse-calendar.ts';

const hours = everyWeekday('09:00-17:00');

function paths(json: unknown): readonly string[] {
  const parsed = parseCalendar(json);
  return 'refused' in parsed ? parsed.findings.map((f) => f.path) : [];
}

test('a calendar comes back from its JSON as it was', () => {
  const calendar = demoCalendar({ closings: [{ day: '2026-11-24', lv: 'slēgts', en: 'closed' }] });
  const json: unknown = JSON.parse(JSON.stringify(calendarToJson(calendar)));
  assert.deepEqual(parseCalendar(json), calendar);
});

test('a week that never opens is refused, not looped over', () => {
  assert.deepEqual(parseCalendar({ version: 1, weekly: {} }), {
    refused: 'calendar-invalid',
    findings: [{ path: 'weekly', expected: 'at least one weekday with opening hours' }],
  });
});

test('every mistake is told with its path in one go', () => {
  assert.deepEqual(
    paths({
      version: 0,
      weekly: {
        ...hours,
        monday: [
          { from: '13:00', to: '12:00' },
          { from: '11:00', to: '24:00' },
        ],
        sundya: [],
      },
      closings: [{ day: '2026-02-30', lv: 'x', en: '' }],
      movedDays: [
        { from: '2026-01-02', to: '2026-01-17', act: 'MK' },
        { from: '2026-01-02', to: '2026-01-24', act: 'MK' },
      ],
      specialHours: [{ day: '2026-12-24', hours: [{ from: '9', to: '11:00' }], lv: 'a', en: 'b' }],
      followsCabinet: 'yes',
      yearsCovered: 2026,
      holydays: [],
    }).toSorted(),
    [
      'closings[0].day',
      'closings[0].en',
      'followsCabinet',
      'holydays',
      'movedDays',
      'specialHours[0].hours[0].from',
      'version',
      'weekly.monday[0].to',
      'weekly.monday[1].from',
      'weekly.monday[1].to',
      'weekly.sundya',
      'yearsCovered',
    ],
  );
});

test('what is no object at all is refused', () => {
  for (const json of [null, undefined, 7, 'x', [], true]) assert.ok(paths(json).length > 0);
});

test('two special days on one date are refused', () => {
  const special = { day: '2026-12-24', hours: [], lv: 'a', en: 'b' };
  assert.deepEqual(paths({ version: 1, weekly: hours, specialHours: [special, special] }), ['specialHours']);
});

test('a parsed calendar cannot be changed: its version stands beside every due time', () => {
  const calendar = parseCalendar({ version: 1, weekly: hours });
  assert.ok(!('refused' in calendar));
  assert.throws(() => Object.assign(calendar.weekly, { monday: [] }), TypeError);
});

test('the country’s file is right: each moved day goes from a weekday to a Saturday within two months', () => {
  const country = parseCountryDays(readYaml('lv.yaml'));
  assert.ok(!('refused' in country));
  for (const { from, to } of country.movedDays) {
    const [day, saturday] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
    assert.ok(day.dayOfWeek < 6 && saturday.dayOfWeek === 6, `${from} → ${to}`);
    assert.ok(Math.abs(day.until(saturday).days) <= 31);
    assert.ok(country.yearsCovered.includes(day.year));
  }
  assert.ok(country.holidays.some((h) => h.day === '2023-07-10'));
});
