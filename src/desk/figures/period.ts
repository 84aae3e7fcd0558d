/** The periods that figures are asked for: this month, this quarter, all; by the civil calendar in Riga. */
export const PERIODS = ['month', 'quarter', 'all'] as const;
export type Period = (typeof PERIODS)[number];

/** The first day of the period that `today` lies in; `null` for all. */
export function beginningOf(period: Period, today: Temporal.PlainDate): Temporal.PlainDate | null {
  if (period === 'all') return null;
  const month = today.with({ day: 1 });
  return period === 'month' ? month : month.with({ month: Math.floor((today.month - 1) / 3) * 3 + 1 });
}

/** The Mondays of the last `count` weeks, oldest first; the last is the week of `today`. */
export function weeksUntil(today: Temporal.PlainDate, count: number): readonly Temporal.PlainDate[] {
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  return Array.from({ length: count }, (_, index) => monday.subtract({ weeks: count - 1 - index }));
}
