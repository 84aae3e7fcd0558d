/** A day from an address, not after today and not before 2023; `null` where it is none. */
export function readDay(asked: unknown, today: Temporal.PlainDate): Temporal.PlainDate | null {
  if (typeof asked !== 'string' || !/^20[2-4]\d-\d\d-\d\d$/.test(asked)) return null;
  try {
    const day = Temporal.PlainDate.from(asked, { overflow: 'reject' });
    return Temporal.PlainDate.compare(day, today) > 0 || day.year < 2023 ? null : day;
  } catch {
    return null;
  }
}
