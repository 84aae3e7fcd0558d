import type ICAL from 'ical.js';
import type { Repetition } from './recurrence.ts';

type Recur = InstanceType<typeof ICAL.Recur>;

const EVERY: Readonly<Record<string, Repetition['every']>> = {
  DAILY: 'day',
  WEEKLY: 'week',
  MONTHLY: 'month',
  YEARLY: 'year',
};
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
/** Parts that no meeting programme offers; a rule with one of them is not guessed at. */
const NOT_UNDERSTOOD = ['BYSECOND', 'BYMINUTE', 'BYHOUR', 'BYYEARDAY', 'BYWEEKNO'];

/** The rule in our own terms; `null` where it repeats more often than daily or says what is not understood here. */
export function repetitionOf(rule: Recur): Repetition | null {
  const every = EVERY[rule.freq];
  const parts = rule.parts as Readonly<Record<string, readonly (string | number)[] | undefined>>;
  if (every === undefined || NOT_UNDERSTOOD.some((part) => parts[part] !== undefined)) return null;
  const numbers = (part: string) => (parts[part] ?? []).map(Number).filter(Number.isInteger);
  return {
    every,
    interval: Math.max(1, Math.min(rule.interval || 1, 1_000)),
    count: rule.count ?? null,
    until:
      rule.until === null || rule.until === undefined
        ? null
        : Temporal.PlainDate.from(rule.until.toString().slice(0, 10)),
    weekdays: (parts['BYDAY'] ?? []).flatMap((one) => weekdayOf(String(one))),
    monthDays: numbers('BYMONTHDAY'),
    months: numbers('BYMONTH'),
    positions: numbers('BYSETPOS'),
  };
}

function weekdayOf(text: string): Repetition['weekdays'] {
  const [, nth = '', name = ''] = /^([+-]?\d{0,2})([A-Z]{2})$/.exec(text.toUpperCase()) ?? [];
  const weekday = WEEKDAYS.indexOf(name) + 1;
  return weekday === 0 ? [] : [{ nth: Number(nth) || 0, weekday }];
}
