import { sayDayAndMonth, type DateCase } from '../time/say-date.ts';
import type { WorkingCalendar } from '../time/calendar.ts';
import { isWorkingDay } from '../time/working-day.ts';
import { dayOf, instantOf, ZONE } from '../time/zone.ts';
import type { When } from './demo-matter.ts';

/** How the demo's times become instants: the last working day and what of it has passed. */
export interface DemoTime {
  instantOf(when: When): Temporal.Instant;
  /** The day so many working days after (or before) an instant's. */
  workingDay(from: Temporal.Instant, days: number): Temporal.PlainDate;
}

const OPENS = Temporal.PlainTime.from('08:00');
const ENDS = Temporal.PlainTime.from('17:00');
/** Before this hour a working day has too little behind it to be the demo's last one. */
const ENOUGH = Temporal.PlainTime.from('11:00');

/** The demo's last working day is today from 11.00 on, shortened to what has passed of it; otherwise the one before. */
export function demoTime(calendar: WorkingCalendar, now: Temporal.Instant): DemoTime {
  const today = dayOf(now);
  const early = Temporal.PlainTime.compare(now.toZonedDateTimeISO(ZONE).toPlainTime(), ENOUGH) < 0;
  const last = isWorkingDay(calendar, today).working && !early ? today : step(calendar, today, -1);
  return {
    workingDay: (from, days) => step(calendar, dayOf(from), days),
    instantOf(when) {
      const ago = /^~(\d+)$/.exec(when);
      if (ago !== null) return now.subtract({ minutes: Number(ago[1]) });
      const found = /^(\d+)(?:-(\d))? (\d\d:\d\d)$/.exec(when);
      if (found === null) throw new Error(`The demo knows no time \`${when}\``);
      const day = step(calendar, last, -Number(found[1])).subtract({ days: Number(found[2] ?? 0) });
      const at = instantOf(day, Temporal.PlainTime.from(found[3] as string));
      return day.equals(today) ? shortened(at, today, now) : at;
    },
  };
}

/** A time of a day that is not over yet, moved so that the day's work ends five minutes ago. */
function shortened(at: Temporal.Instant, today: Temporal.PlainDate, now: Temporal.Instant): Temporal.Instant {
  const opens = instantOf(today, OPENS).epochMilliseconds;
  const ends = instantOf(today, ENDS).epochMilliseconds;
  const over = now.subtract({ minutes: 5 }).epochMilliseconds;
  if (over >= ends) return at;
  const share = (over - opens) / (ends - opens);
  return Temporal.Instant.fromEpochMilliseconds(Math.round(opens + (at.epochMilliseconds - opens) * share));
}

function step(calendar: WorkingCalendar, from: Temporal.PlainDate, days: number): Temporal.PlainDate {
  let day = from;
  for (let left = Math.abs(days); left > 0; ) {
    day = day.add({ days: Math.sign(days) });
    if (isWorkingDay(calendar, day).working) left -= 1;
  }
  return day;
}

const TOKEN = /‹([+-]?\d+) (nominative|genitive|dative|accusative|locative)›/g;

/** Fills the days into a text: `‹+5 dative›` is the fifth working day after, `26. novembrim`. */
export function withDays(text: string, time: DemoTime, at: Temporal.Instant, language: 'lv' | 'en'): string {
  return text.replaceAll(TOKEN, (_whole, days: string, inCase: DateCase) =>
    sayDayAndMonth(time.workingDay(at, Number(days)), language, inCase),
  );
}
