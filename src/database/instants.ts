import pg from 'pg';

/**
 * Teaches the driver our types, once per process: `timestamptz` is a `Temporal.Instant`, `date` a `Temporal.PlainDate`,
 * `int8` a number (positions and sizes stay below 2^53). Parameters may be given as the same values.
 */
export function teachTypes(): void {
  pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, parseInstant);
  pg.types.setTypeParser(pg.types.builtins.DATE, (text: string) => Temporal.PlainDate.from(text));
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
}

/** `2026-11-20 14:50:00.123+00` as PostgreSQL writes it in UTC or any other offset. */
export function parseInstant(text: string): Temporal.Instant {
  return Temporal.Instant.from(text.replace(' ', 'T'));
}

/** The same for a column that may be null inside JSON made by the server. */
export function instantOrNull(text: string | null): Temporal.Instant | null {
  return text === null ? null : parseInstant(text);
}
