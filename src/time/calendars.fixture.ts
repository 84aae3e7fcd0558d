import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { WorkingCalendar } from './calendar.ts';
import { parseCountryDays, withCountryDays } from './country-days.ts';
import { parseCalendar } from './parse-calendar.ts';

const folder = new URL('../../standards/calendars/', import.meta.url);

/** The calendar file of the repository, read as the desk reads it. For tests. */
export function readYaml(name: string): Record<string, unknown> {
  return parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, unknown>;
}

/** The demo calendar with the country's days; `changes` replace keys of the file. For tests. */
export function demoCalendar(changes: Record<string, unknown> = {}): WorkingCalendar {
  const calendar = parseCalendar({ ...readYaml('demo.yaml'), ...changes });
  const country = parseCountryDays(readYaml('lv.yaml'));
  if ('refused' in calendar) throw new Error(JSON.stringify(calendar.findings));
  if ('refused' in country) throw new Error(JSON.stringify(country.findings));
  return withCountryDays(calendar, country);
}

/** The same hours from Monday to Friday: `09:00-12:00 13:00-18:00`. For tests. */
export function everyWeekday(hours: string): Record<string, unknown> {
  const intervals = hours.split(' ').map((interval) => ({ from: interval.slice(0, 5), to: interval.slice(6, 11) }));
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
  return Object.fromEntries(days.map((day) => [day, intervals]));
}

/** A Riga civil time, `2026-11-20T16:50`, as an instant. For tests. */
export function riga(text: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Riga').toInstant();
}

/** An instant as Riga civil time, to the minute. For tests. */
export function civil(at: Temporal.Instant): string {
  return at.toZonedDateTimeISO('Europe/Riga').toPlainDateTime().toString({ smallestUnit: 'minute' });
}
