import { WEEKDAYS, type WorkingCalendar } from './calendar.ts';
import type { DayReason } from './due.ts';
import { latvianHolidays } from './holidays.ts';
import { sayDate } from './say-date.ts';
import { dayFromNumber, dayNumber, instantOf } from './zone.ts';

/** An opening of one day, in civil time and in epoch milliseconds. */
export interface Opening {
  readonly from: Temporal.PlainTime;
  readonly to: Temporal.PlainTime;
  readonly opens: number;
  readonly closes: number;
}

/** One civil day as the calendar has it. A day without openings is no working day, and then `reason` says why. */
export interface DayPlan {
  readonly day: Temporal.PlainDate;
  readonly openings: readonly Opening[];
  readonly reason: DayReason | null;
  readonly names: { readonly lv: string; readonly en: string } | null;
}

/** The plan of a day by its number (`dayNumber`). Plans are kept beside the calendar value, which never changes. */
export function planOf(calendar: WorkingCalendar, number: number): DayPlan {
  const index = indexOf(calendar);
  const known = index.plans.get(number);
  if (known !== undefined) return known;
  const plan = makePlan(index, number);
  index.plans.set(number, plan);
  return plan;
}

/**
 * The number of the first working day on or after a day. A calendar from `parseCalendar` always has one soon; a
 * hand-made one that never opens throws instead of looping.
 */
export function workingDayFrom(calendar: WorkingCalendar, number: number): number {
  for (let day = number; day < number + LONGEST_CLOSURE; day++) {
    if (planOf(calendar, day).openings.length > 0) return day;
  }
  throw new RangeError(`Calendar version ${calendar.version} has no working day after ${dayFromNumber(number)}`);
}

const LONGEST_CLOSURE = 1500;

type Names = { readonly lv: string; readonly en: string };
/** Minutes of the day. */
type Span = readonly [from: number, to: number];
type Answer = { readonly spans: readonly Span[]; readonly reason: DayReason | null; readonly names: Names | null };

interface Index {
  readonly plans: Map<number, DayPlan>;
  readonly weekly: readonly (readonly Span[])[];
  readonly isHoliday: (day: string) => Names | undefined;
  readonly movedOff: ReadonlyMap<string, Names>;
  /** Saturday worked → the day whose hours it takes. */
  readonly movedOn: ReadonlyMap<string, string>;
  readonly special: ReadonlyMap<string, { readonly spans: readonly Span[]; readonly names: Names }>;
  readonly closings: ReadonlyMap<string, readonly { readonly span: Span; readonly names: Names }[]>;
  readonly shorter: number;
}

const indexes = new WeakMap<WorkingCalendar, Index>();

function indexOf(calendar: WorkingCalendar): Index {
  let index = indexes.get(calendar);
  if (index === undefined) {
    index = makeIndex(calendar);
    indexes.set(calendar, index);
  }
  return index;
}

function makeIndex(calendar: WorkingCalendar): Index {
  const moved = calendar.followsCabinet ? calendar.movedDays : [];
  const closings = Map.groupBy(calendar.closings, (closing) => closing.day);
  return {
    plans: new Map(),
    weekly: WEEKDAYS.map((weekday) => calendar.weekly[weekday].map(spanOf)),
    isHoliday: holidayFinder(calendar),
    movedOff: new Map(moved.map(({ from, to }) => [from, movedTo(Temporal.PlainDate.from(to))])),
    movedOn: new Map(moved.map(({ from, to }) => [to, from])),
    special: new Map(calendar.specialHours.map((s) => [s.day, { spans: s.hours.map(spanOf), names: s }])),
    closings: new Map(
      [...closings].map(([day, list]) => [
        day,
        list.map((c) => ({ span: c.hours === null ? WHOLE_DAY : spanOf(c.hours), names: c })),
      ]),
    ),
    shorter: calendar.shortDayBeforeHoliday,
  };
}

const WHOLE_DAY: Span = [0, 1440];

function holidayFinder(calendar: WorkingCalendar): Index['isHoliday'] {
  const known = new Map<string, Names>(calendar.holidays.map((h) => [h.day, h]));
  const years = new Set<number>();
  return (day) => {
    const year = Number(day.slice(0, 4));
    if (calendar.holidayLaw === 'lv' && !years.has(year)) {
      years.add(year);
      for (const holiday of latvianHolidays(year)) known.set(holiday.day, holiday);
    }
    return known.get(day);
  };
}

