import type { Holiday } from './holidays.ts';

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** An interval of one civil day, `HH:MM` to `HH:MM`; open from the first minute, closed at the last. */
export interface Hours {
  readonly from: string;
  readonly to: string;
}

/** A working day that the Cabinet moved (Darba likums 133(4)): `from` is free, `to` (a Saturday) is worked. */
export interface MovedDay {
  readonly from: string;
  readonly to: string;
  /** The order that moved it, with where it was read. */
  readonly act: string;
}

/** A day, or with `hours` a part of it, on which the institution is closed although the calendar says open. */
export interface Closing {
  readonly day: string;
  readonly hours: Hours | null;
  readonly lv: string;
  readonly en: string;
}

/** Opening hours of one day that stand instead of all others, a holiday's too. */
export interface SpecialHours {
  readonly day: string;
  readonly hours: readonly Hours[];
  readonly lv: string;
  readonly en: string;
}

/**
 * When an institution works. A plain value, equal to its JSON: days are ISO civil days, times are `HH:MM`, Europe/Riga.
 * Made by `parseCalendar`; a change is a new value with a higher version, never an edit, because the version is kept
 * with every due time.
 */
export interface WorkingCalendar {
  readonly version: number;
  readonly weekly: Readonly<Record<Weekday, readonly Hours[]>>;
  /** `lv`: the holidays of the law are computed for every year. */
  readonly holidayLaw: 'lv' | 'none';
  /** One-off holidays besides those computed. */
  readonly holidays: readonly Holiday[];
  /** The Cabinet's order binds state bodies and is recommended to municipalities, so each decides. */
  readonly followsCabinet: boolean;
  readonly movedDays: readonly MovedDay[];
  /** Years whose moved days are entered (also when there are none). */
  readonly yearsCovered: readonly number[];
  readonly closings: readonly Closing[];
  readonly specialHours: readonly SpecialHours[];
  /** Minutes by which a day before a holiday closes earlier (Darba likums: 60); 0 where it does not. */
  readonly shortDayBeforeHoliday: number;
}

/** What a calendar file says wrongly: where (`weekly.monday[1].from`) and what was expected there. */
export interface CalendarFinding {
  readonly path: string;
  readonly expected: string;
}

export interface CalendarRefusal {
  readonly refused: 'calendar-invalid';
  readonly findings: readonly CalendarFinding[];
}
