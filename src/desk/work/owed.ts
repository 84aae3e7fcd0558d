import { governing } from '../../standard/governing.ts';
import type { Obligation } from '../../standard/obligation.ts';
import type { Said } from '../../standard/standard.ts';

/** What one case owes now: the duty to see to first, why it is that one, and the others. */
export interface Owed {
  readonly first: Obligation;
  /** Why it governs, where another duty is about the same. */
  readonly why: Said | null;
  readonly others: readonly Obligation[];
}

/**
 * Of all that a case owes by a time: among the duties that govern (one for each topic) the earliest is first. `null`
 * where nothing is owed by a time. Duties of a merged case are handed in with those of the case they stand in.
 */
export function owedFirst(duties: readonly Obligation[]): Owed | null {
  const owed = duties.filter(({ settledBy, dueAt }) => settledBy === null && dueAt !== null);
  if (owed.length === 0) return null;
  const standing = governing(owed);
  const byTime = owed.toSorted((a, b) => dueOf(a) - dueOf(b) || (a.id < b.id ? -1 : 1));
  const first = byTime.find(({ id }) => standing.get(id)?.governs) ?? byTime[0];
  if (first === undefined) return null;
  const others = byTime.filter(({ id }) => id !== first.id);
  const contested = others.some(({ id }) => standing.get(id)?.instead === first.id);
  return { first, why: contested ? (standing.get(first.id)?.why ?? null) : null, others };
}

function dueOf({ dueAt }: Obligation): number {
  return dueAt === null ? Number.POSITIVE_INFINITY : dueAt.epochMilliseconds;
}

/** The parts of a work list, in their order. A week ends on Sunday. */
export const WHEN = ['late', 'today', 'this-week', 'later', 'no-time'] as const;
export type When = (typeof WHEN)[number];

/** In which part of the list something due then stands; `now` as civil time in Riga. */
export function whenDue(dueAt: Temporal.Instant | null, now: Temporal.Instant): When {
  if (dueAt === null) return 'no-time';
  if (Temporal.Instant.compare(dueAt, now) < 0) return 'late';
  const today = now.toZonedDateTimeISO('Europe/Riga').toPlainDate();
  const day = dueAt.toZonedDateTimeISO('Europe/Riga').toPlainDate();
  if (day.equals(today)) return 'today';
  const sunday = today.add({ days: 7 - today.dayOfWeek });
  return Temporal.PlainDate.compare(day, sunday) <= 0 ? 'this-week' : 'later';
}
