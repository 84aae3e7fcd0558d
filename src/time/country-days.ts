import type { CalendarRefusal, MovedDay, WorkingCalendar } from './calendar.ts';
import { type Holiday, withDayOff } from './holidays.ts';
import { Reader } from './json-reader.ts';
import { readMovedDays, readYears } from './parse-calendar.ts';

/** What the state sets for every calendar in the country (`standards/calendars/lv.yaml`). */
export interface CountryDays {
  readonly holidays: readonly Holiday[];
  readonly movedDays: readonly MovedDay[];
  readonly yearsCovered: readonly number[];
}

/** Reads the country's days; the day off after a song festival's closing day is worked out here. */
export function parseCountryDays(json: unknown): CountryDays | CalendarRefusal {
  const reader = new Reader();
  const root = reader.object(json, '', ['oneOffHolidays', 'songFestivalClosings', 'movedDays', 'yearsCovered']);
  const oneOff = reader.list(root['oneOffHolidays'], 'oneOffHolidays', (value, path) =>
    oneOffHoliday(reader, value, path),
  );
  const closings = reader.list(root['songFestivalClosings'], 'songFestivalClosings', (value, path) => ({
    day: reader.day(value, path),
    ...SONG_FESTIVAL,
  }));
  const days: CountryDays = {
    holidays: [...oneOff, ...closings.flatMap(withDayOff)],
    movedDays: readMovedDays(reader, root['movedDays'], 'movedDays'),
    yearsCovered: readYears(reader, root['yearsCovered'], 'yearsCovered'),
  };
  return reader.findings.length > 0 ? reader.refusal() : days;
}

/** The calendar with the country's days added and the law's holidays computed; the calendar's own entries win. */
export function withCountryDays(calendar: WorkingCalendar, country: CountryDays): WorkingCalendar {
  const ownDays = new Set(calendar.movedDays.flatMap(({ from, to }) => [from, to]));
  const added = country.movedDays.filter(({ from, to }) => !ownDays.has(from) && !ownDays.has(to));
  const ownHolidays = new Set(calendar.holidays.map(({ day }) => day));
  return Object.freeze({
    ...calendar,
    holidayLaw: 'lv',
    holidays: [...calendar.holidays, ...country.holidays.filter(({ day }) => !ownHolidays.has(day))],
    movedDays: [...calendar.movedDays, ...added],
    yearsCovered: [...new Set([...calendar.yearsCovered, ...country.yearsCovered])].sort((a, b) => a - b),
  });
}

const SONG_FESTIVAL = {
  lv: 'Vispārējo latviešu Dziesmu un deju svētku noslēguma diena',
  en: 'Closing day of the Latvian Song and Dance Festival',
};

function oneOffHoliday(reader: Reader, json: unknown, path: string): Holiday {
  const entry = reader.object(json, path, ['day', 'lv', 'en', 'source']);
  reader.text(entry['source'], `${path}.source`);
  return {
    day: reader.day(entry['day'], `${path}.day`),
    lv: reader.text(entry['lv'], `${path}.lv`),
    en: reader.text(entry['en'], `${path}.en`),
  };
}
