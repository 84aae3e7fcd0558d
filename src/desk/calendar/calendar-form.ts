import { type CalendarFinding, WEEKDAYS, type WorkingCalendar } from '../../time/calendar.ts';
import { parseCalendar } from '../../time/parse-calendar.ts';
import { hoursToText, textToHours } from './hours-text.ts';

/** What stands in the fields of the page, by field name; all of it text. */
export type TypedCalendar = Readonly<Record<string, string>>;

/** What is wrong with one field: where in the calendar, what was expected there, what was found. */
export interface FieldFinding {
  readonly field: string;
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

export const LISTS = ['moved', 'closing', 'special'] as const;
export type ListName = (typeof LISTS)[number];
/** The parts of a row of each list, as the fields are called: `closing-0-day`. */
export const LIST_PARTS: Readonly<Record<ListName, readonly string[]>> = {
  moved: ['from', 'to', 'act'],
  closing: ['day', 'hours', 'lv', 'en'],
  special: ['day', 'hours', 'lv', 'en'],
};

/** Empty rows that a list ends with, for what is new. */
const SPARE = 2;
const MOST_ROWS = 200;

/** The calendar as the fields of its page; what lies before `from` (the first of January) is kept but not shown. */
export function calendarToFields(calendar: WorkingCalendar, from: Temporal.PlainDate): TypedCalendar {
  const fields: Record<string, string> = {
    followsCabinet: calendar.followsCabinet ? 'yes' : '',
    holidayLaw: calendar.holidayLaw === 'lv' ? 'yes' : '',
    shortDay: String(calendar.shortDayBeforeHoliday),
  };
  for (const weekday of WEEKDAYS) fields[`week-${weekday}`] = hoursToText(calendar.weekly[weekday]);
  for (const year of yearsAsked(from)) if (calendar.yearsCovered.includes(year)) fields[`covered-${year}`] = 'yes';
  const start = from.toString();
  put(
    fields,
    'moved',
    calendar.movedDays.filter((one) => later(one) >= start).map(({ from, to, act }) => [from, to, act]),
  );
  put(
    fields,
    'closing',
    calendar.closings
      .filter(({ day }) => day >= start)
      .map(({ day, hours, lv, en }) => [day, hours === null ? '' : hoursToText([hours]), lv, en]),
  );
  put(
    fields,
    'special',
    calendar.specialHours
      .filter(({ day }) => day >= start)
      .map(({ day, hours, lv, en }) => [day, hoursToText(hours), lv, en]),
  );
  return fields;
}

/** This year and the next: whose moved days can be entered by now. */
export function yearsAsked(from: Temporal.PlainDate): readonly number[] {
  return [from.year, from.year + 1];
}

/** How many rows of a list were sent. */
export function rowsOf(typed: TypedCalendar, list: ListName): number {
  const numbers = Object.keys(typed).map((name) => Number(new RegExp(`^${list}-(\\d+)-`).exec(name)?.[1] ?? -1));
  return Math.min(Math.max(-1, ...numbers) + 1, MOST_ROWS);
}

/**
 * The calendar that was typed over the one in force. A row without a day is no row. Every mistake comes back under its
 * field; nothing is guessed.
 */
export function calendarFromFields(
  typed: TypedCalendar,
  before: WorkingCalendar,
  from: Temporal.PlainDate,
): { readonly calendar: WorkingCalendar } | { readonly findings: readonly FieldFinding[] } {
  const gathered = new Gathered(typed);
  const start = from.toString();
  const moved = gathered.entries('moved', (row) => ({ from: row('from'), to: row('to'), act: row('act') }));
  const closings = gathered.entries('closing', (row, field) => ({
    day: row('day'),
    hours: gathered.hours(field('hours'))[0] ?? null,
    lv: row('lv'),
    en: row('en') || row('lv'),
  }));
  const special = gathered.entries('special', (row, field) => ({
    day: row('day'),
    hours: gathered.hours(field('hours')),
    lv: row('lv'),
    en: row('en') || row('lv'),
  }));
  const parts = {
    movedDays: [before.movedDays.filter((one) => later(one) < start), moved],
    closings: [before.closings.filter(({ day }) => day < start), closings],
    specialHours: [before.specialHours.filter(({ day }) => day < start), special],
  } as const;
  const asked = yearsAsked(from);
  const parsed = parseCalendar({
    ...before,
    version: before.version + 1,
    weekly: Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, gathered.hours(`week-${weekday}`)])),
    holidayLaw: typed['holidayLaw'] === 'yes' ? 'lv' : 'none',
    followsCabinet: typed['followsCabinet'] === 'yes',
    shortDayBeforeHoliday: Number(typed['shortDay']?.trim() || '0'),
    yearsCovered: [
      ...before.yearsCovered.filter((year) => !asked.includes(year)),
      ...asked.filter((year) => typed[`covered-${year}`] === 'yes'),
    ].sort((a, b) => a - b),
    movedDays: parts.movedDays.flat(),
    closings: parts.closings.flat(),
    specialHours: parts.specialHours.flat(),
  });
  const kept = {
    movedDays: parts.movedDays[0].length,
    closings: parts.closings[0].length,
    specialHours: parts.specialHours[0].length,
  };
  const found = 'refused' in parsed ? parsed.findings.map((finding) => gathered.fieldOf(finding, kept)) : [];
  const findings = [
    ...gathered.findings,
    ...found.filter(({ field }) => !gathered.findings.some((one) => one.field === field)),
  ];
  return findings.length > 0 || 'refused' in parsed ? { findings } : { calendar: parsed };
}

