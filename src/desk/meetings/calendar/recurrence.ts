/** A rule of repetition, as far as invitations use it (RFC 5545, 3.3.10): by days, never more often than daily. */
export interface Repetition {
  readonly every: 'day' | 'week' | 'month' | 'year';
  readonly interval: number;
  /** Occurrences in all, the first included. */
  readonly count: number | null;
  /** The last day, by the meeting's own clock. */
  readonly until: Temporal.PlainDate | null;
  /** `nth` 0: every such weekday of the period; 2: the second, −1: the last. Weekdays 1 (Monday) to 7. */
  readonly weekdays: readonly { readonly nth: number; readonly weekday: number }[];
  /** Days of the month, −1 the last. */
  readonly monthDays: readonly number[];
  readonly months: readonly number[];
  /** Which of a period's days count, −1 the last. */
  readonly positions: readonly number[];
}

/** How far a repetition is followed: no further than these many years after its beginning, and never endlessly. */
const YEARS = 12;

/**
 * The days of a repetition, the first one included, up to a last day and a greatest number. The work is bounded whatever
 * the rule says: a rule that never comes true costs no more than one that does.
 */
export function daysOf(
  rule: Repetition,
  first: Temporal.PlainDate,
  { last, most }: { readonly last: Temporal.PlainDate; readonly most: number },
): Temporal.PlainDate[] {
  const end = earlier(earlier(last, rule.until ?? last), first.add({ years: YEARS }));
  const days: Temporal.PlainDate[] = [first];
  for (let turn = 0; days.length < Math.min(most, rule.count ?? most); turn += 1) {
    const period = periodOf(rule, first, turn);
    if (Temporal.PlainDate.compare(period.from, end) > 0) break;
    for (const day of matching(rule, first, period)) {
      if (Temporal.PlainDate.compare(day, first) <= 0) continue;
      if (Temporal.PlainDate.compare(day, end) > 0 || days.length >= Math.min(most, rule.count ?? most)) return days;
      days.push(day);
    }
  }
  return days;
}

interface Period {
  readonly from: Temporal.PlainDate;
  readonly days: number;
}

function periodOf({ every, interval }: Repetition, first: Temporal.PlainDate, turn: number): Period {
  const step = turn * interval;
  if (every === 'day') return { from: first.add({ days: step }), days: 1 };
  if (every === 'week') {
    const monday = first.subtract({ days: first.dayOfWeek - 1 });
    return { from: monday.add({ weeks: step }), days: 7 };
  }
  if (every === 'month') {
    const from = first.with({ day: 1 }).add({ months: step });
    return { from, days: from.daysInMonth };
  }
  const from = first.with({ month: 1, day: 1 }).add({ years: step });
  return { from, days: from.daysInYear };
}

function matching(rule: Repetition, first: Temporal.PlainDate, { from, days }: Period): Temporal.PlainDate[] {
  const found: Temporal.PlainDate[] = [];
  for (let at = 0; at < days; at += 1) {
    const day = from.add({ days: at });
    if (isMeant(rule, first, day)) found.push(day);
  }
  if (rule.positions.length === 0) return found;
  return found.filter((_, at) => rule.positions.some((one) => one === at + 1 || one === at - found.length));
}

function isMeant(rule: Repetition, first: Temporal.PlainDate, day: Temporal.PlainDate): boolean {
  const { every, weekdays, monthDays, months } = rule;
  if (months.length > 0 && !months.includes(day.month)) return false;
  if (monthDays.length > 0 && !monthDays.some((one) => one === day.day || one === day.day - day.daysInMonth - 1))
    return false;
  if (weekdays.length > 0) return weekdays.some((one) => isWeekday(one, day, every));
  if (monthDays.length > 0 || every === 'day') return true;
  if (every === 'week') return day.dayOfWeek === first.dayOfWeek;
  if (every === 'month') return day.day === first.day;
  return day.day === first.day && (months.length > 0 || day.month === first.month);
}

function isWeekday(
  { nth, weekday }: Repetition['weekdays'][number],
  day: Temporal.PlainDate,
  every: Repetition['every'],
): boolean {
  if (day.dayOfWeek !== weekday) return false;
  if (nth === 0 || every === 'week' || every === 'day') return true;
  const fromStart = Math.ceil(day.day / 7);
  const fromEnd = -Math.ceil((day.daysInMonth - day.day + 1) / 7);
  return nth === fromStart || nth === fromEnd;
}

function earlier(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) <= 0 ? a : b;
}
