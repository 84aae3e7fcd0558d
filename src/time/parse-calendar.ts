import {
  type CalendarRefusal,
  type Closing,
  type Hours,
  type SpecialHours,
  WEEKDAYS,
  type WorkingCalendar,
} from './calendar.ts';
import { Reader } from './json-reader.ts';

/**
 * Reads a calendar from a parsed JSON or YAML value. Every mistake is found in one go: unknown keys, days that do not
 * exist, hours that overlap, a week without any opening. What it returns is deeply frozen and equal to its JSON.
 */
export function parseCalendar(json: unknown): WorkingCalendar | CalendarRefusal {
  const reader = new Reader();
  const root = reader.object(json, '', KEYS);
  const calendar: WorkingCalendar = {
    version: reader.integer(root['version'], 'version', 1, 1_000_000_000),
    weekly: weekly(reader, root['weekly']),
    holidayLaw: reader.oneOf(root['holidayLaw'] ?? 'none', 'holidayLaw', ['lv', 'none'] as const),
    holidays: reader.list(root['holidays'], 'holidays', (value, path) => named(reader, value, path, ['day'])),
    followsCabinet: reader.boolean(root['followsCabinet'] ?? false, 'followsCabinet'),
    movedDays: readMovedDays(reader, root['movedDays'], 'movedDays'),
    yearsCovered: readYears(reader, root['yearsCovered'], 'yearsCovered'),
    closings: reader.list(root['closings'], 'closings', (value, path) => closing(reader, value, path)),
    specialHours: reader.list(root['specialHours'], 'specialHours', (value, path) => special(reader, value, path)),
    shortDayBeforeHoliday: reader.integer(root['shortDayBeforeHoliday'] ?? 0, 'shortDayBeforeHoliday', 0, 240),
  };
  reader.unique(
    calendar.specialHours.map((s) => s.day),
    'specialHours',
  );
  if (WEEKDAYS.every((weekday) => calendar.weekly[weekday].length === 0)) {
    reader.miss('weekly', 'at least one weekday with opening hours');
  }
  return reader.findings.length > 0 ? reader.refusal() : deepFreeze(calendar);
}

/** The calendar as JSON; `parseCalendar` of it gives an equal calendar. */
export function calendarToJson(calendar: WorkingCalendar): unknown {
  return structuredClone(calendar);
}

/** `YYYY-MM-DD → YYYY-MM-DD, act` list, shared with the country's file. No day may be moved from, or to, twice. */
export function readMovedDays(reader: Reader, json: unknown, path: string): WorkingCalendar['movedDays'] {
  const moved = reader.list(json, path, (value, at) => {
    const entry = reader.object(value, at, ['from', 'to', 'act']);
    return {
      from: reader.day(entry['from'], `${at}.from`),
      to: reader.day(entry['to'], `${at}.to`),
      act: reader.text(entry['act'], `${at}.act`),
    };
  });
  reader.unique(
    moved.flatMap(({ from, to }) => [from, to]),
    path,
  );
  return moved;
}

/** Years whose moved days are entered. */
export function readYears(reader: Reader, json: unknown, path: string): readonly number[] {
  return reader.list(json, path, (value, at) => reader.integer(value, at, 1990, 2199));
}

const KEYS = [
  'version',
  'weekly',
  'holidayLaw',
  'holidays',
  'followsCabinet',
  'movedDays',
  'yearsCovered',
  'closings',
  'specialHours',
  'shortDayBeforeHoliday',
];

function weekly(reader: Reader, json: unknown): WorkingCalendar['weekly'] {
  const days = reader.object(json, 'weekly', WEEKDAYS);
  const entries = WEEKDAYS.map((day) => [day, hoursList(reader, days[day], `weekly.${day}`)]);
  return Object.fromEntries(entries) as WorkingCalendar['weekly'];
}

function hoursList(reader: Reader, json: unknown, path: string): readonly Hours[] {
  const list = reader.list(json, path, (value, at) => hours(reader, value, at));
  list.forEach((interval, i) => {
    const before = list[i - 1];
    if (before !== undefined && interval.from < before.to) {
      reader.miss(`${path}[${i}].from`, `no earlier than the end of the interval before it, \`${before.to}\``);
    }
  });
  return list;
}

function hours(reader: Reader, json: unknown, path: string): Hours {
  const entry = reader.object(json, path, ['from', 'to']);
  const from = reader.time(entry['from'], `${path}.from`);
  const to = reader.time(entry['to'], `${path}.to`);
  const misread = reader.findings.some((finding) => finding.path.startsWith(path));
  if (!misread && from >= to) reader.miss(`${path}.to`, `a time after \`${from}\``);
  return { from, to };
}

function named(reader: Reader, json: unknown, path: string, keys: readonly string[]) {
  const entry = reader.object(json, path, [...keys, 'lv', 'en']);
  return {
    day: reader.day(entry['day'], `${path}.day`),
    lv: reader.text(entry['lv'], `${path}.lv`),
    en: reader.text(entry['en'], `${path}.en`),
  };
}

function closing(reader: Reader, json: unknown, path: string): Closing {
  const { day, lv, en } = named(reader, json, path, ['day', 'hours']);
  const part = (json as { hours?: unknown } | null)?.hours ?? null;
  return { day, hours: part === null ? null : hours(reader, part, `${path}.hours`), lv, en };
}

function special(reader: Reader, json: unknown, path: string): SpecialHours {
  const { day, lv, en } = named(reader, json, path, ['day', 'hours']);
  return { day, hours: hoursList(reader, (json as { hours?: unknown } | null)?.hours, `${path}.hours`), lv, en };
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
