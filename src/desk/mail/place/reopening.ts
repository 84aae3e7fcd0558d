const ZONE = 'Europe/Riga';

/** Whether the window for reopening has passed: the day of closing is day 0, the last day counts whole, Europe/Riga. */
export function comesAfterWindow(
  closedAt: Temporal.Instant | null,
  now: Temporal.Instant,
  reopenDays: number,
): boolean {
  if (closedAt === null) return false;
  const lastDay = closedAt.toZonedDateTimeISO(ZONE).toPlainDate().add({ days: reopenDays });
  return Temporal.PlainDate.compare(now.toZonedDateTimeISO(ZONE).toPlainDate(), lastDay) > 0;
}