type Kept = Readonly<Record<'movedDays' | 'closings' | 'specialHours', number>>;

/** Reads fields and remembers which row of the form became which entry of the calendar. */
class Gathered {
  readonly findings: FieldFinding[] = [];
  readonly #typed: TypedCalendar;
  readonly #rows: Record<ListName, number[]> = { moved: [], closing: [], special: [] };

  constructor(typed: TypedCalendar) {
    this.#typed = typed;
  }

  hours(field: string): ReturnType<typeof hoursOf> {
    const text = this.#typed[field] ?? '';
    const hours = textToHours(text);
    if (hours === null) this.findings.push({ field, path: field, expected: 'hours', found: text });
    return hours ?? [];
  }

  entries<Row>(list: ListName, read: (value: (part: string) => string, field: (part: string) => string) => Row): Row[] {
    const rows: Row[] = [];
    for (let n = 0; n < rowsOf(this.#typed, list); n++) {
      const field = (part: string) => `${list}-${n}-${part}`;
      const value = (part: string) => (this.#typed[field(part)] ?? '').trim();
      if (LIST_PARTS[list].every((part) => value(part) === '')) continue;
      this.#rows[list].push(n);
      rows.push(read(value, field));
    }
    return rows;
  }

  /** The field in which a finding of `parseCalendar` is to be mended. */
  fieldOf({ path, expected }: CalendarFinding, kept: Kept): FieldFinding {
    const field = this.#nameOf(path, kept);
    return { field, path, expected, found: this.#typed[field] ?? '' };
  }

  #nameOf(path: string, kept: Kept): string {
    const [, weekday] = /^weekly\.([a-z]+)/.exec(path) ?? [];
    if (weekday !== undefined) return `week-${weekday}`;
    if (path === 'weekly') return 'week-monday';
    if (path === 'shortDayBeforeHoliday') return 'shortDay';
    const [, list, index = '0', part = ''] =
      /^(movedDays|closings|specialHours)(?:\[(\d+)\](?:\.([a-z]+))?)?/.exec(path) ?? [];
    if (list === undefined) return path;
    const name = FIELD_LISTS[list as keyof Kept];
    const row = this.#rows[name][Number(index) - kept[list as keyof Kept]] ?? this.#rows[name][0] ?? 0;
    return `${name}-${row}-${part || LIST_PARTS[name][0]}`;
  }
}

const FIELD_LISTS: Readonly<Record<keyof Kept, ListName>> = {
  movedDays: 'moved',
  closings: 'closing',
  specialHours: 'special',
};

function hoursOf(text: string): NonNullable<ReturnType<typeof textToHours>> {
  return textToHours(text) ?? [];
}

function put(fields: Record<string, string>, list: ListName, rows: readonly (readonly string[])[]): void {
  const blank = LIST_PARTS[list].map(() => '');
  [...rows, ...Array.from({ length: SPARE }, () => blank)].forEach((row, n) => {
    LIST_PARTS[list].forEach((part, at) => {
      fields[`${list}-${n}-${part}`] = row[at] ?? '';
    });
  });
}

function later({ from, to }: { readonly from: string; readonly to: string }): string {
  return from > to ? from : to;
}
