import { makeJudge } from '../standard/judge.ts';
import type { Standard } from '../standard/standard.ts';
import type { WorkingCalendar } from '../time/calendar.ts';
import { dueAfter } from '../time/due-after.ts';
import { parseCalendar } from '../time/parse-calendar.ts';
import { nearAt } from '../time/working-minutes.ts';
import type { InstitutionId, UnitId } from '../vocabulary/ids.ts';
import type { PrepareRules, RulesBody } from './rules.ts';

/** Makes versions of the rules ready to judge by the standards and laws given. */
export function prepareWith(standards: readonly Standard[]): PrepareRules {
  return (version, body) => {
    const calendars = readCalendars(body);
    const calendarOf = (unit: UnitId | null): WorkingCalendar => calendarFor(calendars, body, unit);
    const judge = makeJudge({
      standards,
      count: (unit, from, length) => dueAfter(calendarOf(unit), from, length),
      near: (unit, from, dueAt, share) => nearAt(calendarOf(unit), from, dueAt, share),
      targetOf: (unit, clause) => (unit === null ? null : (body.units[unit]?.targets[clause] ?? null)),
    });
    return { version, body, judge, calendarOf };
  };
}

function readCalendars(body: RulesBody): ReadonlyMap<InstitutionId, WorkingCalendar> {
  const calendars = new Map<InstitutionId, WorkingCalendar>();
  for (const [institution, json] of Object.entries(body.calendars)) {
    const calendar = parseCalendar(json);
    if ('refused' in calendar)
      throw new Error(`The calendar of institution ${institution}: ${JSON.stringify(calendar.findings)}`);
    calendars.set(institution as InstitutionId, calendar);
  }
  if (calendars.size === 0) throw new Error('The rules hold no calendar');
  return calendars;
}

/** The calendar of the unit's institution; the first one (the central administration's) where the unit is unknown. */
function calendarFor(
  calendars: ReadonlyMap<InstitutionId, WorkingCalendar>,
  body: RulesBody,
  unit: UnitId | null,
): WorkingCalendar {
  const institution = unit === null ? undefined : body.units[unit]?.institution;
  const own = institution === undefined ? undefined : calendars.get(institution);
  return own ?? (calendars.values().next().value as WorkingCalendar);
}
