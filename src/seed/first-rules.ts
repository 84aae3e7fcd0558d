import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import type { DirectoryToInsert } from '../desk/directory/index.ts';
import type { RulesBody } from '../journal/index.ts';
import { STANDARDS_FOLDER } from '../load-standards.ts';
import { parseCountryDays, withCountryDays } from '../time/country-days.ts';
import { calendarToJson, parseCalendar } from '../time/parse-calendar.ts';

/** The first rules of an installation: common opening hours with the country's days for every institution. */
export async function firstRules({ institutions, units }: DirectoryToInsert): Promise<RulesBody> {
  const own = parseCalendar(await readYaml('calendars/demo.yaml'));
  const country = parseCountryDays(await readYaml('calendars/lv.yaml'));
  if ('refused' in own) throw new Error(`standards/calendars/demo.yaml: ${JSON.stringify(own.findings)}`);
  if ('refused' in country) throw new Error(`standards/calendars/lv.yaml: ${JSON.stringify(country.findings)}`);
  const calendar = calendarToJson(withCountryDays(own, country));
  return {
    calendars: Object.fromEntries(institutions.map(({ id }) => [id, calendar])),
    units: Object.fromEntries(units.map(({ id, institution }) => [id, { institution, targets: {} }])),
  };
}

async function readYaml(name: string): Promise<unknown> {
  return parse(await readFile(path.join(STANDARDS_FOLDER, name), 'utf8'));
}
