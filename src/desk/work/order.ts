/** What decides where something stands in a work list. */
export interface Pressing {
  readonly id: string;
  readonly due: Temporal.Instant | null;
  /** From when it waits: the letter, the promise, the opening. */
  readonly since: Temporal.Instant;
}

/**
 * 5.2.1: the earliest due time first; of those due at the same time what waits longer, so that nothing old is ever
 * overtaken by something younger of its kind. What is due at no time stands last, the oldest first.
 */
export function byPressure(a: Pressing, b: Pressing): number {
  return (
    timeOf(a.due) - timeOf(b.due) ||
    a.since.epochMilliseconds - b.since.epochMilliseconds ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

/** So large that it stands behind every time, yet can be subtracted from itself. */
const NEVER = Number.MAX_SAFE_INTEGER;

function timeOf(due: Temporal.Instant | null): number {
  return due?.epochMilliseconds ?? NEVER;
}