function makePlan(index: Index, number: number): DayPlan {
  const day = dayFromNumber(number);
  const ordinary = answerFor(index, day, number);
  const { spans, reason, names } = closedPartly(index, day.toString(), ordinary);
  const openings = spans.map(([from, to]) => openingOf(day, from, to)).filter((o) => o.closes > o.opens);
  return { day, openings, reason, names: names === null ? null : { lv: names.lv, en: names.en } };
}

/** What the day is before any closing: special hours, then holidays, then moved days, then the week decide. */
function answerFor(index: Index, day: Temporal.PlainDate, number: number): Answer {
  const iso = day.toString();
  const special = index.special.get(iso);
  if (special !== undefined) {
    const reason = special.spans.length > 0 ? 'special-hours' : 'closed';
    return { spans: special.spans, reason, names: special.names };
  }
  const holiday = index.isHoliday(iso);
  if (holiday !== undefined) return { spans: [], reason: 'holiday', names: holiday };
  const off = index.movedOff.get(iso);
  if (off !== undefined) return { spans: [], reason: 'moved-off', names: off };
  const movedFrom = index.movedOn.get(iso);
  if (movedFrom !== undefined) {
    return { spans: hoursOfMoved(index, movedFrom, number), reason: 'moved-on', names: null };
  }
  const spans = shortened(index, weeklyOf(index, day), isBeforeHoliday(index, number));
  return { spans, reason: spans.length > 0 ? null : day.dayOfWeek >= 6 ? 'weekend' : 'closed', names: null };
}

/**
 * A worked Saturday has the hours of the day it stands for, an hour shorter where either of the two is before a
 * holiday: official counts say so of 8 November 2025 (for the 17th) and of 13 May 2017 (before Mother's Day).
 */
function hoursOfMoved(index: Index, from: string, number: number): readonly Span[] {
  const stoodFor = Temporal.PlainDate.from(from);
  const before = isBeforeHoliday(index, dayNumber(stoodFor)) || isBeforeHoliday(index, number);
  return shortened(index, weeklyOf(index, stoodFor), before);
}

function weeklyOf(index: Index, day: Temporal.PlainDate): readonly Span[] {
  return index.weekly[day.dayOfWeek - 1] ?? [];
}

function isBeforeHoliday(index: Index, number: number): boolean {
  return index.shorter > 0 && index.isHoliday(dayFromNumber(number + 1).toString()) !== undefined;
}

function shortened(index: Index, spans: readonly Span[], applies: boolean): readonly Span[] {
  const close = spans.at(-1)?.[1];
  return !applies || close === undefined ? spans : without(spans, [close - index.shorter, close]);
}

function closedPartly(index: Index, iso: string, answer: Answer): Answer {
  const closings = index.closings.get(iso);
  if (closings === undefined || answer.spans.length === 0) return answer;
  const spans = closings.reduce((rest, closing) => without(rest, closing.span), answer.spans);
  const names = closings[0]?.names ?? null;
  if (spans.length === 0) return { spans, reason: 'closed', names };
  return { spans, reason: answer.reason ?? 'special-hours', names: answer.names ?? names };
}

function without(spans: readonly Span[], [from, to]: Span): readonly Span[] {
  return spans.flatMap((span): Span[] => {
    const kept: Span[] = [
      [span[0], Math.min(span[1], from)],
      [Math.max(span[0], to), span[1]],
    ];
    return kept.filter(([start, end]) => end > start);
  });
}

function spanOf(hours: { readonly from: string; readonly to: string }): Span {
  return [minuteOf(hours.from), minuteOf(hours.to)];
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function openingOf(day: Temporal.PlainDate, from: number, to: number): Opening {
  const opens = new Temporal.PlainTime(Math.floor(from / 60), from % 60);
  const closes = new Temporal.PlainTime(Math.floor(to / 60), to % 60);
  return {
    from: opens,
    to: closes,
    opens: instantOf(day, opens).epochMilliseconds,
    closes: instantOf(day, closes).epochMilliseconds,
  };
}

function movedTo(to: Temporal.PlainDate): Names {
  return { lv: `pārcelta uz ${sayDate(to, 'lv', 'accusative')}`, en: `moved to ${sayDate(to, 'en')}` };
}
