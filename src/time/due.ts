/** How long a duty leaves: working days, hours and minutes are counted in opening hours, the rest in the calendar. */
export type DueLength =
  | { readonly workingDays: number }
  | { readonly workingHours: number }
  | { readonly workingMinutes: number }
  | { readonly calendarDays: number }
  | { readonly months: number };

/** Why a day does not count (or why a Saturday does). */
export type DayReason = 'weekend' | 'holiday' | 'moved-off' | 'moved-on' | 'closed' | 'special-hours';

/**
 * One line of the explanation of a due time; a page says it in the reader's language (`sayDue`). Days and times of day
 * are civil, Europe/Riga. `name` is Latvian, `nameEn` the English of it. `year-not-covered` is a warning: the Cabinet's
 * moved working days of that year are not entered, so the due time may change when they are.
 */
export type DueStep =
  | { readonly step: 'received'; readonly at: Temporal.Instant }
  | {
      readonly step: 'counted-from';
      readonly at: Temporal.Instant;
      readonly why: 'within-hours' | 'outside-hours' | 'next-day';
    }
  | {
      readonly step: 'day-counted';
      readonly day: Temporal.PlainDate;
      readonly nth: number;
      readonly note: DayReason | null;
    }
  | {
      readonly step: 'day-skipped';
      readonly day: Temporal.PlainDate;
      readonly why: DayReason;
      readonly name: string | null;
      readonly nameEn?: string;
    }
  | {
      readonly step: 'time-counted';
      readonly day: Temporal.PlainDate;
      readonly from: Temporal.PlainTime;
      readonly to: Temporal.PlainTime;
      readonly minutes: number;
    }
  | {
      readonly step: 'moved-to-working-day';
      readonly from: Temporal.PlainDate;
      readonly to: Temporal.PlainDate;
    }
  | { readonly step: 'year-not-covered'; readonly year: number }
  | { readonly step: 'due'; readonly at: Temporal.Instant };

/** A due time with its reason, line by line, and the version of the calendar that it was counted by. */
export interface Due {
  readonly at: Temporal.Instant;
  readonly steps: readonly DueStep[];
  readonly calendarVersion: number;
}
